package io.keyback.benchmark.engines.flowable;

import io.keyback.benchmark.engines.child.Journal;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.delegate.JavaDelegate;

/** Every step of the models. */
public final class Work implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariables(
                Journal.work(execution.getProcessInstanceBusinessKey(), execution.getCurrentActivityId()));
    }
}
