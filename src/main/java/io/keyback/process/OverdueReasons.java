package io.keyback.process;

import io.keyback.recovery.OverdueReason;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Finds out what a case was waiting for when its time was up. */
@Component
class OverdueReasons {

    /** Its mail to the leads may be late without anybody waiting for it. */
    private static final String BESIDE_THE_REVIEW = "EscalateCase";

    private final TaskService tasks;
    private final ManagementService management;

    OverdueReasons(@Lazy TaskService tasks, @Lazy ManagementService management) {
        this.tasks = tasks;
        this.management = management;
    }

    OverdueReason of(String processInstanceId) {
        List<Task> open =
                tasks.createTaskQuery().processInstanceId(processInstanceId).list();
        if (open.isEmpty()) {
            return failed(processInstanceId) ? OverdueReason.STEP_FAILED : OverdueReason.CHECKS_NOT_DONE;
        }
        if (open.stream().anyMatch(task -> task.getTaskDefinitionKey().equals("SecondReview"))) {
            return OverdueReason.SECOND_REVIEW_OPEN;
        }
        return open.stream().anyMatch(task -> task.getAssignee() != null)
                ? OverdueReason.CLAIMED_NOT_DECIDED
                : OverdueReason.NOBODY_CLAIMED;
    }

    private boolean failed(String processInstanceId) {
        return management
                .createJobQuery()
                .processInstanceId(processInstanceId)
                .messages()
                .withException()
                .list()
                .stream()
                .map(job -> management
                        .createJobDefinitionQuery()
                        .jobDefinitionId(job.getJobDefinitionId())
                        .singleResult()
                        .getActivityId())
                .anyMatch(activity -> !activity.equals(BESIDE_THE_REVIEW));
    }
}
