package io.keyback.documentcheck.barcode;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.vision.OpenCv;
import io.keyback.vision.Pixels;
import io.keyback.vision.Quad;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;

class BarcodePlacesTest {

    /** What is cut out is scaled to a fixed width, so its height is what a hostile picture could drive up. */
    @Test
    void noPlaceIsTallerThanWide() {
        List<Double> shapes = new ArrayList<>();
        for (int seed = 0; seed < 60; seed++) {
            places(spots(seed)).forEach(place -> shapes.add(place.height() / place.width()));
        }

        assertThat(shapes).hasSizeGreaterThan(60).allMatch(shape -> shape < 1);
    }

    private static List<Quad> places(BufferedImage picture) {
        OpenCv.load();
        try (Mat grey = Pixels.grey(picture)) {
            return BarcodePlaces.in(grey);
        }
    }

    /** Small patches of lines in all directions, in which edges run apart. */
    private static BufferedImage spots(int seed) {
        Random random = new Random(seed);
        BufferedImage picture = new BufferedImage(640, 480, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        canvas.setColor(Color.BLACK);
        for (int patch = 0; patch < 4; patch++) {
            canvas.translate(random.nextInt(200), random.nextInt(150));
            canvas.rotate(random.nextDouble() * Math.PI);
            int height = 30 + random.nextInt(200);
            for (int line = 0; line < 3 + random.nextInt(12); line++) {
                canvas.fillRect(line * 6, random.nextInt(height), 3, 20 + random.nextInt(height));
            }
        }
        canvas.dispose();
        return picture;
    }
}
