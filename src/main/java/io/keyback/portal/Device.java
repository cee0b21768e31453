package io.keyback.portal;

import io.keyback.caseid.CaseId;
import java.io.Serializable;
import java.util.UUID;

/**
 * What the session keeps of a case. The server puts it there; no address and no form of the portal carries a case id.
 *
 * @param number which take-over of the case this is; only the latest may act
 */
record Device(UUID caseId, int number) implements Serializable {

    Device(CaseId caseId, int number) {
        this(caseId.value(), number);
    }

    CaseId theCase() {
        return new CaseId(caseId);
    }
}
