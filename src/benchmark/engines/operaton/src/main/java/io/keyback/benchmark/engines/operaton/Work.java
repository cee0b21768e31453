package io.keyback.benchmark.engines.operaton;

import io.keyback.benchmark.engines.child.Journal;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.JavaDelegate;

/** Every step of the models. */
public final class Work implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariables(
                Journal.work(execution.getProcessBusinessKey(), execution.getCurrentActivityId()));
    }
}
