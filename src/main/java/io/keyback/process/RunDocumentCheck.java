package io.keyback.process;

import io.keyback.recovery.CaseChecks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RunDocumentCheck implements JavaDelegate {

    private final CaseChecks checks;

    RunDocumentCheck(CaseChecks checks) {
        this.checks = checks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ProcessVariable.DOCUMENT_CHECK.set(execution, checks.runDocumentCheck(BusinessKey.of(execution)));
    }
}
