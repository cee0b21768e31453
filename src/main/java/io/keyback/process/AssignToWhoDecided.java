package io.keyback.process;

import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The reviewer who found something missing names it himself, without looking for the task in the queue. */
@Component
class AssignToWhoDecided implements TaskListener {

    private final IdentityService identity;

    AssignToWhoDecided(@Lazy IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public void notify(DelegateTask task) {
        Optional.ofNullable(identity.getCurrentAuthentication())
                .map(Authentication::getUserId)
                .ifPresent(task::setAssignee);
    }
}
