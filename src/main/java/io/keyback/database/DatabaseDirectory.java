package io.keyback.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.OptionalLong;

/** The directory of an embedded database: readable by its owner alone, and held by one process at a time. */
final class DatabaseDirectory implements AutoCloseable {

    private static final int PASSWORD_BYTES = 32;

    private final Path path;
    private final FileChannel lock;

    private DatabaseDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static DatabaseDirectory lock(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        Files.createDirectories(absolute, forOwner("rwx------"));
        Path real = absolute.toRealPath();
        FileChannel channel =
                FileChannel.open(real.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isFree(channel)) {
            channel.close();
            throw new DatabaseDirectoryInUse(real);
        }
        return new DatabaseDirectory(real, channel);
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (java.nio.channels.OverlappingFileLockException e) {
            return false; // held by this very process
        }
    }

    Path data() {
        return path.resolve("data");
    }

    /** The server's programs; not above {@link #data}, because old data directories found below are removed. */
    Path binaries() {
        return path.resolve("server");
    }

    /** The password, drawn at the first call; written before the server learns it, so that it is never lost. */
    String password() throws IOException {
        Path file = path.resolve("password");
        if (Files.exists(file)) {
            return Files.readString(file, UTF_8).strip();
        }
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Path draft = Files.createTempFile(path, "password", null, forOwner("rw-------"));
        Files.writeString(draft, password, UTF_8);
        Files.move(draft, file);
        return password;
    }

    /** Throws {@link IllegalStateException} when the data was written by another major version of PostgreSQL. */
    void requireVersion(String major) throws IOException {
        Path file = data().resolve("PG_VERSION");
        if (Files.exists(file)) {
            String found = Files.readString(file, UTF_8).strip();
            if (!found.equals(major)) {
                throw new IllegalStateException("The data in " + data() + " is of PostgreSQL " + found
                        + ", this Keyback brings " + major + ". Dump it with the Keyback that wrote it.");
            }
        }
    }

    /** The process of the server that last ran on the data, whether it still runs or not. */
    OptionalLong serverProcess() throws IOException {
        Path file = data().resolve("postmaster.pid");
        if (Files.notExists(file)) {
            return OptionalLong.empty();
        }
        return Files.readAllLines(file, UTF_8).stream()
                .limit(1)
                .mapToLong(line -> Long.parseLong(line.strip()))
                .findFirst();
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileAttribute<?>[] forOwner(String permissions) {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }
}
