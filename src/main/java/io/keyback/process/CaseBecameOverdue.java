package io.keyback.process;

import io.keyback.recovery.RecoveryCases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** When the time is up, whenever the mail about it gets out. */
@Component
class CaseBecameOverdue implements ExecutionListener {

    private final RecoveryCases cases;

    CaseBecameOverdue(RecoveryCases cases) {
        this.cases = cases;
    }

    @Override
    public void notify(DelegateExecution execution) {
        cases.becameOverdue(BusinessKey.of(execution));
    }
}
