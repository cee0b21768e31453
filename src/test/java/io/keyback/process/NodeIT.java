package io.keyback.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.keyback.TestClock;
import io.keyback.TestDatabase;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a node tells the others through the database: that it lives, and whether its clock is theirs. */
class NodeIT {

    private static final String THIS_NODE = "this node";
    private static final Duration LOCK = Duration.ofSeconds(8);
    private static HikariDataSource database;

    private final JdbcClient jdbc = JdbcClient.create(database);
    private final LeasingJobExecutor executor = new LeasingJobExecutor();
    private final TestClock clock = new TestClock();
    private final String job = UUID.randomUUID().toString();

    @BeforeAll
    static void migrate() {
        database = TestDatabase.migrated();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void haveAJobInHand() {
        executor.setLockOwner(THIS_NODE);
        executor.setLockTimeInMillis(Math.toIntExact(LOCK.toMillis()));
        jdbc.sql(
                        "insert into act_ru_job (id_, rev_, type_, lock_owner_, lock_exp_time_) values (?, 7, 'message', ?, ?)")
                .params(job, THIS_NODE, Timestamp.from(Instant.EPOCH))
                .update();
        executor.inHand().take(List.of(job));
    }

    @AfterEach
    void stop() {
        executor.shutdown();
    }

    @Test
    void whatTheNodeHasInHandStaysLockedAndIsNotChanged() {
        lease(Duration.ofSeconds(30)).prolong();

        assertThat(isLocked()).isTrue();
        assertThat(jdbc.sql("select rev_ from act_ru_job where id_ = ?")
                        .param(job)
                        .query(Integer.class)
                        .single())
                .isEqualTo(7);
    }

    @Test
    void whatItHasFinishedIsLeft() {
        executor.inHand().leave(List.of(job));

        lease(Duration.ofSeconds(30)).prolong();

        assertThat(isLocked()).isFalse();
    }

    @Test
    void whatAnotherNodeHasTakenUpIsThatNodes() {
        jdbc.sql("update act_ru_job set lock_owner_ = 'another node' where id_ = ?")
                .param(job)
                .update();

        lease(Duration.ofSeconds(30)).prolong();

        assertThat(isLocked()).isFalse();
    }

    @Test
    void whatTakesTooLongIsLeftToTheOthers() throws InterruptedException {
        Thread.sleep(2);

        lease(Duration.ofMillis(1)).prolong();

        assertThat(isLocked()).isFalse();
    }

    @Test
    void whatIsJustBeingFinishedIsNotWaitedFor() {
        TransactionTemplate finishing = new TransactionTemplate(new DataSourceTransactionManager(database));
        finishing.executeWithoutResult(transaction -> {
            jdbc.sql("delete from act_ru_job where id_ = ?").param(job).update();

            transaction.setRollbackOnly();
            assertThat(CompletableFuture.runAsync(lease(Duration.ofSeconds(30))::prolong))
                    .succeedsWithin(Duration.ofSeconds(10));
        });

        assertThat(isLocked()).isFalse();
    }

    @Test
    void aNodeWhoseClockIsWrongRunsNoJobsUntilItIsRightAgain() {
        executor.start();
        NodeClock node = new NodeClock(executor, settings(Duration.ofSeconds(30)), jdbc, clock);
        clockIsAheadBy(Duration.ZERO);
        node.compare();
        assertThat(executor.isActive()).isTrue();
        assertThat(node.health().getStatus()).isEqualTo(Status.UP);

        for (Duration wrong : List.of(Duration.ofMinutes(10), Duration.ofMinutes(-10))) {
            clockIsAheadBy(wrong);
            node.compare();
            assertThat(executor.isActive()).isFalse();
            assertThat(node.health().getStatus()).isEqualTo(Status.DOWN);

            clockIsAheadBy(Duration.ZERO);
            node.compare();
            assertThat(executor.isActive()).isTrue();
            assertThat(node.health().getStatus()).isEqualTo(Status.UP);
        }
    }

    private void clockIsAheadBy(Duration time) {
        clock.pass(Duration.between(clock.instant(), Instant.now().plus(time)));
    }

    private boolean isLocked() {
        return jdbc.sql("select lock_exp_time_ > localtimestamp from act_ru_job where id_ = ?")
                .param(job)
                .query(Boolean.class)
                .single();
    }

    private JobLease lease(Duration longestStep) {
        return new JobLease(executor, settings(longestStep), jdbc);
    }

    private static EngineSettings settings(Duration longestStep) {
        return new EngineSettings(
                List.of("none"),
                LocalTime.of(2, 0),
                LocalTime.of(5, 0),
                Duration.ofSeconds(3),
                Duration.ofMinutes(5),
                List.of(Duration.ofSeconds(5)),
                longestStep,
                Duration.ofSeconds(3));
    }
}
