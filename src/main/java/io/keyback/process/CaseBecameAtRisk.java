package io.keyback.process;

import io.keyback.recovery.RecoveryCases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** When the clock becomes critical: the case rises in the queue, whenever the mail about it gets out. */
@Component
class CaseBecameAtRisk implements ExecutionListener {

    private final RecoveryCases cases;
    private final ReviewQueue queue;

    CaseBecameAtRisk(RecoveryCases cases, ReviewQueue queue) {
        this.cases = cases;
        this.queue = queue;
    }

    @Override
    public void notify(DelegateExecution execution) {
        cases.becameAtRisk(BusinessKey.of(execution));
        queue.moveUp(execution.getProcessInstanceId());
    }
}
