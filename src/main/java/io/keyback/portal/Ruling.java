package io.keyback.portal;

import io.keyback.form.FormError;
import io.keyback.recovery.StepAnswer;
import java.util.List;

/** What a {@link FormRule} says about an answer. */
sealed interface Ruling {

    /** The answer is taken; the process goes on by this flow. */
    record Accepted(StepAnswer answer) implements Ruling {}

    /** The answer is not taken; what the rule wrote down meanwhile, such as a try, stays. */
    record Refused(List<FormError> errors) implements Ruling {
        public Refused {
            errors = List.copyOf(errors);
        }

        static Refused because(String field, String label, String message) {
            return new Refused(List.of(new FormError(field, label, message)));
        }
    }

    static Ruling accepted() {
        return new Accepted(StepAnswer.DONE);
    }
}
