package io.keyback.throttle;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import io.keyback.keys.Keys;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is left of each limit, in rows that all nodes share. The rows name nobody: their keys are keyed hashes. */
@Component
class Buckets {

    /** How long a row stays after its bucket is full again. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final int REMEMBERED = 10_000;
    private static final int CLEARED_AT_ONCE = 1_000;

    private final PostgreSQLSelectForUpdateBasedProxyManager<byte[]> rows;
    private final Keys keys;
    private final Clock clock;
    private final JdbcClient jdbc;

    /** Which are empty until when, so that who floods us waits for no row and holds no connection. */
    private final Map<ByteBuffer, Instant> empty = new ConcurrentHashMap<>();

    Buckets(DataSource database, Keys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
        this.jdbc = JdbcClient.create(database);
        this.rows = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .table("keyback.throttle")
                .<byte[]>primaryKeyMapper((statement, index, key) -> statement.setBytes(index, key))
                .clientClock(new WallClock(clock))
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT))
                .build();
    }

    /**
     * Takes one out of a bucket.
     *
     * @return empty when there was one; else how long until there is
     */
    Optional<Duration> take(int limit, Duration window, String... whose) {
        byte[] key = keys.hmac(Keys.Purpose.THROTTLE, whose);
        Instant now = clock.instant();
        Instant until = empty.getOrDefault(ByteBuffer.wrap(key), Instant.MIN);
        if (now.isBefore(until)) {
            return Optional.of(Duration.between(now, until));
        }
        ConsumptionProbe probe =
                rows.getProxy(key, () -> configuration(limit, window)).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return Optional.empty();
        }
        Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
        remember(ByteBuffer.wrap(key), now.plus(wait));
        return Optional.of(wait);
    }

    private void remember(ByteBuffer key, Instant until) {
        if (empty.size() >= REMEMBERED) {
            empty.clear();
        }
        empty.put(key, until);
    }

    /** Forgets those that are full again. */
    void clear() {
        empty.values().removeIf(until -> !clock.instant().isBefore(until));
        int cleared;
        do {
            // Locked rows are in use, or somebody else's to clear.
            cleared = jdbc.sql("delete from keyback.throttle where id in (select id from keyback.throttle"
                            + " where expires_at < ? limit ? for update skip locked)")
                    .params(clock.millis(), CLEARED_AT_ONCE)
                    .update();
        } while (cleared == CLEARED_AT_ONCE);
    }

    private static BucketConfiguration configuration(int limit, Duration window) {
        return BucketConfiguration.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(limit)
                        .refillGreedy(limit, window)
                        .build())
                .build();
    }

    /** The time of day for the library, the same on all nodes. */
    private record WallClock(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
