package io.keyback.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads off what a Keyback and its database have spent. */
final class Meter implements AutoCloseable {

    /** After this long an idle backend has told what it did. */
    private static final Duration STATISTICS_LATE = Duration.ofSeconds(11);

    private static final String OF_THE_PRODUCT = """
            userid = 'keyback'::regrole and query !~* '^(begin|commit|rollback|set|show)' and query !~* 'exchange\\.'
            """;

    private final Keyback keyback;
    private final Connection connection;

    Meter(Keyback keyback) throws IOException, SQLException {
        this.keyback = keyback;
        this.connection = keyback.superuser();
    }

    /**
     * Spent since the statistics were begun.
     *
     * @param at when it was read
     * @param statements of the product, as the client sent them
     * @param nested what the database ran for them besides, such as the checks of foreign keys
     * @param hostStatements of the demo exchange, which is the host, and its mailbox
     * @param transactions committed ones, the host's too
     * @param rows inserted, updated and deleted, the host's too
     * @param wal bytes, the host's too
     * @param hostWal bytes of the host's statements
     * @param productCpu of Keyback's process, in which the host runs too
     * @param databaseCpu of all processes of the server
     */
    record Reading(
            Instant at,
            long statements,
            long nested,
            long hostStatements,
            long transactions,
            long rows,
            long wal,
            long hostWal,
            Duration productCpu,
            Duration databaseCpu) {

        Reading since(Reading before) {
            return new Reading(
                    at,
                    statements - before.statements,
                    nested - before.nested,
                    hostStatements - before.hostStatements,
                    transactions - before.transactions,
                    rows - before.rows,
                    wal - before.wal,
                    hostWal - before.hostWal,
                    productCpu.minus(before.productCpu),
                    databaseCpu.minus(before.databaseCpu));
        }
    }

    /**
     * One of the product's statements.
     *
     * @param calls since the reset
     * @param wal bytes since the reset
     */
    record Spent(String statement, long calls, long wal) {}

    void reset() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_stat_statements_reset()");
            statement.execute("checkpoint"); // first changes of a page after one are written whole
        }
    }

    Reading read() throws SQLException, IOException, InterruptedException {
        Thread.sleep(STATISTICS_LATE.toMillis());
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select coalesce(sum(calls) filter (where toplevel and %1$s), 0),
                            coalesce(sum(calls) filter (where not toplevel and %1$s), 0),
                            coalesce(sum(calls) filter (where userid = 'keyback'::regrole and query ~* 'exchange\\.'), 0),
                            (select xact_commit from pg_stat_database where datname = 'keyback')
                                - coalesce(sum(calls) filter (where userid = 'postgres'::regrole and toplevel), 0),
                            (select tup_inserted + tup_updated + tup_deleted from pg_stat_database
                                where datname = 'keyback'),
                            (select pg_current_wal_insert_lsn() - '0/0'::pg_lsn),
                            coalesce(sum(wal_bytes) filter (where userid = 'keyback'::regrole and query ~* 'exchange\\.'), 0)
                        from pg_stat_statements
                        """.formatted(OF_THE_PRODUCT))) {
            row.next();
            return new Reading(
                    Instant.now(),
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7),
                    Cpu.of(keyback.pid()),
                    Cpu.ofServer(keyback.databasePid()));
        }
    }

    /** The product's statements, most frequent first. */
    List<Spent> statements() throws SQLException {
        List<Spent> spent = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select query, sum(calls), sum(wal_bytes) from pg_stat_statements where %s
                        group by query order by 2 desc
                        """.formatted(OF_THE_PRODUCT))) {
            while (rows.next()) {
                spent.add(new Spent(rows.getString(1), rows.getLong(2), rows.getLong(3)));
            }
        }
        return spent;
    }

    /** In bytes. */
    long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(keyback.pid()), "status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                * 1024;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
