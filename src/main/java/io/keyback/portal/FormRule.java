package io.keyback.portal;

import io.keyback.recovery.CaseView;
import io.keyback.recovery.StepAnswer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is done with a valid answer to one form, where it is more than keeping it. */
interface FormRule {

    /** Id of the form. */
    String form();

    /**
     * Judges what is not undone with the step, such as a try. Runs before the transaction that completes the step: within
     * it, a second connection would be needed while the first is held, and many at once would wait for each other.
     *
     * @return the flow by which the process goes on
     * @throws AnswerRefused when the answer is not taken; what was written down meanwhile stays
     */
    default StepAnswer settle(CaseView theCase, Map<String, ? extends @Nullable Object> data) {
        return StepAnswer.DONE;
    }

    /**
     * Judges the rest and keeps the answer, in the transaction that completes the step, with the case locked.
     *
     * @param asked which evidence it needs
     * @throws AnswerRefused when the answer is not taken
     */
    void keep(CaseView theCase, Asked asked, Map<String, ? extends @Nullable Object> data);
}
