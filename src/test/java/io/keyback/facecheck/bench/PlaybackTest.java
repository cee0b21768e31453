package io.keyback.facecheck.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.facecheck.bench.ClipManifest.Item;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaybackTest {

    @TempDir
    private Path directory;

    @Test
    void aFastClipIsThinnedOutToWhatABrowserSends() throws IOException {
        frames(24, 30);

        assertThat(times(24, 6))
                .hasSize(8)
                .startsWith(Duration.ZERO, Duration.ofMillis(125))
                .endsWith(Duration.ofMillis(875));
        assertThat(times(6, 6)).hasSize(24).endsWith(Duration.ofNanos(3_833_333_333L));
        assertThat(times(2, 6)).hasSize(24);
    }

    @Test
    void framesAreAsLargeAsABrowserSendsThem() throws IOException {
        frames(1, 30);
        assertThat(sizes()).containsExactly("480x360");
    }

    @Test
    void aWideClipIsNotWiderThanIsTaken() throws IOException {
        frames(1, 10);
        assertThat(sizes()).containsExactly("640x160");
    }

    private List<String> sizes() throws IOException {
        List<String> sizes = new ArrayList<>();
        try (Playback playback = playback(6, 6)) {
            for (Optional<Playback.Frame> frame = playback.next(); frame.isPresent(); frame = playback.next()) {
                BufferedImage picture =
                        ImageIO.read(new ByteArrayInputStream(frame.get().jpeg()));
                sizes.add(picture.getWidth() + "x" + picture.getHeight());
            }
        }
        return sizes;
    }

    private List<Duration> times(double framesPerSecond, int rate) {
        List<Duration> times = new ArrayList<>();
        try (Playback playback = playback(framesPerSecond, rate)) {
            for (Optional<Playback.Frame> frame = playback.next(); frame.isPresent(); frame = playback.next()) {
                times.add(frame.get().at());
            }
        }
        return times;
    }

    private Playback playback(double framesPerSecond, int rate) {
        return Playback.of(new Item("frames", directory, framesPerSecond, List.of(), false), rate);
    }

    private void frames(int count, int height) throws IOException {
        for (int number = 0; number < count; number++) {
            ImageIO.write(
                    new BufferedImage(40, height, BufferedImage.TYPE_INT_RGB),
                    "png",
                    directory.resolve(String.format("%03d.png", number)).toFile());
        }
    }
}
