package io.keyback.process;

import io.keyback.audit.Action;
import io.keyback.audit.Actor;
import io.keyback.audit.Details;
import io.keyback.audit.Trail;
import io.keyback.caseid.CaseId;
import io.keyback.recovery.ReviewRefused;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Stands wherever a task gets or loses its reviewer, put there as {@link TaskRules} are: everybody claims for himself,
 * and each claim is on record for as long as it lasts.
 */
@Component
class ClaimRules implements TaskListener {

    private final Claims claims;
    private final Trail trail;
    private final IdentityService identity;

    ClaimRules(Claims claims, Trail trail, @Lazy IdentityService identity) {
        this.claims = claims;
        this.trail = trail;
        this.identity = identity;
    }

    @Override
    public void notify(DelegateTask task) {
        String reviewer = task.getAssignee();
        if (!task.getEventName().equals(EVENTNAME_ASSIGNMENT)) {
            if (reviewer != null) {
                claims.end(task.getId());
            }
            return;
        }
        claims.holder(task.getId()).ifPresent(this::refuseForSomebodyElse);
        if (reviewer != null) {
            refuseForSomebodyElse(reviewer);
            record(Action.CLAIMED, task, Actor.staff(reviewer));
            claims.begin(task.getId(), BusinessKey.of(task.getExecution()), reviewer);
        } else {
            record(Action.CLAIM_ENDED, task, caller().map(Actor::staff).orElse(Actor.SYSTEM));
            claims.end(task.getId());
        }
    }

    /** Before the claim itself is written, as whoever looks at a picture does it: so the two never wait in a circle. */
    private void record(Action action, DelegateTask task, Actor actor) {
        CaseId caseId = BusinessKey.of(task.getExecution());
        trail.record(caseId, action, actor, Details.NONE.withId("task", task.getTaskDefinitionKey()));
    }

    private void refuseForSomebodyElse(String reviewer) {
        if (caller().filter(name -> !name.equals(reviewer)).isPresent()) {
            throw new ReviewRefused(ReviewRefused.Reason.CLAIM_FOR_SOMEBODY_ELSE);
        }
    }

    /** Empty while Keyback itself acts. */
    private Optional<String> caller() {
        return Optional.ofNullable(identity.getCurrentAuthentication()).map(Authentication::getUserId);
    }
}
