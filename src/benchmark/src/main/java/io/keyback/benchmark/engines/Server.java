package io.keyback.benchmark.engines;

import io.keyback.benchmark.Cpu;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** The database server of all contestants, as durable as Keyback's own; it counts what each of them has it do. */
final class Server implements AutoCloseable {

    private static final String OURS = "query !~* '^(begin|commit|rollback|set|show|select pg_stat_statements_reset)'";

    private final EmbeddedPostgres postgres;
    private final long pid;
    private final Connection connection;

    Server(Path directory) throws IOException, SQLException {
        Path data = directory.resolve("data");
        postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(directory.resolve("bin").toFile())
                .setDataDirectory(data)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "300")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("pg_stat_statements.track", "all")
                .setServerConfig("pg_stat_statements.max", "20000")
                // The first change of a page after a checkpoint is written whole: whose round it falls into would be
                // luck.
                .setServerConfig("checkpoint_timeout", "1h")
                .setServerConfig("max_wal_size", "8GB")
                .setPGStartupWait(Duration.ofMinutes(1))
                .start();
        pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0));
        connection = DriverManager.getConnection(url("postgres"), "postgres", "postgres");
        execute("create extension pg_stat_statements");
    }

    /**
     * Spent since the last reset.
     *
     * @param statements that do something, with those that the server runs for them itself, such as checks of foreign keys
     * @param nested of these, the server's own
     * @param transactions that were begun; the end of one is not counted there
     * @param rows written
     * @param walPosition bytes of the log of all databases, since the server was made
     * @param cpu of all of the server's processes, since it was started
     */
    record Reading(long statements, long nested, long transactions, long rows, long walPosition, Duration cpu) {}

    void create(String database) throws SQLException {
        execute("create database " + database);
    }

    void run(String database, String sql) throws SQLException {
        try (Connection own = DriverManager.getConnection(url(database), "postgres", "postgres");
                Statement statement = own.createStatement()) {
            statement.execute(sql);
        }
    }

    void reset() throws SQLException {
        execute("select pg_stat_statements_reset()");
    }

    Reading read(String database) throws SQLException, IOException {
        try (PreparedStatement query = connection.prepareStatement("""
                select coalesce(sum(calls) filter (where %1$s), 0),
                    coalesce(sum(calls) filter (where not toplevel), 0),
                    coalesce(sum(calls) filter (where query ~* '^begin'), 0),
                    coalesce(sum(rows) filter (where query ~* '^(insert|update|delete)'), 0),
                    pg_current_wal_insert_lsn() - '0/0'::pg_lsn
                from pg_stat_statements where dbid = (select oid from pg_database where datname = ?)
                """.formatted(OURS))) {
            query.setString(1, database);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new Reading(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        Cpu.ofServer(pid));
            }
        }
    }

    /** What was executed since the reset, per case and most frequent first: calls, rows, bytes of log, text. */
    String statements(String database, int cases) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (PreparedStatement query = connection.prepareStatement("""
                select format('%s %s %s %s', to_char(sum(calls) / ?::numeric, '990.00'),
                    to_char(sum(rows) / ?::numeric, '9990.00'), to_char(sum(wal_bytes) / ?::numeric, '999990'),
                    left(regexp_replace(query, '\\s+', ' ', 'g'), 1000))
                from pg_stat_statements where dbid = (select oid from pg_database where datname = ?)
                group by query order by sum(calls) desc limit 300
                """)) {
            query.setInt(1, cases);
            query.setInt(2, cases);
            query.setInt(3, cases);
            query.setString(4, database);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    text.append(rows.getString(1)).append('\n');
                }
            }
        }
        return text.toString();
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + database;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException, IOException {
        connection.close();
        postgres.close();
    }
}
