package io.keyback.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session of a member of staff who has been removed, whose role has changed, or who signed in too long ago. The
 * engine's web applications poll, so that an open page would keep a session for ever.
 */
final class StaffSessions extends OncePerRequestFilter {

    private static final String SIGNED_IN_AT = "io.keyback.access.signed-in-at";

    private final StaffDirectory directory;
    private final Duration lifetime;
    private final Clock clock;

    StaffSessions(StaffDirectory directory, Duration lifetime, Clock clock) {
        this.directory = directory;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        @Nullable Authentication staff = SecurityContextHolder.getContext().getAuthentication();
        @Nullable HttpSession session = request.getSession(false);
        if (staff != null && session != null && (isTooOld(session) || !hasStillItsRoles(staff))) {
            session.invalidate();
            SecurityContextHolder.clearContext();
        }
        chain.doFilter(request, response);
    }

    private boolean isTooOld(HttpSession session) {
        Object signedInAt = session.getAttribute(SIGNED_IN_AT);
        return !(signedInAt instanceof Instant since) || clock.instant().isAfter(since.plus(lifetime));
    }

    private boolean hasStillItsRoles(Authentication staff) {
        Set<String> roles = directory.rolesOf(staff.getName()).stream()
                .map(StaffRole::authority)
                .collect(Collectors.toSet());
        Set<String> given = staff.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toSet());
        return !roles.isEmpty() && roles.equals(given);
    }

    /** Begins a session, and leads to the page that was asked for before the sign-in. */
    SavedRequestAwareAuthenticationSuccessHandler beginning(String elseTo) {
        var handler = new SavedRequestAwareAuthenticationSuccessHandler() {
            @Override
            public void onAuthenticationSuccess(
                    HttpServletRequest request, HttpServletResponse response, Authentication staff)
                    throws ServletException, IOException {
                request.getSession().setAttribute(SIGNED_IN_AT, clock.instant());
                super.onAuthenticationSuccess(request, response, staff);
            }
        };
        handler.setDefaultTargetUrl(elseTo);
        return handler;
    }
}
