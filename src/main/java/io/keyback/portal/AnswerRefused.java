package io.keyback.portal;

import io.keyback.form.FormError;
import java.util.List;

/** What the applicant sent cannot be accepted as it is; he can put it right and send it again. */
class AnswerRefused extends RuntimeException {

    private final transient List<FormError> errors;

    AnswerRefused(List<FormError> errors) {
        super("Answer refused, errors: " + errors.size());
        this.errors = List.copyOf(errors);
    }

    /** For what is wrong with the whole of it, not with one field. */
    AnswerRefused(String message) {
        this(List.of(new FormError("", "", message)));
    }

    List<FormError> errors() {
        return errors;
    }
}
