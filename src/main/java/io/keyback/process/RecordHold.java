package io.keyback.process;

import io.keyback.recovery.Hold;
import io.keyback.recovery.Holds;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Keeps how long the decision table wants the hold to be. */
@Component
class RecordHold implements ExecutionListener {

    private final Holds holds;

    RecordHold(Holds holds) {
        this.holds = holds;
    }

    @Override
    public void notify(DelegateExecution execution) {
        holds.decided(
                BusinessKey.of(execution), Hold.valueOf((String) execution.getVariable(ProcessVariable.HOLD.name())));
    }
}
