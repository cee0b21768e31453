package io.keyback.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.keyback.TestClock;
import io.keyback.TestDatabase;
import io.keyback.keys.TestKeys;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** How often one may ask, counted on PostgreSQL. */
class ThrottleIT {

    private static final HikariDataSource DATABASE = TestDatabase.migrated();
    private static final int LIMIT = 6;
    private static final int PREFIX_FACTOR = 2;
    private static final int PER_ACCOUNT = 3;
    private static final int PER_DAY = 5;
    private static final int MAILS = 4;
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final ThrottleSettings SETTINGS = new ThrottleSettings(
            WINDOW, LIMIT, LIMIT, LIMIT, LIMIT, LIMIT, LIMIT, LIMIT, PREFIX_FACTOR, PER_ACCOUNT, PER_DAY, MAILS);

    private final TestClock clock = new TestClock();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final JdbcClient jdbc = JdbcClient.create(DATABASE);

    @TempDir
    private Path directory;

    private Buckets buckets;
    private Throttle throttle;

    @BeforeEach
    void nobodyHasAsked() {
        jdbc.sql("delete from keyback.throttle").update();
        buckets = node();
        throttle = new Throttle(buckets, SETTINGS, metrics);
    }

    private Buckets node() {
        return new Buckets(DATABASE, TestKeys.in(directory), clock);
    }

    @AfterAll
    static void closeDatabase() {
        DATABASE.close();
    }

    @Test
    void anAddressHasItsLimitAndGetsItBackEvenly() {
        enter(LIMIT, "192.0.2.1");

        assertTooOften("192.0.2.1");
        clock.pass(WINDOW.dividedBy(LIMIT));
        enter(1, "192.0.2.1");
        assertTooOften("192.0.2.1");
    }

