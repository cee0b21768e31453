package io.keyback.process;

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
    private final IdentityService identity;

    ClaimRules(Claims claims, @Lazy IdentityService identity) {
        this.claims = claims;
        this.identity = identity;
    }

    @Override
    public void notify(DelegateTask task) {
        String reviewer = task.getAssignee();
        if (task.getEventName().equals(EVENTNAME_ASSIGNMENT)) {
            claims.holder(task.getId()).ifPresent(this::refuseForSomebodyElse);
        }
        if (task.getEventName().equals(EVENTNAME_ASSIGNMENT) && reviewer != null) {
            refuseForSomebodyElse(reviewer);
            claims.begin(task.getId(), BusinessKey.of(task.getExecution()), reviewer);
        } else {
            claims.end(task.getId());
        }
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
