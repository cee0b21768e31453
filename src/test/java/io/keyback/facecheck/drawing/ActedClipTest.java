package io.keyback.facecheck.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActedClipTest {

    @Test
    void oneDeedFollowsTheOther() {
        ActedClip clip = ActedClip.of(1, Deed.REST, Deed.CLOSE_EYES).then(Deed.SMILE, 1);

        assertThat(clip.rate()).isEqualTo(15);
        assertThat(clip.length()).isEqualTo(18 + 20 + 15);
        assertThatThrownBy(() -> clip.frame(53)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void theSameSeedActsTheSameAndAnotherSeedIsAnotherPerson() {
        BufferedImage frame = ActedClip.of(1, Deed.SMILE).frame(7);

        assertThat(pixels(ActedClip.of(1, Deed.SMILE).frame(7))).isEqualTo(pixels(frame));
        assertThat(pixels(ActedClip.of(2, Deed.SMILE).frame(7))).isNotEqualTo(pixels(frame));
    }

    @Test
    void nobodySitsStillButAPictureDoes() {
        ActedClip resting = ActedClip.of(1, Deed.REST);
        ActedClip still = ActedClip.of(1, Deed.REST, Deed.STILL);

        assertThat(pixels(resting.frame(1))).isNotEqualTo(pixels(resting.frame(0)));
        assertThat(pixels(still.frame(40))).isEqualTo(pixels(still.frame(18))).isEqualTo(pixels(still.frame(19)));
    }

    @Test
    void aLoopShowsTheVerySameFrames() {
        ActedClip clip = ActedClip.of(1, Deed.BLINK).looped(3);

        assertThat(clip.length()).isEqualTo(15);
        assertThat(pixels(clip.frame(2))).isEqualTo(pixels(clip.frame(7))).isNotEqualTo(pixels(clip.frame(3)));
    }

    @Test
    void isWrittenAsAFilm(@TempDir Path directory) throws Exception {
        ActedClip clip = ActedClip.of(1).then(Deed.REST, 0.2);
        Path file = directory.resolve("clip.y4m");

        Y4m.write(file, clip);

        String header = "YUV4MPEG2 W480 H360 F15:1 Ip A1:1 C420jpeg\n";
        byte[] bytes = Files.readAllBytes(file);
        int frame = 480 * 360 * 3 / 2;
        assertThat(bytes).hasSize(header.length() + 3 * (6 + frame));
        assertThat(new String(bytes, 0, header.length() + 6, StandardCharsets.US_ASCII))
                .isEqualTo(header + "FRAME\n");
        int first = clip.frame(0).getRGB(0, 0);
        int luma = bytes[header.length() + 6] & 0xFF;
        int blue = bytes[header.length() + 6 + 480 * 360] & 0xFF;
        assertThat(luma).isBetween(16, 235);
        assertThat(1.164 * (luma - 16) + 2.017 * (blue - 128)).isCloseTo(first & 0xFF, within(12.0));
    }

    private static int[] pixels(BufferedImage frame) {
        return frame.getRGB(0, 0, frame.getWidth(), frame.getHeight(), null, 0, frame.getWidth());
    }
}
