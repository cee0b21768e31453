package io.keyback.process;

import io.keyback.recovery.RecoveryCases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** When the time is up: put on record with what the case was waiting for, whenever the mail about it gets out. */
@Component
class CaseBecameOverdue implements ExecutionListener {

    private final RecoveryCases cases;
    private final OverdueReasons reasons;

    CaseBecameOverdue(RecoveryCases cases, OverdueReasons reasons) {
        this.cases = cases;
        this.reasons = reasons;
    }

    @Override
    public void notify(DelegateExecution execution) {
        cases.becameOverdue(BusinessKey.of(execution), reasons.of(execution.getProcessInstanceId()));
    }
}
