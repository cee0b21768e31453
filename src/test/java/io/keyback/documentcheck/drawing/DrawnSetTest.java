package io.keyback.documentcheck.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Draws a handful; with {@code -Ddocuments.write=DIR} and {@code -Ddocuments.count=N} it writes a set for the bench.
 */
class DrawnSetTest {

    private static final long SEED = Long.getLong("documents.seed", 1);

    @TempDir
    private Path directory;

    @Test
    void writesASetWhereOneIsAskedFor() throws IOException {
        String asked = System.getProperty("documents.write");
        Path target = asked == null ? directory : Files.createDirectories(Path.of(asked));
        int count = Integer.getInteger("documents.count", 4);

        new DrawnSet(SEED, count).write(target);

        assertThat(target.resolve("manifest.csv")).isNotEmptyFile();
        assertThat(Files.readAllLines(target.resolve("manifest.csv")).get(0)).isEqualTo("file,kind,text");
    }
}
