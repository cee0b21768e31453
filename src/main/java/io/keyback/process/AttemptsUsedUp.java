package io.keyback.process;

import io.keyback.recovery.RecoveryCases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** With the last wrong code, whenever the mail about it gets out. */
@Component
class AttemptsUsedUp implements ExecutionListener {

    private final RecoveryCases cases;

    AttemptsUsedUp(RecoveryCases cases) {
        this.cases = cases;
    }

    @Override
    public void notify(DelegateExecution execution) {
        cases.codeAttemptsUsedUp(BusinessKey.of(execution));
    }
}
