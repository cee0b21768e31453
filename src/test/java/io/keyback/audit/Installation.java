package io.keyback.audit;

import com.zaxxer.hikari.HikariDataSource;
import io.keyback.TestDatabase;
import io.keyback.audit.Verification.Result;
import io.keyback.audit.Verification.Wish;
import io.keyback.caseid.CaseId;
import io.keyback.caseid.CaseReference;
import io.keyback.keys.AnchorKey;
import io.keyback.keys.Keys;
import io.keyback.keys.TestKeys;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A trail with its keys, its anchors and its database, without the application. */
final class Installation implements AutoCloseable {

    static final Instant START = Instant.parse("2026-11-24T14:05:00Z");

    final Keys keys;
    final AnchorKey anchorKey;
    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final Anchors anchors;
    final Receipts receipts;

    private final HikariDataSource database = TestDatabase.migrated();
    private final Verification verification;
    private final Entries entries;
    final Trail trail;
    private volatile Instant now = START;

    Installation(Path directory) {
        InstantSource source = () -> now;
        Clock clock = source.withZone(ZoneOffset.UTC);
        AuditSettings settings = new AuditSettings(directory.resolve("anchors"), "0 0 0 * * *");
        JdbcTransactionManager transactions = new JdbcTransactionManager(database);
        keys = TestKeys.in(directory);
        anchorKey = TestKeys.anchorKeyIn(directory);
        jdbc = JdbcClient.create(database);
        transaction = new TransactionTemplate(transactions);
        entries = new Entries(database);
        trail = new Trail(entries, keys, clock);
        anchors = new Anchors(entries, anchorKey, settings, jdbc, clock, transactions);
        receipts = new Receipts(entries, keys);
        verification = new Verification(entries, receipts, keys, anchorKey, settings, transactions);
    }

    void record(CaseId caseId, Action... actions) {
        for (Action action : actions) {
            now = now.plusSeconds(1);
            transaction.executeWithoutResult(
                    each -> trail.record(caseId, action, Actor.staff("rita"), Details.NONE.with("outcome", action)));
        }
    }

    void recordOfSystem(Action action) {
        transaction.executeWithoutResult(each -> trail.recordOfSystem(action, Actor.OPERATOR, Details.NONE));
    }

    void start(ConfigurableEnvironment environment) {
        transaction.executeWithoutResult(
                each -> new SettingsRecord(environment, entries, trail, keys, jdbc).recordChanges());
    }

    DataSource dataSource() {
        return database;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Result verify() {
        return verify(null, null, null);
    }

    Result verify(@Nullable CaseId only, @Nullable String receipt, @Nullable Path anchorDirectory) {
        String reference = only == null ? null : CaseReference.of(only).value();
        return verification.verify(new Wish(reference, receipt, anchorDirectory));
    }

    /** As somebody who owns the database can, and what comes of it; afterwards nothing has happened. */
    Result attackAndVerify(String attack, CaseId theCase, CaseId other) {
        return Objects.requireNonNull(transaction.execute(all -> {
            all.setRollbackOnly();
            jdbc.sql("alter table keyback.audit_entry disable trigger user").update();
            for (String statement : attack.split(";", -1)) {
                jdbc.sql(statement)
                        .param("case", theCase.value())
                        .param("other", other.value())
                        .update();
            }
            return verify();
        }));
    }

    @Override
    public void close() {
        database.close();
    }
}
