package io.keyback.process;

import io.keyback.recovery.ResetGate;
import io.keyback.recovery.ResetRefused;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class ResetTwoFactor implements JavaDelegate {

    private final ResetGate gate;

    ResetTwoFactor(ResetGate gate) {
        this.gate = gate;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            gate.reset(BusinessKey.of(execution));
        } catch (ResetRefused refused) {
            throw new BpmnError(ProcessError.RESET_REFUSED.code(), refused.getMessage());
        }
    }
}
