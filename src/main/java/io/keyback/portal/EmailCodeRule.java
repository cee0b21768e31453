package io.keyback.portal;

import io.keyback.emailcode.Confirmation;
import io.keyback.emailcode.EmailCodes;
import io.keyback.recovery.CaseView;
import io.keyback.recovery.StepAnswer;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares the confirmation code. The code itself is kept nowhere. */
@Component
class EmailCodeRule implements FormRule {

    static final String FORM = "confirm-email-code";
    private static final String FIELD = "code";
    private static final String LABEL = "Confirmation code";

    private final EmailCodes codes;

    EmailCodeRule(EmailCodes codes) {
        this.codes = codes;
    }

    @Override
    public String form() {
        return FORM;
    }

    @Override
    public Ruling judge(CaseView theCase, Instant since, Map<String, ? extends @Nullable Object> data) {
        Confirmation confirmation = codes.confirm(theCase.id(), String.valueOf(data.get(FIELD)));
        if (confirmation instanceof Confirmation.Confirmed) {
            return Ruling.accepted();
        }
        if (confirmation instanceof Confirmation.UsedUp) {
            return new Ruling.Accepted(StepAnswer.ATTEMPTS_USED_UP);
        }
        if (confirmation instanceof Confirmation.Wrong wrong) {
            return Ruling.Refused.because(FIELD, LABEL, "That is not the code. " + left(wrong.triesLeft()));
        }
        return Ruling.Refused.because(
                FIELD, LABEL, "This code is too old. Ask for another one with “Send another code”.");
    }

    private static String left(int tries) {
        return tries == 1 ? "You have one try left." : "You have " + tries + " tries left.";
    }
}
