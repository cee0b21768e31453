package io.keyback.portal;

import io.keyback.recovery.CaseView;
import io.keyback.recovery.Consents;
import io.keyback.recovery.FaceAnswer;
import io.keyback.recovery.RecoveryCases;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The face check is done when a live capture was, with the consent to it, or when a person is to check instead. */
@Component
class FaceCheckRule implements FormRule {

    static final String FORM = "complete-face-check";

    private final RecoveryCases cases;
    private final Consents consents;
    private final HandedIn handedIn;

    FaceCheckRule(RecoveryCases cases, Consents consents, HandedIn handedIn) {
        this.cases = cases;
        this.consents = consents;
        this.handedIn = handedIn;
    }

    @Override
    public String form() {
        return FORM;
    }

    @Override
    public void keep(CaseView theCase, Asked asked, Map<String, ? extends @Nullable Object> data) {
        if (!FaceAnswer.asksForPerson(data)) {
            requireFace(theCase, asked);
        }
        cases.answer(theCase.id(), FORM, data);
    }

    private void requireFace(CaseView theCase, Asked asked) {
        if (!consents.given(theCase.id())) {
            throw new AnswerRefused(
                    "Your consent to the face check is missing. Agree to it, or let a person check instead.");
        }
        if (!handedIn.face(theCase.id(), asked.since())) {
            throw new AnswerRefused("The face check is not done yet. Press GO! to begin it.");
        }
    }
}
