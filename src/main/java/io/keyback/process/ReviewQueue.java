package io.keyback.process;

import org.camunda.bpm.engine.TaskService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The open tasks in the order in which reviewers should take them. */
@Component
class ReviewQueue {

    private final TaskService tasks;

    ReviewQueue(@Lazy TaskService tasks) {
        this.tasks = tasks;
    }

    /** What is open of a case comes before what is due at the same time. */
    void moveUp(String processInstanceId) {
        tasks.createTaskQuery()
                .processInstanceId(processInstanceId)
                .list()
                .forEach(task -> tasks.setPriority(task.getId(), CaseTimers.PRIORITY_AT_RISK));
    }
}
