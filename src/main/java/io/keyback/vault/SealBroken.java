package io.keyback.vault;

import io.keyback.caseid.CaseId;

/** Something sealed is not what was sealed, or stands where it does not belong: somebody changed the database. */
public class SealBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SealBroken(CaseId caseId, Place place, Throwable cause) {
        super("The seal of " + place + " of case " + caseId + " is broken", cause);
    }
}
