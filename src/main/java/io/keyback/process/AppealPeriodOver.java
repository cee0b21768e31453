package io.keyback.process;

import io.keyback.recovery.RecoveryCases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** When nobody appealed in time: the rejection is final. */
@Component
class AppealPeriodOver implements ExecutionListener {

    private final RecoveryCases cases;

    AppealPeriodOver(RecoveryCases cases) {
        this.cases = cases;
    }

    @Override
    public void notify(DelegateExecution execution) {
        cases.appealPeriodOver(BusinessKey.of(execution));
    }
}
