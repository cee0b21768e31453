package io.keyback.process;

import io.keyback.recovery.RecoveryCases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** On the way into the request: moves the case on, which the case refuses when no code was confirmed. */
@Component
class EmailConfirmed implements ExecutionListener {

    private final RecoveryCases cases;

    EmailConfirmed(RecoveryCases cases) {
        this.cases = cases;
    }

    @Override
    public void notify(DelegateExecution execution) {
        cases.emailConfirmed(BusinessKey.of(execution));
    }
}