    @Test
    void anotherNodeCountsOn() {
        enter(LIMIT, "192.0.2.1");

        assertThatExceptionOfType(TooOften.class)
                .isThrownBy(() -> new Throttle(node(), SETTINGS, metrics).enter(Entrance.LINK, "192.0.2.1"));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1,            192.0.2.2,            ''",
        "192.0.2.1,            ::ffff:192.0.2.1,     address prefix",
        "192.0.2.1,            192.0.3.1,            ''",
        "2001:db8:0:1::1,      2001:db8:0:1:9::9,    address",
        "2001:db8:0:1::1,      2001:db8:0:1::1%eth0, address",
        "2001:db8:0:1::1,      2001:db8:0:2::1,      ''",
        "not.an.address,       neither,              address"
    })
    void whoIsTheSameCallerSharesALimit(String one, String other, String shared) {
        enter(LIMIT, one);

        if (shared.contains("address")) {
            assertTooOften(other);
        } else {
            enter(1, other);
        }
    }

    @ParameterizedTest
    @CsvSource({"192.0.2., .,  192.0.2.99, 192.0.3.1", "2001:db8:0:, ::1, 2001:db8:0:99::1, 2001:db8:1:1::1"})
    void allOfAPrefixTogetherHaveALimitToo(String prefix, String rest, String another, String elsewhere) {
        for (int household = 0; household < PREFIX_FACTOR; household++) {
            enter(LIMIT, prefix + household + (rest.equals(".") ? "" : rest));
        }

        assertTooOften(another);
        enter(1, elsewhere);
        assertThat(refused("prefix")).isEqualTo(1);
    }

    @Test
    void eachEntranceIsCountedForItself() {
        enter(LIMIT, "192.0.2.1");

        throttle.enter(Entrance.UPLOAD, "192.0.2.1");
        assertThat(refused("address")).isZero();
    }

    @Test
    void aThiefElsewhereDoesNotUseUpWhatTheOwnerOfAnAccountHas() {
        for (int times = 0; times < PER_ACCOUNT; times++) {
            throttle.handOff("account-1", "192.0.2.1");
        }

        assertThatExceptionOfType(TooOften.class).isThrownBy(() -> throttle.handOff("account-1", "192.0.2.77"));
        throttle.handOff("account-1", "198.51.100.1");
        throttle.handOff("account-2", "192.0.2.1");
        assertThat(refused("account")).isEqualTo(1);
    }

    @Test
    void anAccountUploadsSoOftenInADayAndNoMoreFromWhereverItComes() {
        for (int times = 0; times < PER_DAY; times++) {
            throttle.upload("account-1");
        }

        assertThatExceptionOfType(TooOften.class).isThrownBy(() -> throttle.upload("account-1"));
        throttle.upload("account-2");
        clock.pass(Duration.ofDays(1));
        throttle.upload("account-1");
        assertThat(refused("account")).isEqualTo(1);
    }

    @Test
    void applicantsTogetherCauseSoManyMailsAndNoMore() {
        throttle.mail(Entrance.HAND_OFF);
        throttle.mail(Entrance.LINK);
        throttle.mail(Entrance.LINK);
        throttle.mail(Entrance.HAND_OFF);

        assertThatExceptionOfType(TooOften.class).isThrownBy(() -> throttle.mail(Entrance.HAND_OFF));
        assertThat(refused("mails")).isEqualTo(1);
    }

    @Test
    void of400CallsAtOnceTheLimitIsLetIn() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(64);
        try {
            Callable<Boolean> call = () -> {
                try {
                    throttle.enter(Entrance.LINK, "192.0.2.1");
                    return true;
                } catch (TooOften refused) {
                    return false;
                }
            };

            int letIn = 0;
            for (Future<Boolean> each : callers.invokeAll(Collections.nCopies(400, call))) {
                letIn += each.get() ? 1 : 0;
            }

            assertThat(letIn).isEqualTo(LIMIT);
        } finally {
            callers.shutdown();
        }
    }

    @Test
    void theRowsNameNobodyAndAreClearedWhenTheyAreFullAgain() {
        enter(1, "192.0.2.1");
        throttle.handOff("account-1", "192.0.2.1");
        List<byte[]> ids =
                jdbc.sql("select id from keyback.throttle").query(byte[].class).list();

        assertThat(ids).hasSize(3).allSatisfy(id -> {
            assertThat(id).hasSize(32);
            assertThat(new String(id, StandardCharsets.ISO_8859_1)).doesNotContain("account-1");
            assertThat(HexFormat.of().formatHex(id)).doesNotContain("c0000201");
        });
        jdbc.sql("update keyback.throttle set expires_at = ?")
                .param(clock.millis())
                .update();
        buckets.clear();
        assertThat(jdbc.sql("select count(*) from keyback.throttle")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
        // the library writes by the clock on the wall
        jdbc.sql("update keyback.throttle set expires_at = ?")
                .param(clock.millis() - 1)
                .update();
        buckets.clear();
        assertThat(jdbc.sql("select count(*) from keyback.throttle")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whoIsRefusedIsToldWhenToComeBackAndReachesNothing() throws Exception {
        for (int times = 0; times < LIMIT; times++) {
            assertThat(ask("POST", "/recovery/hand-off", "text/html").getStatus())
                    .isEqualTo(200);
        }

        MockHttpServletResponse page = ask("POST", "/recovery/start", "text/html");
        MockHttpServletResponse script = ask("POST", "/recovery/start", "application/json");

        assertThat(page.getStatus()).isEqualTo(429);
        assertThat(page.getHeader("Retry-After")).isEqualTo("101");
        assertThat(script.getStatus()).isEqualTo(429);
        assertThat(script.getContentAsString()).contains("please wait a few minutes");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /recovery/steps/x,                true",
        "POST, /recovery/steps/x/send-again,     true",
        "POST, /recovery/save,                   true",
        "GET,  /recovery/resume/x,               true",
        "POST, /recovery/stop/x,                 true",
        "POST, /recovery/evidence/document/front, true",
        "GET,  /recovery/face/phone/x,           true",
        "POST, /host/events,                     true",
        "POST, /staff/sign-in,                   true",
        "GET,  /recovery/face/phone/state,       false",
        "GET,  /recovery,                        false",
        "GET,  /recovery/messages/news,          false",
        "GET,  /staff/sign-in,                   false"
    })
    void theGuardStandsAtTheEntrancesAlone(String method, String path, boolean counted) throws Exception {
        for (int times = 0; times < LIMIT; times++) {
            ask(method, path, "text/html");
        }

        assertThat(ask(method, path, "text/html").getStatus()).isEqualTo(counted ? 429 : 200);
    }

    private MockHttpServletResponse ask(String method, String path, String accept)
            throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setRemoteAddr("192.0.2.1");
        request.addHeader("Accept", accept);
        request.addHeader("X-Forwarded-For", "198.51.100." + System.nanoTime() % 250);
        MockHttpServletResponse response = new MockHttpServletResponse();
        new EntranceGuard(throttle).doFilter(request, response, new MockFilterChain());
        return response;
    }

    private void enter(int times, String address) {
        for (int i = 0; i < times; i++) {
            throttle.enter(Entrance.LINK, address);
        }
    }

    private void assertTooOften(String address) {
        assertThatExceptionOfType(TooOften.class).isThrownBy(() -> throttle.enter(Entrance.LINK, address));
    }

    private double refused(String by) {
        return metrics.find("keyback.throttle.refused").tag("by", by).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}
