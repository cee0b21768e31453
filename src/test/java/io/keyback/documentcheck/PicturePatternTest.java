package io.keyback.documentcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PicturePatternTest {

    private static final int LOOK_ALIKE = 3;

    @Test
    void theSamePictureSmallerAndDarkerLooksAlike() {
        BufferedImage picture = drawn(1, 900, 700);
        BufferedImage smaller = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = smaller.createGraphics();
        canvas.drawImage(picture, 0, 0, 400, 300, null);
        canvas.setColor(new Color(0, 0, 0, 40));
        canvas.fillRect(0, 0, 400, 300);
        canvas.dispose();

        assertThat(bits(picture, smaller)).isLessThanOrEqualTo(LOOK_ALIKE);
    }

    @Test
    void anotherPictureDoesNot() {
        for (int seed = 2; seed < 40; seed++) {
            assertThat(bits(drawn(1, 900, 700), drawn(seed, 900, 700))).isGreaterThan(LOOK_ALIKE);
        }
    }

    @Test
    void aPlainPictureLooksLikeNothing() {
        assertThat(PicturePattern.of(new BufferedImage(900, 700, BufferedImage.TYPE_INT_RGB)))
                .isEmpty();
    }

    private static int bits(BufferedImage one, BufferedImage other) {
        return Long.bitCount(
                PicturePattern.of(one).orElseThrow() ^ PicturePattern.of(other).orElseThrow());
    }

    private static BufferedImage drawn(int seed, int width, int height) {
        Random random = new Random(seed);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        for (int i = 0; i < 60; i++) {
            canvas.setColor(new Color(random.nextInt(0x1000000)));
            canvas.fillRect(random.nextInt(width), random.nextInt(height), width / 5, height / 5);
        }
        canvas.dispose();
        return picture;
    }
}
