package io.keyback.process;

import io.keyback.caseid.CaseId;
import io.keyback.recovery.CaseChecks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class ValidateForm implements JavaDelegate {

    private final CaseChecks checks;

    ValidateForm(CaseChecks checks) {
        this.checks = checks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId caseId = BusinessKey.of(execution);
        checks.validateForm(caseId);
        ProcessVariable.RESETTABLE.set(execution, checks.somethingToReset(caseId));
        ProcessVariable.INFO_ROUNDS_LEFT.set(execution, checks.infoRoundsLeft(caseId));
    }
}
