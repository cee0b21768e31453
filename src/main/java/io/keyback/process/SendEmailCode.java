package io.keyback.process;

import io.keyback.recovery.RecoveryCases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class SendEmailCode implements JavaDelegate {

    private final RecoveryCases cases;

    SendEmailCode(RecoveryCases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        cases.sendEmailCode(BusinessKey.of(execution));
    }
}
