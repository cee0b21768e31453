package io.keyback.process;

import io.keyback.recovery.RecoveryCases;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** When additional information was given: the next round begins and the clock runs, before the timers are set anew. */
@Component
class InfoProvided implements TaskListener {

    private final RecoveryCases cases;

    InfoProvided(RecoveryCases cases) {
        this.cases = cases;
    }

    @Override
    public void notify(DelegateTask task) {
        cases.infoProvided(BusinessKey.of(task.getExecution()));
    }
}
