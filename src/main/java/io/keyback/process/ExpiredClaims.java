package io.keyback.process;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Gives tasks that were claimed and left alone back to the queue; on any number of nodes, each task once. */
@Component
class ExpiredClaims {

    private static final Logger log = LoggerFactory.getLogger(ExpiredClaims.class);

    private final Claims claims;
    private final TaskService tasks;
    private final TransactionOperations transactions;

    ExpiredClaims(Claims claims, TaskService tasks, TransactionOperations transactions) {
        this.claims = claims;
        this.tasks = tasks;
        this.transactions = transactions;
    }

    void giveBack() {
        for (String task : claims.expired()) {
            try {
                transactions.executeWithoutResult(transaction -> giveBack(task));
            } catch (OptimisticLockingException e) {
                log.info("Task {} is in use; its claim stays for now", task);
            }
        }
    }

    private void giveBack(String task) {
        boolean open = tasks.createTaskQuery().taskId(task).count() == 1;
        if (claims.endExpired(task) && open) {
            tasks.setAssignee(task, null);
            log.info("Task {} went back to the queue: its claim expired", task);
        }
    }
}
