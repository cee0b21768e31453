package io.keyback.access;

import io.keyback.audit.Action;
import io.keyback.audit.Actor;
import io.keyback.audit.Details;
import io.keyback.audit.Trail;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records who of the staff signed in, who tried to, and who called what is not his. */
@Component
class SignInRecord {

    /** Where the addresses of staff begin. */
    private static final Set<String> AREAS = Set.of("camunda", "review", "staff");

    private final StaffDirectory directory;
    private final Trail trail;

    SignInRecord(StaffDirectory directory, Trail trail) {
        this.directory = directory;
        this.trail = trail;
    }

    @Transactional
    public void signedIn(String name) {
        trail.recordOfSystem(Action.STAFF_SIGNED_IN, Actor.staff(name), Details.NONE);
    }

    /**
     * Records a sign-in that did not succeed.
     *
     * @param typed as a name, which is recorded only where somebody has it: it may be a password; empty for none
     */
    @Transactional
    public void refused(String typed, AuthenticationException why) {
        Details details = Details.NONE.withId("cause", why.getClass().getSimpleName());
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
            trail.recordOfSystem(
                    Action.STAFF_CALL_REFUSED,
                    Actor.staff(caller.getName()),
                    Details.NONE.withId("area", area(event.getObject())));
        }
    }

    private static String area(Object called) {
        String path = called instanceof HttpServletRequest request ? Objects.toString(request.getRequestURI()) : "";
        return AREAS.stream()
                .filter(area -> path.startsWith("/" + area + "/"))
                .findFirst()
                .orElse("other");
    }
}
