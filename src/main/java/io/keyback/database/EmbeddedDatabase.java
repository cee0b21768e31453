package io.keyback.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

/**
 * A PostgreSQL server that belongs to this process and keeps its data over restarts. It listens on the loopback
 * address only, on a free port, and asks for a password that was drawn when the directory was made.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private static final String MAJOR_VERSION = "17";
    private static final String SUPERUSER = "postgres";
    private static final String NAME = "keyback";

    /** Long enough for the recovery of a database that was killed in the middle of its work. */
    private static final Duration START_WITHIN = Duration.ofSeconds(60);

    private static final String PASSWORD_ONLY = """
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128      scram-sha-256
            """;

    private final DatabaseDirectory directory;
    private final EmbeddedPostgres server;
    private final String password;

    private EmbeddedDatabase(DatabaseDirectory directory, EmbeddedPostgres server, String password) {
        this.directory = directory;
        this.server = server;
        this.password = password;
    }

    /**
     * Starts the server on the directory, which is made when it is missing. A server that outlived a killed Keyback is
     * stopped first.
     *
     * @throws DatabaseDirectoryInUse when another Keyback runs on the directory
     */
    static EmbeddedDatabase start(Path path) {
        try {
            DatabaseDirectory directory = DatabaseDirectory.lock(path);
            try {
                directory.requireVersion(MAJOR_VERSION);
                StaleServer.stop(directory);
                return start(directory);
            } catch (IOException | SQLException | RuntimeException e) {
                directory.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded database did not start in " + path, e);
        } catch (SQLException e) {
            throw new IllegalStateException("The embedded database did not start in " + path, e);
        }
    }

    private static EmbeddedDatabase start(DatabaseDirectory directory) throws IOException, SQLException {
        String password = directory.password();
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(directory.binaries().toFile())
                .setDataDirectory(directory.data())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false) // it would stop the server while the application still closes
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("unix_socket_directories", "")
                .setConnectConfig("password", password)
                .setPGStartupWait(START_WITHIN)
                .start();
        EmbeddedDatabase database = new EmbeddedDatabase(directory, server, password);
        try {
            database.requirePassword();
        } catch (IOException | SQLException | RuntimeException e) {
            database.close();
            throw e;
        }
        return database;
    }

    /** A new server trusts everybody on this machine; this ends it. Repeats what an interrupted first start left. */
    private void requirePassword() throws IOException, SQLException {
        Path rules = directory.data().resolve("pg_hba.conf");
        if (Files.readString(rules, UTF_8).equals(PASSWORD_ONLY)) {
            return;
        }
        try (Connection connection = server.getDatabase(SUPERUSER, SUPERUSER, Map.of("password", password))
                        .getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter role " + SUPERUSER + " password '" + password + "'");
            if (isMissing(statement, "select 1 from pg_roles where rolname = '" + NAME + "'")) {
                statement.execute("create role " + NAME + " login password '" + password + "'");
            }
            if (isMissing(statement, "select 1 from pg_database where datname = '" + NAME + "'")) {
                statement.execute("create database " + NAME + " owner " + NAME);
            }
            Files.writeString(rules, PASSWORD_ONLY, UTF_8);
            statement.execute("select pg_reload_conf()");
        }
    }

    private static boolean isMissing(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return !rows.next();
        }
    }

    /** How the application connects: as a role that owns its database and nothing else. */
    JdbcConnectionDetails connection() {
        String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + NAME
                + "?ApplicationName=keyback&connectTimeout=10&socketTimeout=60&reWriteBatchedInserts=true";
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return NAME;
            }

            @Override
            public String getPassword() {
                return password;
            }

            @Override
            public String getJdbcUrl() {
                return url;
            }
        };
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            log.warn("The embedded database did not stop", e);
        } finally {
            directory.close();
        }
    }
}
