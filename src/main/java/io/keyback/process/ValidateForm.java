package io.keyback.process;

import io.keyback.recovery.CaseChecks;
import io.keyback.recovery.FormVerdict;
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
        FormVerdict verdict = checks.validateForm(BusinessKey.of(execution));
        ProcessVariable.FORM_CHECK.set(execution, verdict.outcome());
        ProcessVariable.RESETTABLE.set(execution, verdict.resettable());
        ProcessVariable.INFO_ROUNDS_LEFT.set(execution, verdict.infoRoundsLeft());
        ProcessVariable.ONLY_MAILBOX.set(execution, verdict.onlyMailbox());
    }
}
