package io.keyback.process;

import io.keyback.recovery.Pauses;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** When nobody said in time whether a paused request is still needed. */
@Component
class AnswerMissing implements ExecutionListener {

    private final Pauses pauses;

    AnswerMissing(Pauses pauses) {
        this.pauses = pauses;
    }

    @Override
    public void notify(DelegateExecution execution) {
        pauses.resume(BusinessKey.of(execution));
    }
}
