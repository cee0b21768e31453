package io.keyback.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.keyback.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class HandoffIT {

    private static final Instant NOW = Instant.parse("2026-11-24T14:05:00Z");
    private static final Instant EXPIRY = NOW.plusSeconds(60);

    private static final HikariDataSource DATABASE = TestDatabase.migrated();

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final JdbcTransactionManager transactions = new JdbcTransactionManager(DATABASE);
    private final HandoffTokens tokens = tokensAt(NOW);

    @AfterAll
    static void closeDatabase() {
        DATABASE.close();
    }

    @BeforeEach
    void noTokens() {
        jdbc.sql("delete from keyback.handoff_token").update();
    }

    @Test
    void ofManyWhoUseATokenAtOnceExactlyOneIsAccepted() throws Exception {
        ExecutorService users = Executors.newFixedThreadPool(64);
        try {
            Callable<Boolean> use = () -> tokens.use("issuer", "token-1", EXPIRY);

            List<Future<Boolean>> accepted = users.invokeAll(Collections.nCopies(400, use));

            int count = 0;
            for (Future<Boolean> each : accepted) {
                count += each.get() ? 1 : 0;
            }
            assertThat(count).isEqualTo(1);
        } finally {
            users.shutdown();
        }
    }

    @Test
    void tokensOfTwoIssuersAreDifferentTokens() {
        assertThat(tokens.use("issuer-1", "token", EXPIRY)).isTrue();
        assertThat(tokens.use("issuer-2", "token", EXPIRY)).isTrue();
        assertThat(tokens.use("issuer-1", "token", EXPIRY)).isFalse();
    }

    @Test
    void aTokenStaysUsedWhenTheCallerRollsBack() {
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            assertThat(tokens.use("issuer", "token", EXPIRY)).isTrue();
            transaction.setRollbackOnly();
        });

        assertThat(tokens.use("issuer", "token", EXPIRY)).isFalse();
    }

    @Test
    void rowsAreClearedWhenTheirTokenCouldNotBeAcceptedAnyway() {
        tokens.use("issuer", "old", EXPIRY);
        Instant edge = EXPIRY.plus(HandoffTokens.KEPT_AFTER_EXPIRY);

        tokensAt(edge).use("issuer", "second", edge.plusSeconds(60));
        assertThat(rows()).isEqualTo(2);

        tokensAt(edge.plus(Duration.ofSeconds(1))).use("issuer", "third", edge.plusSeconds(60));
        assertThat(rows()).isEqualTo(2);
        assertThat(HandoffTokens.KEPT_AFTER_EXPIRY).isGreaterThan(HandoffVerifier.SKEW);
    }

    private int rows() {
        return jdbc.sql("select count(*) from keyback.handoff_token")
                .query(Integer.class)
                .single();
    }

    private HandoffTokens tokensAt(Instant now) {
        return new HandoffTokens(jdbc, Clock.fixed(now, ZoneOffset.UTC), transactions);
    }
}
