package io.keyback.process;

import io.keyback.caseid.CaseId;
import io.keyback.recovery.Deadlines;
import io.keyback.recovery.RecoveryCases;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The open tasks in the order in which reviewers should take them, and the timers that guard them. */
@Component
class ReviewQueue {

    static final String AT_RISK = "AtRisk";
    static final String OVERDUE = "Overdue";

    /** The tasks that are due when the decision is. */
    static final Set<String> DECISIONS = Set.of("ReviewCase", "SecondReview", "RequestAdditionalInfo");

    private final TaskService tasks;
    private final ManagementService management;
    private final RecoveryCases cases;

    ReviewQueue(@Lazy TaskService tasks, @Lazy ManagementService management, RecoveryCases cases) {
        this.tasks = tasks;
        this.management = management;
        this.cases = cases;
    }

    /** What is open of a case comes before what is due at the same time. */
    void moveUp(String processInstanceId) {
        tasks.createTaskQuery()
                .processInstanceId(processInstanceId)
                .list()
                .forEach(task -> tasks.setPriority(task.getId(), CaseTimers.PRIORITY_AT_RISK));
    }

    /** Moves the tasks and timers of the case to what its clock says now; those that have fired stay as they are. */
    void reschedule(CaseId caseId) {
        Deadlines deadlines = cases.deadlines(caseId);
        tasks.createTaskQuery().processInstanceBusinessKey(caseId.toString()).list().stream()
                .filter(task -> DECISIONS.contains(task.getTaskDefinitionKey()))
                .forEach(task -> {
                    moveTo(task, deadlines.decideBy());
                    moveTimer(task.getProcessInstanceId(), AT_RISK, deadlines.atRiskAt());
                    moveTimer(task.getProcessInstanceId(), OVERDUE, deadlines.decideBy());
                });
    }

    private void moveTo(Task task, Instant due) {
        task.setDueDate(Date.from(due));
        tasks.saveTask(task);
    }

    private void moveTimer(String processInstanceId, String boundaryEvent, Instant due) {
        management
                .createJobQuery()
                .processInstanceId(processInstanceId)
                .activityId(boundaryEvent)
                .timers()
                .list()
                .forEach(timer -> management.setJobDuedate(timer.getId(), Date.from(due)));
    }
}
