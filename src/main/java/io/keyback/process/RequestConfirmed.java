package io.keyback.process;

import io.keyback.recovery.Pauses;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** When the applicant says that a paused request is still needed. */
@Component
class RequestConfirmed implements TaskListener {

    private final Pauses pauses;

    RequestConfirmed(Pauses pauses) {
        this.pauses = pauses;
    }

    @Override
    public void notify(DelegateTask task) {
        pauses.resume(BusinessKey.of(task.getExecution()));
    }
}
