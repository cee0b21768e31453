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
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session of a member of staff who has been removed, whose role has changed, or who signed in too long ago. The
 * engine's web applications poll, so that an open page would keep a session for ever.
 */
final class StaffSessions extends OncePerRequestFilter {

    private static final String SIGNED_IN_AT = "io.keyback.access.signed-in-at";

    private final StaffDirectory directory;
    private final SignInRecord record;
    private final Duration lifetime;
    private final Clock clock;

    StaffSessions(StaffDirectory directory, SignInRecord record, Duration lifetime, Clock clock) {
        this.directory = directory;
        this.record = record;
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

    /**
     * Begins a session, and leads to the page that was asked for before the sign-in. What cannot be recorded does not
     * happen: until it is, the session counts as too old.
     */
    SavedRequestAwareAuthenticationSuccessHandler beginning(String elseTo) {
        var handler = new SavedRequestAwareAuthenticationSuccessHandler() {
            @Override
            public void onAuthenticationSuccess(
                    HttpServletRequest request, HttpServletResponse response, Authentication staff)
                    throws ServletException, IOException {
                HttpSession session = request.getSession();
                session.removeAttribute(SIGNED_IN_AT);
                record.signedIn(staff.getName());
                session.setAttribute(SIGNED_IN_AT, clock.instant());
                super.onAuthenticationSuccess(request, response, staff);
            }
        };
        handler.setDefaultTargetUrl(elseTo);
        return handler;
    }

    /** Tells who could not sign in so, and nothing of why. */
    AuthenticationFailureHandler refusing(String page) {
        return new SimpleUrlAuthenticationFailureHandler(page) {
            @Override
            public void onAuthenticationFailure(
                    HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
                    throws IOException, ServletException {
                record.refused(Objects.requireNonNullElse(request.getParameter("username"), ""), why);
                super.onAuthenticationFailure(request, response, why);
            }
        };
    }
}
