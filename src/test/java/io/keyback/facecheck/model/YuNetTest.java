package io.keyback.facecheck.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.keyback.facecheck.seeing.Face;
import io.keyback.facecheck.seeing.Landmarks;
import io.keyback.vision.OpenCv;
import io.keyback.vision.Pixels;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Objects;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class YuNetTest {

    private final YuNet yunet = new YuNet(TestModels.detector());

    @BeforeAll
    static void load() {
        OpenCv.load();
    }

    @AfterEach
    void close() {
        yunet.close();
    }

    @Test
    void boxAndLandmarksAreInPixelsOfTheFrame() {
        int cell = 2 * TestModels.CELL;

        List<Face> faces = find(480, 360, 4, 3);

        assertThat(faces).hasSize(1);
        Face face = faces.get(0);
        assertThat(face.score()).isCloseTo(1, within(0.01));
        assertThat(face.width()).isCloseTo(cell * TestModels.BOX_WIDTH, within(0.5));
        assertThat(face.height()).isCloseTo(cell * TestModels.BOX_HEIGHT, within(0.5));
        assertThat(face.centreX()).isCloseTo(4.5 * cell, within(0.5));
        assertThat(face.centreY()).isCloseTo(3.5 * cell, within(0.5));
        Landmarks landmarks = Objects.requireNonNull(face.landmarks());
        List<Landmarks.Point> points = List.of(
                landmarks.rightEye(),
                landmarks.leftEye(),
                landmarks.nose(),
                landmarks.rightMouth(),
                landmarks.leftMouth());
        for (int i = 0; i < points.size(); i++) {
            assertThat(points.get(i).x()).isCloseTo((4 + TestModels.LANDMARKS[2 * i]) * cell, within(0.5));
            assertThat(points.get(i).y()).isCloseTo((3 + TestModels.LANDMARKS[2 * i + 1]) * cell, within(0.5));
        }
        assertThat(landmarks.yaw()).isPositive();
    }

    @Test
    void framesOfOtherSizesMayFollow() {
        assertThat(find(240, 180, 1, 1)).hasSize(1);
        assertThat(find(180, 240, 1, 1)).hasSize(1);
        assertThat(find(96, 64, 1, 0))
                .singleElement()
                .satisfies(face -> assertThat(face.centreX()).isCloseTo(48, within(0.5)));
        assertThat(find(960, 720, 2, 2))
                .singleElement()
                .satisfies(face -> assertThat(face.centreX()).isCloseTo(2.5 * 128, within(1.0)));
    }

    @Test
    void whereNothingIsNothingIsFound() {
        try (Mat black = BlackFrame.of(480, 360);
                Mat nothing = new Mat()) {
            assertThat(yunet.find(black)).isEmpty();
            assertThat(yunet.find(nothing)).isEmpty();
        }
    }

    @Test
    void itOutlivesTheJobInWhichItWasMade() {
        PointerScope job = new PointerScope();
        YuNet made = new YuNet(TestModels.detector());
        job.close();

        try (made;
                Mat black = BlackFrame.of(480, 360)) {
            assertThat(made.find(black)).isEmpty();
        }
    }

    /** A frame in which one cell is white, counted from its upper left corner in cells as the model sees them. */
    private List<Face> find(int width, int height, int column, int row) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        int cell = (int) Math.round(TestModels.CELL * Math.max(1, Math.sqrt(width * height / (240.0 * 180))));
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(column * cell, row * cell, cell, cell);
        canvas.dispose();
        try (Mat frame = Pixels.colour(picture)) {
            return yunet.find(frame);
        }
    }
}
