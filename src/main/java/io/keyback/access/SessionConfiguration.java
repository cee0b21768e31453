package io.keyback.access;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.SessionRepositoryFilter;

/** Sessions in the database, for all nodes. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(tableName = "keyback.spring_session")
class SessionConfiguration {

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> timeOfSessions(ServerProperties server) {
        return sessions -> sessions.setDefaultMaxInactiveInterval(
                server.getServlet().getSession().getTimeout());
    }

    /** Of two requests of one session that write the same attribute at once neither fails: the later one's counts. */
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer sessionsOfParallelRequests() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    @Bean
    @Primary
    SessionsOfRequests<?> sessionsOfRequests(JdbcIndexedSessionRepository kept) {
        return new SessionsOfRequests<>(kept);
    }

    @Bean
    FilterRegistrationBean<SessionsOfRequests<?>> sessionsOfRequestsFilter(SessionsOfRequests<?> sessions) {
        var registration = new FilterRegistrationBean<SessionsOfRequests<?>>(sessions);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
        registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER - 1);
        return registration;
    }
}
