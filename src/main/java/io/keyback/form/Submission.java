package io.keyback.form;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a validation.
 *
 * @param data what was entered, without hidden fields, text trimmed; meaningful only without errors
 * @param errors what is wrong, in the order of the form; empty when all is well
 */
public record Submission(Map<String, @Nullable Object> data, List<FormError> errors) {
    public boolean valid() {
        return errors.isEmpty();
    }
}
