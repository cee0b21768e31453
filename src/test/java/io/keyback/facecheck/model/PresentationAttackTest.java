package io.keyback.facecheck.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.keyback.facecheck.seeing.Face;
import io.keyback.vision.OpenCv;
import io.keyback.vision.Pixels;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PresentationAttackTest {

    private static final Face FACE = new Face(200, 150, 50, 60, null, 1);

    private final PresentationAttack attack = new PresentationAttack(TestModels.presentation());

    @BeforeAll
    static void load() {
        OpenCv.load();
    }

    @AfterEach
    void close() {
        attack.close();
    }

    @Test
    void isTheSoftmaxOfAllKindsButTheSecond() {
        double live = Math.exp(4) / (Math.exp(4) + 2);

        assertThat(spoof(Color.BLUE)).isCloseTo(1 - live, within(1e-3));
        assertThat(spoof(Color.RED)).isCloseTo(1 - 1 / (Math.exp(4) + 2), within(1e-3));
        assertThat(spoof(Color.WHITE)).isCloseTo(2 / 3.0, within(1e-3));
    }

    @Test
    void theSurroundingsOfTheFaceBelongToIt() {
        Cut cut = Cut.around(FACE, 2.7, 480, 360);

        assertThat(cut).isEqualTo(new Cut(157, 99, 135, 162));
    }

    @Test
    void atAnEdgeItIsMovedAndInANarrowFrameItIsSmaller() {
        assertThat(Cut.around(new Face(-10, 300, 50, 60, null, 1), 2.7, 480, 360))
                .isEqualTo(new Cut(0, 198, 135, 162));
        assertThat(Cut.around(new Face(100, 50, 200, 200, null, 1), 2.7, 480, 301))
                .isEqualTo(new Cut(50, 0, 300, 300));
    }

    @Test
    void whereNothingCanBeCutOutNothingIsSaid() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cut.around(new Face(10, 10, 0, 20, null, 1), 2.7, 480, 360));
        assertThatIllegalArgumentException().isThrownBy(() -> Cut.around(FACE, 2.7, 1, 1));
    }

    private double spoof(Color surroundings) {
        BufferedImage picture = new BufferedImage(480, 360, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(surroundings);
        canvas.fillRect(157, 99, 135, 162);
        canvas.dispose();
        try (Mat frame = Pixels.colour(picture)) {
            return attack.spoof(frame, FACE);
        }
    }
}
