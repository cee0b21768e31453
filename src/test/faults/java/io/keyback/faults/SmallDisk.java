package io.keyback.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** A disk of its own for the pictures, so small that a file can fill it. */
final class SmallDisk implements AutoCloseable {

    private static final String SIZE = "256m";
    private static final List<String> TABLES = List.of("keyback.evidence", "keyback.original");

    private final Path mount;
    private final Path ballast;
    private boolean mounted;

    SmallDisk(Path mount) {
        this.mount = mount;
        this.ballast = mount.resolve("ballast");
    }

    /** Moves them there; it waits until nobody is at them. */
    void takePicturesOf(PostgresServer server) throws IOException, SQLException {
        Files.createDirectories(mount);
        run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", mount.toString());
        mounted = true;
        Path place = Files.createDirectory(mount.resolve("tables"));
        server.execute("keyback", "create tablespace small location '" + place + "'");
        for (String table : TABLES) {
            server.execute("keyback", "alter table " + table + " set tablespace small");
        }
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

    /** The database has ended before, or is just about to: its pictures are gone then. */
    @Override
    public void close() throws IOException {
        if (mounted) {
            run("umount", "--lazy", mount.toString());
            mounted = false;
        }
    }
}
