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

    private final Path directory;
    private final Process process;
    private final String address;

    private Keyback(Path directory, Process process, String address) {
        this.directory = directory;
        this.process = process;
        this.address = address;
    }

    /** Returns when it answers that it is healthy, job executor included. */
    static Keyback start(Path jar, Path log) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("keyback-benchmark");
        String address = "http://127.0.0.1:" + freePort();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        jar.toRealPath().toString(),
                        "--demo",
                        "--server.port=" + URI.create(address).getPort(),
                        "--keyback.public-url=" + address)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Keyback keyback = new Keyback(directory, process, address);
        try {
            keyback.awaitHealth(log);
        } catch (IOException | InterruptedException | RuntimeException e) {
            keyback.close();
            throw e;
        }
        return keyback;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    String address() {
        return address;
    }

    Connection database() throws IOException, SQLException {
        String port = Files.readAllLines(directory.resolve(".keyback/postgres/data/postmaster.pid"))
                .get(LINE_OF_PORT);
        Properties login = new Properties();
        login.setProperty("user", "keyback");
        login.setProperty(
                "password",
                Files.readString(directory.resolve(".keyback/postgres/password"))
                        .strip());
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/keyback", login);
    }

    private void awaitHealth(Path log) throws IOException, InterruptedException {
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

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit()
                .orTimeout(1, TimeUnit.MINUTES)
                .exceptionally(late -> process.destroyForcibly())
                .join();
        List<Path> paths;
        try (Stream<Path> tree = Files.walk(directory)) {
            paths = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
