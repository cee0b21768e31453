package io.keyback.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** A disk of its own for the pictures, so small that a file can fill it. */
final class SmallDisk implements AutoCloseable {

    private static final String SIZE = "128m";
    private static final List<String> TABLES = List.of("keyback.evidence", "keyback.original");

    private final PostgresServer server;
    private final Path mount;
    private final Path ballast;

    private SmallDisk(PostgresServer server, Path mount) {
        this.server = server;
        this.mount = mount;
        this.ballast = mount.resolve("ballast");
    }

    /** Moves the pictures there. */
    static SmallDisk under(PostgresServer server, Path directory) throws IOException, SQLException {
        Path mount = Files.createDirectories(directory.resolve("small-disk"));
        run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", mount.toString());
        Path place = Files.createDirectory(mount.resolve("tables"));
        server.execute("keyback", "create tablespace small location '" + place + "'");
        for (String table : TABLES) {
            server.execute("keyback", "alter table " + table + " set tablespace small");
        }
        return new SmallDisk(server, mount);
    }

    void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(ballast)) {
            byte[] block = new byte[8192];
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            if (Files.size(ballast) == 0) {
                throw full;
            }
        }
    }

    void empty() throws IOException {
        Files.deleteIfExists(ballast);
    }

    private static void run(String... command) throws IOException {
        int status =
                new ProcessBuilder(command).inheritIO().start().onExit().join().exitValue();
        if (status != 0) {
            throw new AssertionError("A small disk is mounted as root: " + String.join(" ", command) + ": " + status);
        }
    }

    /** Moves the pictures back. */
    @Override
    public void close() throws IOException, SQLException {
        empty();
        for (String table : TABLES) {
            server.execute("keyback", "alter table " + table + " set tablespace pg_default");
        }
        server.execute("keyback", "drop tablespace small");
        run("umount", mount.toString());
    }
}
