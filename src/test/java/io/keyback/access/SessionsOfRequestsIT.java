package io.keyback.access;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.zaxxer.hikari.HikariDataSource;
import io.keyback.TestDatabase;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.MapSession;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.transaction.support.TransactionTemplate;

/** What requests cost that use a session, on PostgreSQL. */
class SessionsOfRequestsIT {

    private static final HikariDataSource DATABASE = TestDatabase.migrated();

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final Counting<?> counting = new Counting<>(kept());
    private final SessionsOfRequests<?> sessions = new SessionsOfRequests<>(counting);

    @BeforeEach
    void nobodyIsThere() {
        jdbc.sql("delete from keyback.spring_session").update();
        counting.found = 0;
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private static JdbcIndexedSessionRepository kept() {
        var repository = new JdbcIndexedSessionRepository(
                new JdbcTemplate(DATABASE), new TransactionTemplate(new DataSourceTransactionManager(DATABASE)));
        repository.setTableName("keyback.spring_session");
        SessionConfiguration configuration = new SessionConfiguration();
        configuration.timeOfSessions(new ServerProperties()).customize(repository);
        configuration.sessionsOfParallelRequests().customize(repository);
        return repository;
    }

    @Test
    void aSessionIsReadOnceAndNotWrittenForBeingUsed() {
        String id = begun();
        String before = version();
        counting.found = 0;

        request(
                id,
                request -> assertThat(request.getSession().getAttribute("who")).isEqualTo("grace"));

        assertThat(counting.found).isEqualTo(1);
        assertThat(version()).isEqualTo(before);
    }

    @Test
    void whatARequestChangesTheNextOneFinds() {
        String id = begun();

        request(id, request -> request.getSession().setAttribute("who", "olena"));

        request(
                id,
                request -> assertThat(request.getSession().getAttribute("who")).isEqualTo("olena"));
        assertThat(counting.found).isEqualTo(2);
    }

    @Test
    void aSessionWithANewIdIsNotFoundByTheOldOne() {
        String id = begun();

        MockHttpServletResponse response = request(id, HttpServletRequest::changeSessionId);

        assertThat(id(response)).isNotEqualTo(id);
        request(id, request -> assertThat(request.getSession(false)).isNull());
        request(id(response), request -> assertThat(request.getSession(false)).isNotNull());
    }

    @Test
    void anInvalidatedSessionIsGone() {
        String id = begun();

        MockHttpServletResponse response =
                request(id, request -> request.getSession().invalidate());

        assertThat(response.getCookie("SESSION")).extracting(Cookie::getMaxAge).isEqualTo(0);
        request(id, request -> assertThat(request.getSession(false)).isNull());
        assertThat(sessions.findById(id)).isNull();
    }

    @Test
    void twoRequestsAtOnceGiveTheSameNewAttribute() {
        String id = begun();

        request(id, outer -> {
            outer.getSession().setAttribute("token", "of the one");
            CompletableFuture.runAsync(
                            () -> request(id, inner -> inner.getSession().setAttribute("token", "of the other")))
                    .join();
        });

        request(
                id,
                request ->
                        assertThat(request.getSession().getAttribute("token")).isEqualTo("of the one"));
    }

    @Test
    void aUseIsWrittenWhenAPartOfTheTimeIsOver() {
        MapSession session = new MapSession();
        Instant begun = session.getLastAccessedTime();
        session.setMaxInactiveInterval(Duration.ofMinutes(15));
        UsedSession<MapSession> used = new UsedSession<>(session);

        used.setLastAccessedTime(begun.plusSeconds(29));
        assertThat(session.getLastAccessedTime()).isEqualTo(begun);

        used.setLastAccessedTime(begun.plusSeconds(30));
        assertThat(session.getLastAccessedTime()).isEqualTo(begun.plusSeconds(30));
    }

    private String begun() {
        return id(request(null, request -> request.getSession().setAttribute("who", "grace")));
    }

    private MockHttpServletResponse request(@Nullable String id, Consumer<HttpServletRequest> what) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        if (id != null) {
            request.setCookies(
                    new Cookie("SESSION", Base64.getEncoder().encodeToString(id.getBytes(StandardCharsets.UTF_8))));
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        FilterChain handler = (wrapped, answer) -> what.accept((HttpServletRequest) wrapped);
        FilterChain filters = (at, answer) -> new SessionRepositoryFilter<>(sessions).doFilter(at, answer, handler);
        assertThatCode(() -> sessions.doFilter(request, response, filters)).doesNotThrowAnyException();
        return response;
    }

    private static String id(MockHttpServletResponse response) {
        return new String(
                Base64.getDecoder()
                        .decode(requireNonNull(response.getCookie("SESSION")).getValue()),
                StandardCharsets.UTF_8);
    }

    /** Changes with each write of a session's row. */
    private String version() {
        return jdbc.sql("select xmin::text from keyback.spring_session")
                .query(String.class)
                .single();
    }

    private static final class Counting<S extends Session> implements SessionRepository<S> {

        private final SessionRepository<S> kept;
        private int found;

        Counting(SessionRepository<S> kept) {
            this.kept = kept;
        }

        @Override
        public S createSession() {
            return kept.createSession();
        }

        @Override
        public void save(S session) {
            kept.save(session);
        }

        @Override
        public @Nullable S findById(String id) {
            found++;
            return kept.findById(id);
        }

        @Override
        public void deleteById(String id) {
            kept.deleteById(id);
        }
    }
}
