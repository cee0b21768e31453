package io.keyback.process;

import io.keyback.recovery.CaseChecks;
import io.keyback.recovery.FaceVerdict;
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
        FaceVerdict verdict = checks.runFaceCheck(BusinessKey.of(execution));
        ProcessVariable.FACE_CHECK.set(execution, verdict.outcome());
        ProcessVariable.FACE_LIVE.set(execution, verdict.live());
    }
}
