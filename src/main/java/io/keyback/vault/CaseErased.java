package io.keyback.vault;

import io.keyback.caseid.CaseId;

/** The personal data of the case were erased; there is no key to them any more, and there will be none. */
public class CaseErased extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CaseErased(CaseId caseId) {
        super("Case " + caseId + " was erased");
    }
}
