package io.keyback.process;

import io.keyback.recovery.RecoveryCases;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** When a rejection is appealed: the next round begins with a clock of its own, before the timers are set anew. */
@Component
class RejectionAppealed implements TaskListener {

    private final RecoveryCases cases;

    RejectionAppealed(RecoveryCases cases) {
        this.cases = cases;
    }

    @Override
    public void notify(DelegateTask task) {
        cases.appealed(BusinessKey.of(task.getExecution()));
    }
}
