package io.keyback.faults;

import io.keyback.FreePort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL server in a process of its own, on one port for good, that can be stopped, started and paused. */
final class PostgresServer implements AutoCloseable {

    private static final String USER = "postgres";
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);

    private final Path programs;
    private final Path data;
    private final Path log;
    private final int port;
    private Process process;

    private PostgresServer(Path programs, Path data, Path log, int port) {
        this.programs = programs;
        this.data = data;
        this.log = log;
        this.port = port;
    }

    /** A new server with an empty database. */
    static PostgresServer create(Path directory) throws IOException, SQLException, InterruptedException {
        Path unpacked = directory.resolve("programs");
        Path data = directory.resolve("data");
        EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(unpacked.toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .start()
                .close();
        try (Stream<Path> versions = Files.list(unpacked)) {
            Path programs = versions.filter(Files::isDirectory).findFirst().orElseThrow();
            PostgresServer server = new PostgresServer(
                    programs.resolve("bin"), data, directory.resolve("postgres.log"), FreePort.find());
            server.start();
            server.execute("postgres", "create database keyback");
            return server;
        }
    }

    /** Copies its files while it works, by PostgreSQL's own two functions for that: there is no pg_dump at hand. */
    void copyTo(Path copy) throws IOException, SQLException {
        try (Connection connection = connect("copy");
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('drill', true)");
            FileTree.copy(data, copy, path -> !path.startsWith("pg_wal/") && !path.equals("postmaster.pid"));
            try (ResultSet label = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                label.next();
                Files.writeString(copy.resolve("backup_label"), label.getString(1));
            }
        }
        FileTree.copy(data.resolve("pg_wal"), copy.resolve("pg_wal"), path -> true);
    }

    /** Loses its files, and works on with those of the copy. */
    void replaceBy(Path copy) throws IOException, InterruptedException {
        stop();
        FileSystemUtils.deleteRecursively(data);
        FileTree.copy(copy, data, path -> true);
        start();
    }

    /** How an operator would write it, with the limits that a connection should have. */
    String url(String application) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/keyback?user=" + USER + "&ApplicationName=" + application
                + "&connectTimeout=10&socketTimeout=60&reWriteBatchedInserts=true";
    }

    Connection connect(String application) throws SQLException {
        return DriverManager.getConnection(url(application));
    }

    void execute(String database, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, USER, "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** As root it lives in a user namespace of its own, because it refuses to be root. */
    void start() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(
                programs.resolve("postgres").toString(),
                "-D",
                data.toString(),
                "-p",
                String.valueOf(port),
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=on",
                "-c",
                "synchronous_commit=on",
                "-c",
                "max_connections=120"));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Instant until = Instant.now().plus(READY_WITHIN);
        while (!accepts()) {
            if (!process.isAlive() || Instant.now().isAfter(until)) {
                throw new AssertionError("PostgreSQL did not start; see " + log);
            }
            Thread.sleep(50);
        }
    }

    private boolean accepts() {
        try {
            execute("postgres", "select 1");
            return true;
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** As a power failure: nothing is written out, and the next start has to recover. */
    void stopImmediately() throws IOException {
        Signals.send("QUIT", process.toHandle());
        process.onExit().join();
    }

    /** Without a word; those of its processes that serve somebody notice by themselves. */
    void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    void stop() throws IOException {
        Signals.send("INT", process.toHandle());
        process.onExit().join();
    }

    void pause() throws IOException {
        Signals.sendToAll("STOP", process.toHandle());
    }

    void resume() throws IOException {
        Signals.sendToAll("CONT", process.toHandle());
    }

    @Override
    public void close() throws IOException {
        if (process != null && process.isAlive()) {
            resume();
            stop();
        }
    }
}
