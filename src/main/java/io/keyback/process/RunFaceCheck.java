package io.keyback.process;

import io.keyback.recovery.CaseChecks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RunFaceCheck implements JavaDelegate {

    private final CaseChecks checks;

    RunFaceCheck(CaseChecks checks) {
        this.checks = checks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ProcessVariable.FACE_CHECK.set(execution, checks.runFaceCheck(BusinessKey.of(execution)));
    }
}
