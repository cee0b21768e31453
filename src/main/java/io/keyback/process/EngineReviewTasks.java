package io.keyback.process;

import io.keyback.caseid.CaseId;
import io.keyback.recovery.ReviewDesk;
import io.keyback.recovery.ReviewTasks;
import io.keyback.recovery.Reviewer;
import io.keyback.recovery.Reviewers;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** Review tasks as the engine keeps them. */
@Component
class EngineReviewTasks implements ReviewTasks {

    /** Of the queue, which may be long, and whose first few are nearly always enough. */
    private static final int PAGE = 20;

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final IdentityService identities;
    private final Reviewers reviewers;
    private final ReviewDesk desk;
    private final Claims claims;
    private final QueueSettings settings;
    private final SecureRandom random = new SecureRandom();

    EngineReviewTasks(
            TaskService tasks,
            RuntimeService runtime,
            IdentityService identities,
            Reviewers reviewers,
            ReviewDesk desk,
            Claims claims,
            QueueSettings settings) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.identities = identities;
        this.reviewers = reviewers;
        this.desk = desk;
        this.claims = claims;
        this.settings = settings;
    }

    @Override
    public void touch(CaseId caseId, String reviewer) {
        claims.touch(caseId, reviewer);
    }

    /** Where reviewers do not pick, whoever has a task gets that one again: pressing twice would be picking too. */
    @Override
    public Optional<String> claimNext(String reviewer) {
        if (settings.assignment() == QueueSettings.Assignment.NEXT) {
            List<Task> his = inOrder().taskAssignee(reviewer).list();
            if (!his.isEmpty()) {
                return Optional.of(his.get(0).getId());
            }
        }
        while (true) {
            List<Task> urgent = mostUrgentFor(reviewers.named(reviewer));
            if (urgent.isEmpty()) {
                return Optional.empty();
            }
            Collections.shuffle(urgent, random);
            Optional<Task> claimed =
                    urgent.stream().filter(task -> claim(task, reviewer)).findFirst();
            if (claimed.isPresent()) {
                return claimed.map(Task::getId);
            }
        }
    }

    private List<Task> mostUrgentFor(Reviewer reviewer) {
        List<String> groups = identities.createGroupQuery().groupMember(reviewer.name()).list().stream()
                .map(Group::getId)
                .toList();
        if (groups.isEmpty()) {
            return List.of();
        }
        TaskQuery open = inOrder().taskCandidateGroupIn(groups).taskUnassigned();
        List<Task> urgent = new ArrayList<>();
        List<Task> page;
        int seen = 0;
        do {
            page = open.listPage(seen, PAGE);
            page.stream()
                    .filter(task -> desk.mayDecide(caseOf(task), reviewer))
                    .limit(settings.nextOutOf() - urgent.size())
                    .forEach(urgent::add);
            seen += page.size();
        } while (page.size() == PAGE && urgent.size() < settings.nextOutOf());
        return urgent;
    }

    private TaskQuery inOrder() {
        return tasks.createTaskQuery()
                .processDefinitionKey(StaffRights.PROCESS)
                .orderByDueDate()
                .asc()
                .orderByTaskPriority()
                .desc();
    }

    private CaseId caseOf(Task task) {
        return CaseId.of(Objects.requireNonNull(runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey()));
    }

    /** False when somebody was faster. */
    private boolean claim(Task task, String reviewer) {
        try {
            tasks.claim(task.getId(), reviewer);
            return true;
        } catch (TaskAlreadyClaimedException | OptimisticLockingException e) {
            return false;
        }
    }
}
