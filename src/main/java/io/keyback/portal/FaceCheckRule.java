package io.keyback.portal;

import io.keyback.recovery.CaseView;
import io.keyback.recovery.RecoveryCases;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The face check is done when enough pictures of the face came in. */
@Component
class FaceCheckRule implements FormRule {

    static final String FORM = "complete-face-check";

    private final RecoveryCases cases;
    private final HandedIn handedIn;

    FaceCheckRule(RecoveryCases cases, HandedIn handedIn) {
        this.cases = cases;
        this.handedIn = handedIn;
    }

    @Override
    public String form() {
        return FORM;
    }

    @Override
    public void keep(CaseView theCase, Asked asked, Map<String, ? extends @Nullable Object> data) {
        if (!handedIn.face(theCase.id(), asked.since())) {
            throw new AnswerRefused("The pictures of your face are missing. Press GO! to take them.");
        }
        cases.answer(theCase.id(), FORM, data);
    }
}
