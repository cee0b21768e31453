package io.keyback.process;

import io.keyback.recovery.RecoveryCases;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** When the clock becomes critical: the case rises in the queue, whenever the mail about it gets out. */
@Component
class CaseBecameAtRisk implements ExecutionListener {

    private final RecoveryCases cases;
    private final TaskService tasks;

    CaseBecameAtRisk(RecoveryCases cases, @Lazy TaskService tasks) {
        this.cases = cases;
        this.tasks = tasks;
    }

    @Override
    public void notify(DelegateExecution execution) {
        cases.becameAtRisk(BusinessKey.of(execution));
        tasks.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .list()
                .forEach(task -> tasks.setPriority(task.getId(), CaseTimers.PRIORITY_AT_RISK));
    }
}
