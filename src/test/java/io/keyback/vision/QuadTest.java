package io.keyback.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class QuadTest {

    private static final int RED = Color.RED.getRGB();

    @Test
    void cutsWhatStandsThere() {
        BufferedImage picture = pictureWithRed(30, 40, 20, 10);

        BufferedImage cut = Quad.of(30, 40, 20, 10).cut(picture, 20, 10);

        assertThat(cut.getRGB(1, 1)).isEqualTo(RED);
        assertThat(cut.getRGB(18, 8)).isEqualTo(RED);
    }

    @Test
    void turnsItUpright() {
        BufferedImage picture = pictureWithRed(0, 0, 50, 100);
        Quad upsideDown = new Quad(100, 100, 0, 100, 0, 0, 100, 0);

        BufferedImage cut = upsideDown.cut(picture, 100, 100);

        assertThat(cut.getRGB(10, 50)).isNotEqualTo(RED);
        assertThat(cut.getRGB(90, 50)).isEqualTo(RED);
    }

    private static BufferedImage pictureWithRed(int x, int y, int width, int height) {
        BufferedImage picture = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(Color.RED);
        canvas.fillRect(x, y, width, height);
        canvas.dispose();
        return picture;
    }
}
