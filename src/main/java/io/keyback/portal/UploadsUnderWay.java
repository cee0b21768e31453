package io.keyback.portal;

import io.keyback.caseid.CaseId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** One upload at a time for a case, so that nobody fills the disk by sending all at once. The pages send so anyway. */
@Component
class UploadsUnderWay {

    private final Set<CaseId> cases = ConcurrentHashMap.newKeySet();

    /** @throws UploadUnderWay when the case has one already */
    void begin(CaseId caseId) {
        if (!cases.add(caseId)) {
            throw new UploadUnderWay();
        }
    }

    void end(CaseId caseId) {
        cases.remove(caseId);
    }
}
