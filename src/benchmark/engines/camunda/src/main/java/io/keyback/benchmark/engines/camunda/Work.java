package io.keyback.benchmark.engines.camunda;

import io.keyback.benchmark.engines.child.Journal;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Every step of the models. */
public final class Work implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariables(
                Journal.work(execution.getProcessBusinessKey(), execution.getCurrentActivityId()));
    }
}
