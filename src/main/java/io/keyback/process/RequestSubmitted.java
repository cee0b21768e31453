package io.keyback.process;

import io.keyback.recovery.RecoveryCases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** With the last step of the request: the case clock starts, whenever the mail about it gets out. */
@Component
class RequestSubmitted implements ExecutionListener {

    private final RecoveryCases cases;

    RequestSubmitted(RecoveryCases cases) {
        this.cases = cases;
    }

    @Override
    public void notify(DelegateExecution execution) {
        cases.submitted(BusinessKey.of(execution));
    }
}
