package io.keyback.access;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.SpringAuthorizationEventPublisher;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may call which address. Each chain knows its own addresses; the last one refuses every other, so that a servlet
 * that comes with a library is closed until it is named here.
 */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    private static final String SIGN_IN = "/staff/sign-in";
    private static final RequestMatcher CALLS = paths("/camunda/api/**", "/review/**");
    static final String[] REVIEWERS = {StaffRole.REVIEWER.name(), StaffRole.SENIOR_REVIEWER.name()};
    static final String[] ALL_STAFF =
            Stream.of(StaffRole.values()).map(StaffRole::name).toArray(String[]::new);

    /** Matches whole paths whichever servlet serves them; the engine's own servlets would slip through otherwise. */
    @Bean
    PathPatternRequestMatcherBuilderFactoryBean requestMatcherBuilder() {
        return new PathPatternRequestMatcherBuilderFactoryBean();
    }

    /** Without it nobody is told whom Spring Security refuses. */
    @Bean
    AuthorizationEventPublisher authorizationEvents(ApplicationEventPublisher events) {
        return new SpringAuthorizationEventPublisher(events);
    }

    @Bean
    PageHeaders pageHeaders(AccessSettings settings) {
        return new PageHeaders(settings);
    }

    /** In front of every other filter. */
    @Bean
    FilterRegistrationBean<PublicAddress> publicAddress(AccessSettings settings) {
        var registration = new FilterRegistrationBean<>(new PublicAddress(settings));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    StaffSessions staffSessions(StaffDirectory directory, SignInRecord record, AccessSettings settings, Clock clock) {
        return new StaffSessions(directory, record, settings.staffSessionLifetime(), clock);
    }

    /** Part of our chains only; as a bean it would stand in front of every servlet too. */
    @Bean
    FilterRegistrationBean<StaffSessions> staffSessionsInChainsOnly(StaffSessions sessions) {
        var registration = new FilterRegistrationBean<>(sessions);
        registration.setEnabled(false);
        return registration;
    }

    /**
     * Tasklist, Cockpit and Admin. They protect their own calls against forgery and send their own content security
     * policy. Their own sign-in and their page for making a first administrator are shut: each would go around ours.
     */
    @Bean
    @Order(1)
    SecurityFilterChain engineWebappsChain(HttpSecurity http, PageHeaders headers, StaffSessions sessions)
            throws Exception {
        RequestMatcher signOut = paths("/camunda/api/admin/auth/user/*/logout");
        http.securityMatcher("/camunda/**")
                .authorizeHttpRequests(EngineCalls::allow)
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/camunda/api/admin/setup/**", "/camunda/api/admin/auth/user/*/login/**")
                        .denyAll()
                        .requestMatchers("/camunda/api/admin/auth/user/*")
                        .hasAnyRole(ALL_STAFF)
                        .requestMatchers("/camunda/app/tasklist/**", "/camunda/api/tasklist/**")
                        .hasAnyRole(REVIEWERS)
                        .requestMatchers("/camunda/app/cockpit/**", "/camunda/api/cockpit/**")
                        .hasRole(StaffRole.PROCESS_OWNER.name())
                        .requestMatchers("/camunda/app/admin/**", "/camunda/api/admin/**")
                        .hasRole(StaffRole.ADMINISTRATOR.name())
                        .requestMatchers("/camunda/lib/**", "/camunda/assets/**", "/camunda/favicon.ico")
                        .hasAnyRole(ALL_STAFF)
                        .anyRequest()
                        .denyAll())
                .csrf(AbstractHttpConfigurer::disable)
                .logout(logout -> logout.logoutRequestMatcher(signOut)
                        .logoutSuccessHandler(new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT)))
                .headers(headers::ofEngineWebapps);
        return signedIn(http, sessions).build();
    }

    /** What reviewers look at beside the form. Everybody else is refused, a reviewer of another case by the feature. */
    @Bean
    @Order(2)
    SecurityFilterChain reviewPagesChain(HttpSecurity http, PageHeaders headers, StaffSessions sessions)
            throws Exception {
        http.securityMatcher("/review/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/review/**")
                        .hasAnyRole(REVIEWERS)
                        .requestMatchers(HttpMethod.POST, "/review/**")
                        .hasAnyRole(REVIEWERS)
                        .anyRequest()
                        .denyAll())
                .headers(headers::ofData);
        return signedIn(http, sessions).build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain staffPagesChain(
            HttpSecurity http, PageHeaders headers, StaffSessions sessions, ObjectProvider<StaffOidc> oidc)
            throws Exception {
        http.securityMatcher("/staff/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(SIGN_IN, "/staff/oidc/**")
                        .permitAll()
                        .requestMatchers("/staff/sign-out", "/staff/home")
                        .hasAnyRole(ALL_STAFF)
                        .anyRequest()
                        .denyAll())
                .addFilterBefore(sessions, AnonymousAuthenticationFilter.class)
                .logout(logout -> logout.logoutUrl("/staff/sign-out").logoutSuccessUrl(SIGN_IN + "?signed-out"))
                .headers(headers::ofPages);
        signIn(http, sessions, oidc.getIfAvailable());
        return http.build();
    }

    /** By password, or with the provider and in no other way. */
    private static void signIn(HttpSecurity http, StaffSessions sessions, @Nullable StaffOidc oidc) throws Exception {
        AuthenticationSuccessHandler then = sessions.beginning("/staff/home");
        AuthenticationFailureHandler orElse = sessions.refusing(SIGN_IN + "?failed");
        if (oidc == null) {
            http.formLogin(
                    login -> login.loginPage(SIGN_IN).successHandler(then).failureHandler(orElse));
        } else {
            http.oauth2Login(login -> {
                login.loginPage(SIGN_IN).successHandler(then).failureHandler(orElse);
                oidc.signIn(login);
            });
        }
    }

    /**
     * Applicants, the demo exchange, and what everybody may read. Applicants have no Spring Security identity: the
     * portal knows their case by their session.
     */
    @Bean
    @Order(4)
    SecurityFilterChain publicPagesChain(HttpSecurity http, PageHeaders headers) throws Exception {
        http.securityMatcher(
                        "/",
                        "/recovery/**",
                        "/exchange/**",
                        "/host/events",
                        "/.well-known/keyback-jwks.json",
                        "/actuator/health",
                        "/error",
                        "/favicon.ico",
                        "/portal/**",
                        "/form-js/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                // from the host's page or its server: each carries its own signed token
                .csrf(csrf -> csrf.ignoringRequestMatchers(
                        paths(HttpMethod.POST, "/recovery/hand-off"), paths(HttpMethod.POST, "/host/events")))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers::ofPages);
        return http.build();
    }

    @Bean
    @Order(5)
    SecurityFilterChain closedChain(HttpSecurity http, PageHeaders headers) throws Exception {
        http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .headers(headers::ofPages)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.NOT_FOUND))
                                .accessDeniedHandler((request, response, denied) ->
                                        response.sendError(HttpStatus.NOT_FOUND.value())));
        return http.build();
    }

    /** A page asks for the sign-in; a call from a page is told so, because it could not follow a redirect. */
    private static HttpSecurity signedIn(HttpSecurity http, StaffSessions sessions) throws Exception {
        return http.addFilterBefore(sessions, AnonymousAuthenticationFilter.class)
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), CALLS)
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint(SIGN_IN), request -> true)
                        .defaultAccessDeniedHandlerFor(
                                (request, response, denied) -> response.setStatus(HttpStatus.FORBIDDEN.value()), CALLS)
                        .defaultAccessDeniedHandlerFor(new AccessDeniedHandlerImpl(), request -> true));
    }

    private static RequestMatcher paths(String... patterns) {
        return new OrRequestMatcher(Stream.of(patterns)
                .<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher)
                .toList());
    }

    private static RequestMatcher paths(HttpMethod method, String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
    }
}
