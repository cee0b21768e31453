package io.keyback.portal;

import io.keyback.emailcode.Confirmation;
import io.keyback.emailcode.EmailCodes;
import io.keyback.form.FormError;
import io.keyback.recovery.CaseView;
import io.keyback.recovery.StepAnswer;
import java.util.List;
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
    public StepAnswer settle(CaseView theCase, Map<String, ? extends @Nullable Object> data) {
        Confirmation confirmation = codes.confirm(theCase.id(), String.valueOf(data.get(FIELD)));
        if (confirmation instanceof Confirmation.Confirmed) {
            return StepAnswer.DONE;
        }
        if (confirmation instanceof Confirmation.UsedUp) {
            return StepAnswer.ATTEMPTS_USED_UP;
        }
        if (confirmation instanceof Confirmation.Mistyped) {
            throw refused("That is not the code. Enter all 24 digits of the newest email.");
        }
        throw confirmation instanceof Confirmation.Wrong wrong
                ? refused("That is not the code. " + left(wrong.triesLeft()))
                : refused("This code is too old. Ask for another one with “Send another code”.");
    }

    @Override
    public void keep(CaseView theCase, Asked asked, Map<String, ? extends @Nullable Object> data) {
        // Settled; a code is kept nowhere.
    }

    private static AnswerRefused refused(String message) {
        return new AnswerRefused(List.of(new FormError(FIELD, LABEL, message)));
    }

    private static String left(int tries) {
        return tries == 1 ? "You have one try left." : "You have " + tries + " tries left.";
    }
}
