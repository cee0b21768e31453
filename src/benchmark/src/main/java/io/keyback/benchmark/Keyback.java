package io.keyback.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged Keyback with its demo exchange, in a process and a directory of its own, as an operator starts it. */
final class Keyback implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(5);
    private static final int LINE_OF_PORT = 3;
    private static final String HEAP = "-Xmx512m";

    private final Path directory;
    private final Path jar;
    private final Path log;
    private final String address;
    private Process process;

    private Keyback(Path directory, Path jar, Path log, String address) throws IOException {
        this.directory = directory;
        this.jar = jar;
        this.log = log;
        this.address = address;
        this.process = launch();
    }

    /** Returns when it answers that it is healthy, job executor included. */
    static Keyback start(Path jar, Path log) throws IOException, InterruptedException {
        Files.deleteIfExists(log);
        Path directory = Files.createTempDirectory("keyback-benchmark");
        Keyback keyback = new Keyback(directory, jar.toRealPath(), log, "http://127.0.0.1:" + freePort());
        try {
            keyback.awaitHealth();
        } catch (IOException | InterruptedException | RuntimeException e) {
            keyback.close();
            throw e;
        }
        return keyback;
    }

    /** As {@link #start}, with a database that counts its statements. */
    static Keyback startCounted(Path jar, Path log) throws IOException, InterruptedException, SQLException {
        Keyback keyback = start(jar, log);
        try {
            try (Connection connection = keyback.superuser();
                    Statement statement = connection.createStatement()) {
                statement.execute("alter system set shared_preload_libraries = 'pg_stat_statements'");
                statement.execute("alter system set pg_stat_statements.track = 'all'");
            }
            keyback.stop();
            keyback.process = keyback.launch();
            keyback.awaitHealth();
            try (Connection connection = keyback.superuser();
                    Statement statement = connection.createStatement()) {
                statement.execute("create extension pg_stat_statements");
            }
        } catch (IOException | InterruptedException | RuntimeException | SQLException e) {
            keyback.close();
            throw e;
        }
        return keyback;
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-jar",
                        jar.toString(),
                        "--demo",
                        "--server.port=" + URI.create(address).getPort(),
                        "--keyback.public-url=" + address)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    String address() {
        return address;
    }

    long pid() {
        return process.pid();
    }

    long databasePid() throws IOException {
        return Long.parseLong(postmaster().get(0));
    }

    /** Not as the product does, so that the product's own work can be told from what is asked for here. */
    Connection superuser() throws IOException, SQLException {
        String port = postmaster().get(LINE_OF_PORT);
        Properties login = new Properties();
        login.setProperty("user", "postgres");
        login.setProperty(
                "password",
                Files.readString(directory.resolve(".keyback/postgres/password"))
                        .strip());
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/keyback", login);
    }

    private List<String> postmaster() throws IOException {
        return Files.readAllLines(directory.resolve(".keyback/postgres/data/postmaster.pid"));
    }

    private void awaitHealth() throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest health =
                HttpRequest.newBuilder(URI.create(address + "/actuator/health")).build();
        Instant until = Instant.now().plus(READY_WITHIN);
        while (Instant.now().isBefore(until)) {
            try {
                if (http.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notThereYet) {
                // It does not listen yet.
            }
            if (process.waitFor(250, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("Keyback ended with " + process.exitValue() + "; see " + log);
            }
        }
        throw new IllegalStateException("Keyback was not ready within " + READY_WITHIN + "; see " + log);
    }

    private void stop() {
        process.destroy();
        process.onExit()
                .orTimeout(1, TimeUnit.MINUTES)
                .exceptionally(late -> process.destroyForcibly())
                .join();
    }

    @Override
    public void close() throws IOException {
        stop();
        List<Path> paths;
        try (Stream<Path> tree = Files.walk(directory)) {
            paths = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
