package io.keyback.portal;

import io.keyback.recovery.CaseView;
import io.keyback.recovery.FaceAnswer;
import io.keyback.recovery.RecoveryCases;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The face check is done when a live capture was, or when a person is to check instead. */
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
        if (!FaceAnswer.asksForPerson(data) && !handedIn.face(theCase.id(), asked.since())) {
            throw new AnswerRefused("The face check is not done yet. Press GO! to begin it.");
        }
        cases.answer(theCase.id(), FORM, data);
    }
}
