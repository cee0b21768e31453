package io.keyback.faults;

import io.keyback.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged Keyback as one of several nodes, in a process of its own, with a clock that can be moved. */
final class Node implements AutoCloseable {

    static final Path JAR = Path.of("target", "keyback.jar").toAbsolutePath();

    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final String SERVER = "io.keyback.KeybackApplication";

    private final String name;
    private final int port;
    private final Path directory;
    private final Path log;
    private final List<String> settings;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private Process process;

    Node(String name, Path directory, Path log, List<String> settings) throws IOException {
        this.name = name;
        this.port = FreePort.find();
        this.directory = Files.createDirectories(directory);
        this.log = log;
        this.settings = settings;
        moveClock(Duration.ZERO);
    }

    String name() {
        return name;
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    Path log() {
        return log;
    }

    /** Returns when the process runs, long before it serves. */
    void start(Path classes, Path movedClock, String publicUrl) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Dloader.main=" + SERVER,
                "-Dloader.path=" + classes,
                "-cp",
                JAR.toString(),
                "org.springframework.boot.loader.launch.PropertiesLauncher",
                "--demo",
                "--server.port=" + port,
                "--keyback.public-url=" + publicUrl,
                "--keyback.host.jwk-set-uri=" + address() + "/exchange/.well-known/jwks.json",
                "--faults.node=" + name));
        command.addAll(settings);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("LD_PRELOAD", movedClock.toString());
        builder.environment().put("CLOCK_AHEAD", clockFile().toString());
        process = builder.start();
    }

    void awaitHealth() throws InterruptedException {
        Instant until = Instant.now().plus(READY_WITHIN);
        while (!healthy()) {
            if (Instant.now().isAfter(until)) {
                throw new AssertionError(name + " was not ready within " + READY_WITHIN + "; see " + log);
            }
            if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
                throw new AssertionError(name + " ended with " + process.exitValue() + "; see " + log);
            }
        }
    }

    boolean healthy() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "/actuator/health"))
                    .timeout(Duration.ofSeconds(30))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notThere) {
            return false;
        }
    }

    /** {@code kill -9}. */
    void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    void pause() throws IOException {
        Signals.send("STOP", process.toHandle());
    }

    void resume() throws IOException {
        Signals.send("CONT", process.toHandle());
    }

    /** From now on its clock is ahead by this, or behind. It looks at the very file. */
    void moveClock(Duration ahead) throws IOException {
        ByteBuffer seconds =
                ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder()).putLong(ahead.toSeconds());
        try (FileChannel file = FileChannel.open(clockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.write(seconds.flip(), 0);
        }
    }

    private Path clockFile() {
        return directory.toAbsolutePath().resolve("clock");
    }

    @Override
    public void close() throws IOException {
        if (process == null || !process.isAlive()) {
            return;
        }
        resume();
        process.destroy();
        process.onExit()
                .orTimeout(1, TimeUnit.MINUTES)
                .exceptionally(late -> process.destroyForcibly())
                .join();
    }
}
