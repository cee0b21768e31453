package io.keyback.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** Two nodes on one database, with the host and the mail server outside of both. */
final class Cluster implements AutoCloseable {

    private static final Path COMPILED = Path.of("target", "test-classes");
    private static final Path MOVED_CLOCK = Path.of("src", "test", "faults", "c", "moved_clock.c");
    private static final String OF_NODES = "io/keyback/faults/node";

    private final Path directory;
    private final Path classes;
    private final Path movedClock;
    private final PostgresServer database;
    private final Books books;
    private final Inbox inbox = new Inbox();
    private final MailRelay relay = new MailRelay(inbox.port());
    private final HostServer host = new HostServer();
    private final Nodes nodes;
    private final SmallDisk pictures;

    Cluster(Path logs) throws IOException, SQLException, InterruptedException {
        directory = Files.createTempDirectory("keyback-faults");
        classes = classesOfNodes(directory.resolve("classes"));
        movedClock = compiled(directory.resolve("moved_clock.so"));
        database = PostgresServer.create(directory);
        books = new Books(database);
        nodes = new Nodes(node("node-a", logs), node("node-b", logs));
        pictures = new SmallDisk(directory.resolve("small-disk"));
        // A test that runs out of time does not come to its end, and these would outlive it.
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    private static Path classesOfNodes(Path target) throws IOException {
        Path compiled = Files.createDirectories(target.resolve(OF_NODES));
        try (Stream<Path> files = Files.list(COMPILED.resolve(OF_NODES))) {
            for (Path file : files.toList()) {
                Files.copy(file, compiled.resolve(file.getFileName()));
            }
        }
        Path imports = Files.createDirectories(target.resolve("META-INF/spring"))
                .resolve("org.springframework.boot.autoconfigure.AutoConfiguration.imports");
        Files.writeString(imports, "io.keyback.faults.node.HostElsewhere\n");
        return target;
    }

    private static Path compiled(Path library) throws IOException {
        int status = new ProcessBuilder(
                        "cc", "-O2", "-shared", "-fPIC", "-o", library.toString(), MOVED_CLOCK.toString(), "-ldl")
                .inheritIO()
                .start()
                .onExit()
                .join()
                .exitValue();
        if (status != 0) {
            throw new AssertionError(
                    "A clock is moved with a library that a C compiler (cc) makes; it ended with " + status);
        }
        return library;
    }

    private Node node(String name, Path logs) throws IOException {
        Path log = logs.resolve(name + ".log");
        Files.deleteIfExists(log);
        return new Node(
                name,
                directory.resolve(name),
                log,
                Stream.concat(ofEveryNode().stream(), Stream.of("--spring.datasource.url=" + database.url(name)))
                        .toList());
    }

    private List<String> ofEveryNode() {
        return List.of(
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=",
                "--keyback.keys.directory=" + directory.resolve("keys"),
                "--keyback.audit.anchor-directory=" + directory.resolve("anchors"),
                "--keyback.erasure.list-directory=" + directory.resolve("erased"),
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + relay.port(),
                "--spring.mail.properties.mail.smtp.starttls.enable=false",
                "--spring.mail.properties.mail.smtp.starttls.required=false",
                "--faults.host=" + host.address(),
                // so that cases come to their end
                "--keyback.recovery.standard-hold=20s",
                "--keyback.recovery.extended-hold=20s",
                // what a picture shows is not what is tried here
                "--keyback.documentcheck.time-for-attempt=1ms",
                "--keyback.documentcheck.gate.places-time=1ms");
    }

    Path directory() {
        return directory;
    }

    PostgresServer database() {
        return database;
    }

    Books books() {
        return books;
    }

    Inbox inbox() {
        return inbox;
    }

    MailRelay relay() {
        return relay;
    }

    HostServer host() {
        return host;
    }

    /** The disk that can be full; nothing is there before {@link SmallDisk#takePicturesOf}. */
    SmallDisk pictures() {
        return pictures;
    }

    Nodes nodes() {
        return nodes;
    }

    Node a() {
        return nodes.all().get(0);
    }

    Node b() {
        return nodes.all().get(1);
    }

    Node other(Node node) {
        return node == a() ? b() : a();
    }

    /** A command on the same installation; its exit code, with what it said in the log of commands. */
    int run(String... command) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Node.JAR.toString()));
        line.addAll(List.of(command));
        line.addAll(ofEveryNode());
        line.add("--spring.datasource.url=" + database.url("command"));
        return new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        a().log().resolveSibling("commands.log").toFile()))
                .start()
                .onExit()
                .join()
                .exitValue();
    }

    void start(Node node) throws IOException {
        node.start(classes, movedClock, a().address());
    }

    @Override
    public void close() throws IOException {
        for (Node node : nodes.all()) {
            node.close();
        }
        books.close();
        database.close();
        pictures.close();
        host.close();
        relay.close();
        inbox.close();
        FileSystemUtils.deleteRecursively(directory);
    }

    private void kill() {
        nodes.all().forEach(Node::kill);
        database.kill();
        try {
            pictures.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
