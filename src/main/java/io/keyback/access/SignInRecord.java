package io.keyback.access;

import io.keyback.audit.Action;
import io.keyback.audit.Actor;
import io.keyback.audit.Details;
import io.keyback.audit.Trail;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records who of the staff signed in, who tried to, and who called what is not his. What cannot be recorded does not
 * happen: a listener that fails lets nobody in.
 */
@Component
class SignInRecord {

    private final StaffDirectory directory;
    private final Trail trail;

    SignInRecord(StaffDirectory directory, Trail trail) {
        this.directory = directory;
        this.trail = trail;
    }

    @EventListener
    @Transactional
    public void signedIn(InteractiveAuthenticationSuccessEvent event) {
        trail.recordOfSystem(
                Action.STAFF_SIGNED_IN, Actor.staff(event.getAuthentication().getName()), Details.NONE);
    }

    /** Only a name that somebody has is recorded: what else is typed there may be a password. */
    @EventListener
    @Transactional
    public void refused(AbstractAuthenticationFailureEvent event) {
        String typed = event.getAuthentication().getName();
        Details details =
                Details.NONE.withId("cause", event.getException().getClass().getSimpleName());
        trail.recordOfSystem(
                Action.STAFF_SIGN_IN_REFUSED,
                Actor.SYSTEM,
                directory.rolesOf(typed).isEmpty() ? details : details.withId("user", typed));
    }

    @EventListener
    @Transactional
    public void refused(AuthorizationDeniedEvent<?> event) {
        Authentication caller = event.getAuthentication().get();
        if (caller != null && !(caller instanceof AnonymousAuthenticationToken)) {
            trail.recordOfSystem(Action.STAFF_CALL_REFUSED, Actor.staff(caller.getName()), Details.NONE);
        }
    }
}
