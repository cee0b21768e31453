package io.keyback.access;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * What Tasklist, Cockpit and Admin may send to the engine. Reading is open to all staff, and the engine shows everybody
 * what is his. Of the rest only these addresses are open, each to those whose work needs it: the engine has many more
 * that take a case past its rules, or text into its tables. The patterns match no address with a slash at its end,
 * which the engine would take too.
 */
final class EngineCalls {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    /** Read in spite of their method, because what is asked for does not fit into an address; each can be counted too. */
    private static final String[] QUERIES = {
        "/execution",
        "/external-task",
        "/group",
        "/history/process-instance",
        "/history/task",
        "/history/variable-instance",
        "/job",
        "/process-instance",
        "/task",
        "/variable-instance",
    };

    private static final String[] FILTERS = {"/filter/*/list", "/filter/*/count"};

    private static final String[] REVIEW = {
        "/task/*/claim", "/task/*/unclaim", "/task/*/complete", "/task/*/submit-form",
    };

    private static final String[] RETRY = {"/job/*/retries", "/job-definition/*/retries"};

    private static final String CREDENTIALS = ENGINE + "/user/{name}/credentials";

    private EngineCalls() {}

    static void allow(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        String administrator = StaffRole.ADMINISTRATOR.name();
        requests.requestMatchers(HttpMethod.GET, "/camunda/api/engine/**")
                .hasAnyRole(AccessConfiguration.ALL_STAFF)
                // answers what one may do with a thing
                .requestMatchers(HttpMethod.OPTIONS, "/camunda/api/engine/**")
                .hasAnyRole(AccessConfiguration.ALL_STAFF)
                .requestMatchers(HttpMethod.POST, atEngine(QUERIES))
                .hasAnyRole(AccessConfiguration.ALL_STAFF)
                .requestMatchers(HttpMethod.POST, counted(QUERIES))
                .hasAnyRole(AccessConfiguration.ALL_STAFF)
                .requestMatchers(HttpMethod.POST, atEngine(FILTERS))
                .hasAnyRole(AccessConfiguration.REVIEWERS)
                .requestMatchers(HttpMethod.POST, atEngine(REVIEW))
                .hasAnyRole(AccessConfiguration.REVIEWERS)
                .requestMatchers(HttpMethod.PUT, atEngine(RETRY))
                .hasRole(StaffRole.PROCESS_OWNER.name())
                .requestMatchers(
                        HttpMethod.POST, atEngine("/user/create", "/user/*/unlock", "/identity/password-policy"))
                .hasRole(administrator)
                .requestMatchers(HttpMethod.PUT, CREDENTIALS)
                .access(AuthorizationManagers.anyOf(
                        AuthorityAuthorizationManager.hasRole(administrator), EngineCalls::isForOneself))
                // of all others too: a reviewer who can change his email hides that a case is his own
                .requestMatchers(HttpMethod.PUT, atEngine("/user/*/profile", "/group/*/members/*"))
                .hasRole(administrator)
                .requestMatchers(HttpMethod.DELETE, atEngine("/user/*", "/group/*/members/*"))
                .hasRole(administrator)
                .requestMatchers("/camunda/api/engine/**")
                .denyAll();
    }

    private static AuthorizationDecision isForOneself(
            Supplier<Authentication> caller, RequestAuthorizationContext request) {
        return new AuthorizationDecision(
                caller.get().getName().equals(request.getVariables().get("name")));
    }

    private static String[] counted(String... queries) {
        return Stream.of(queries).map(query -> ENGINE + query + "/count").toArray(String[]::new);
    }

    private static String[] atEngine(String... paths) {
        return Stream.of(paths).map(ENGINE::concat).toArray(String[]::new);
    }
}
