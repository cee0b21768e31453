package io.keyback.facecheck.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.facecheck.bench.Clip;
import io.keyback.facecheck.bench.ClipManifest;
import io.keyback.facecheck.bench.PairManifest;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Draws a handful; {@code mvn -o test -Dtest=DrawnFacesTest -Dfaces.write=DIR -Dfaces.count=N} writes a set for the
 * bench (some 15 MB a clip), {@code -Dfaces.seed=S} another one.
 */
class DrawnFacesTest {

    @TempDir
    private Path directory;

    @Test
    void writesASetWhereOneIsAskedFor() throws IOException {
        String asked = System.getProperty("faces.write");
        Path target = asked == null ? directory : Files.createDirectories(Path.of(asked));
        int count = Integer.getInteger("faces.count", 1);
        DrawnFaces faces = new DrawnFaces(Long.getLong("faces.seed", 1), count);

        faces.write(target);

        ClipManifest clips = ClipManifest.of(target);
        assertThat(clips.items()).hasSize(count).allMatch(item -> item.framesPerSecond() == 6);
        assertThat(PairManifest.of(target).items()).hasSize(2 * count);
        try (Clip clip = Clip.of(clips.items().get(0).file())) {
            BufferedImage read = clip.next().orElseThrow();
            BufferedImage drawn = faces.entries().get(0).clip().frame(0);
            assertThat(difference(read, drawn)).isLessThan(4);
        }
    }

    @Test
    void theSetHasAllKindsOfClips() {
        assertThat(new DrawnFaces(3, 60).entries())
                .extracting(DrawnFaces.Entry::expected)
                .contains("", "refused", "smile")
                .anyMatch(expected -> expected.matches("turn_(left|right)\\+.*"))
                .anyMatch(expected -> expected.contains("+close_eyes"));
    }

    /** The mean of what the green differs. */
    private static double difference(BufferedImage one, BufferedImage other) {
        double sum = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                sum += Math.abs((one.getRGB(x, y) >> 8 & 0xFF) - (other.getRGB(x, y) >> 8 & 0xFF));
            }
        }
        return sum / one.getWidth() / one.getHeight();
    }
}
