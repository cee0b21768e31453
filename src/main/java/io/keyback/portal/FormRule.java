package io.keyback.portal;

import io.keyback.recovery.CaseView;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is done with a valid answer to one form, where it is more than keeping it. Runs in the transaction that completes
 * the step.
 */
interface FormRule {

    /** Id of the form. */
    String form();

    /**
     * Judges the answer and keeps it.
     *
     * @param since evidence counts when it came at this time or later
     */
    Ruling judge(CaseView theCase, Instant since, Map<String, ? extends @Nullable Object> data);
}
