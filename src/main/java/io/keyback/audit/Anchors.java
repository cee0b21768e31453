package io.keyback.audit;

import io.keyback.keys.AnchorKey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down, outside of the database and signed, where the chains end. What is cut off a chain after that, with its head
 * moved back or all of it removed, is missed here.
 */
@Component
public class Anchors {

    /** Arbitrary; of several nodes one writes. */
    private static final long LOCK = 7_310_402_130L;

    /**
     * An entry carries the time at which it was made, and is seen when its transaction has ended, on a node whose clock may
     * be another: longer than both.
     */
    private static final Duration OVERLAP = Duration.ofHours(1);

    private final Entries entries;
    private final AnchorFiles files;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate atOneMoment;

    Anchors(
            Entries entries,
            AnchorKey key,
            AuditSettings settings,
            JdbcClient jdbc,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.entries = entries;
        this.files = new AnchorFiles(settings.anchorDirectory(), key);
        this.jdbc = jdbc;
        this.clock = clock;
        this.atOneMoment = new TransactionTemplate(transactions);
        this.atOneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * Writes an anchor.
     *
     * @return its file; empty when another node is at it
     * @throws IllegalStateException when the anchor before is not one of ours: then no other is put on top of it
     * @throws java.io.UncheckedIOException when the directory cannot be written
     */
    public Optional<Path> write() {
        return Objects.requireNonNull(
                atOneMoment.execute(transaction -> locked() ? Optional.of(writeNext()) : Optional.empty()));
    }

    /** When the newest anchor was written; empty when there is none. Throws as {@link #write} does. */
    public Optional<Instant> newest() {
        return before().map(kept -> kept.anchor().at());
    }

    private boolean locked() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single();
    }

    private Path writeNext() {
        Optional<Anchor.Kept> before = before();
        return files.write(new Anchor(
                before.map(kept -> kept.anchor().number()).orElse(0L) + 1,
                clock.instant(),
                before.map(Anchor.Kept::sha256).orElse(null),
                entries.totals(),
                entries.movedSince(
                        before.map(kept -> kept.anchor().at().minus(OVERLAP)).orElse(Instant.EPOCH))));
    }

    private Optional<Anchor.Kept> before() {
        try {
            return files.newest();
        } catch (Broken broken) {
            throw new IllegalStateException(broken.getMessage(), broken);
        }
    }
}
