package io.keyback.process;

import io.keyback.recovery.Holds;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class ReleaseHold implements JavaDelegate {

    private final Holds holds;

    ReleaseHold(Holds holds) {
        this.holds = holds;
    }

    @Override
    public void execute(DelegateExecution execution) {
        holds.release(BusinessKey.of(execution));
    }
}
