package io.keyback.browser;

import io.keyback.FreePort;
import io.keyback.UnpackedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * The packaged Keyback in a process and a directory of its own, with its demo exchange, so that it can be killed and
 * started again.
 */
final class ChildKeyback implements Site, AutoCloseable {

    private static final Path JAR = Path.of("target", "keyback.jar").toAbsolutePath();
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final int LINE_OF_PORT = 3;

    private final Path directory;
    private final int port;
    private final Path log;
    private final List<String> settings;
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable Process process;

    ChildKeyback(Path log) throws IOException {
        this(log, FreePort.find());
    }

    private ChildKeyback(Path log, int port) throws IOException {
        this(log, port, List.of("--keyback.public-url=" + RunningKeyback.address(port)));
    }

    private ChildKeyback(Path log, int port, List<String> settings) throws IOException {
        this.directory = Files.createTempDirectory("keyback-child");
        UnpackedPostgres.copyTo(directory.resolve(".keyback").resolve("postgres"));
        this.port = port;
        this.log = log;
        this.settings = settings;
    }

    /** With what these settings name in place of its own. */
    static ChildKeyback with(List<String> settings, Path log) throws IOException {
        return new ChildKeyback(log, FreePort.find(), settings);
    }

    /** Returns when it answers that it is healthy, job executor included. */
    void start() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // it lives for seconds
                "-XX:+UseSerialGC",
                "-jar",
                JAR.toString(),
                "--demo",
                "--keyback.documentcheck.time-for-attempt=1ms", // reading documents is not what it is started for
                "--keyback.documentcheck.gate.places-time=1ms",
                "--server.port=" + port));
        command.addAll(settings);
        Process started = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        process = started;
        awaitHealth(started);
    }

    /** As {@code kill -9}: nothing is closed, nothing is said. The database's own process lives on. */
    void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    @Override
    public String address() {
        return RunningKeyback.address(port);
    }

    /** The database answers also while Keyback lies killed. */
    @Override
    public JdbcClient database() {
        return JdbcClient.create(connectedBy(new DriverManagerDataSource()));
    }

    Hold hold() {
        return Hold.on(connectedBy(new SingleConnectionDataSource()));
    }

    private <T extends DriverManagerDataSource> T connectedBy(T connection) {
        try {
            String server = Files.readAllLines(postmaster()).get(LINE_OF_PORT);
            connection.setUrl("jdbc:postgresql://127.0.0.1:" + server + "/keyback");
            connection.setUsername("keyback");
            connection.setPassword(Files.readString(directory.resolve(".keyback/postgres/password"))
                    .strip());
            return connection;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        Process running = process;
        if (running != null) {
            running.destroy();
            running.onExit()
                    .orTimeout(1, TimeUnit.MINUTES)
                    .exceptionally(late -> running.destroyForcibly())
                    .join();
        }
        stopOrphanedDatabase();
        FileSystemUtils.deleteRecursively(directory);
    }

    /** Where the test ends while Keyback lies killed. */
    private void stopOrphanedDatabase() throws IOException {
        if (Files.exists(postmaster())) {
            long pid = Long.parseLong(Files.readAllLines(postmaster()).get(0));
            ProcessHandle.of(pid).ifPresent(server -> {
                server.destroy();
                server.onExit().orTimeout(1, TimeUnit.MINUTES).join();
            });
        }
    }

    private Path postmaster() {
        return directory.resolve(".keyback/postgres/data/postmaster.pid");
    }

    private void awaitHealth(Process started) throws InterruptedException {
        Instant until = Instant.now().plus(READY_WITHIN);
        while (!healthy()) {
            if (Instant.now().isAfter(until)) {
                throw new AssertionError("Not ready within " + READY_WITHIN + "; see " + log);
            }
            if (started.waitFor(250, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("It ended with " + started.exitValue() + "; see " + log);
            }
        }
    }

    private boolean healthy() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "/actuator/health"))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notThereYet) {
            return false;
        }
    }
}
