package io.keyback.process;

import io.keyback.recovery.CaseChecks;
import io.keyback.recovery.Triage;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Keeps where the decision table sent the case. */
@Component
class RecordTriage implements ExecutionListener {

    private final CaseChecks checks;

    RecordTriage(CaseChecks checks) {
        this.checks = checks;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Triage triage = Triage.valueOf((String) execution.getVariable(ProcessVariable.TRIAGE.name()));
        checks.triaged(BusinessKey.of(execution), triage);
        // How many reviewers it takes, the desk and the gate know; the flows ask only whether any is needed.
        ProcessVariable.OUTCOME.set(execution, triage == Triage.REVIEW_TWICE ? Triage.REVIEW : triage);
    }
}
