package io.keyback.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Compares this node's clock with the database's, which all nodes share. A node whose clock is wrong would fire timers
 * early and take the others' jobs from them: it runs none, and is not healthy, until it is right again.
 */
@Component
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class NodeClock implements HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(NodeClock.class);

    private final LeasingJobExecutor executor;
    private final EngineSettings settings;
    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile @Nullable Duration ahead;

    NodeClock(LeasingJobExecutor executor, EngineSettings settings, JdbcClient jdbc, Clock clock) {
        this.executor = executor;
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The answer takes its time, so that the database's clock is read somewhere between the two of ours. */
    void compare() {
        Instant before = clock.instant();
        Instant shared = jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        Instant after = clock.instant();
        if (before.isAfter(shared.plus(settings.clockTolerance()))) {
            isWrong(Duration.between(shared, before));
        } else if (after.isBefore(shared.minus(settings.clockTolerance()))) {
            isWrong(Duration.between(shared, after));
        } else if (ahead != null) {
            ahead = null;
            executor.start();
            log.info("This node's clock is right again; it runs jobs");
        }
    }

    private void isWrong(Duration difference) {
        if (ahead == null) {
            executor.shutdown();
            log.error(
                    "This node's clock is {} s ahead of the database's; it runs no jobs until that is mended",
                    difference.toSeconds());
        }
        ahead = difference;
    }

    @Override
    public Health health() {
        Duration difference = ahead;
        return difference == null
                ? Health.up().build()
                : Health.down()
                        .withDetail("secondsAhead", difference.toSeconds())
                        .build();
    }
}
