package io.keyback.process;

import io.keyback.recovery.Stops;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class FreezeAccount implements JavaDelegate {

    private final Stops stops;

    FreezeAccount(Stops stops) {
        this.stops = stops;
    }

    @Override
    public void execute(DelegateExecution execution) {
        stops.freezeAccount(BusinessKey.of(execution));
    }
}
