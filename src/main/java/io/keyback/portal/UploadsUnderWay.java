package io.keyback.portal;

import io.keyback.caseid.CaseId;
import io.keyback.recovery.CaseView;
import io.keyback.throttle.Throttle;
import io.keyback.throttle.TooOften;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * One upload at a time for a case, so that nobody fills the disk by sending all at once, and no more of an account than a
 * day has room for. The pages send so anyway.
 */
@Component
class UploadsUnderWay {

    private final Set<CaseId> cases = ConcurrentHashMap.newKeySet();
    private final Throttle throttle;

    UploadsUnderWay(Throttle throttle) {
        this.throttle = throttle;
    }

    /**
     * Begins one, which has to be ended.
     *
     * @throws UploadUnderWay when the case has one already
     * @throws io.keyback.throttle.TooOften when the account has sent too many
     */
    void begin(CaseView theCase) {
        if (!cases.add(theCase.id())) {
            throw new UploadUnderWay();
        }
        try {
            throttle.upload(theCase.account().value());
        } catch (TooOften refused) {
            end(theCase.id());
            throw refused;
        }
    }

    void end(CaseId caseId) {
        cases.remove(caseId);
    }
}
