package io.keyback.process;

import io.keyback.recovery.CaseNotices;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

@Component
class EscalateCase implements JavaDelegate {

    private final CaseNotices notices;
    private final TaskService tasks;

    EscalateCase(CaseNotices notices, @Lazy TaskService tasks) {
        this.notices = notices;
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        notices.atRisk(BusinessKey.of(execution));
        tasks.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .list()
                .forEach(task -> tasks.setPriority(task.getId(), CaseTimers.PRIORITY_AT_RISK));
    }
}
