package io.keyback.facecheck.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyback.facecheck.seeing.Face;
import io.keyback.facecheck.seeing.Landmarks;
import io.keyback.facecheck.seeing.Landmarks.Point;
import io.keyback.vision.OpenCv;
import io.keyback.vision.Pixels;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SFaceTest {

    private final SFace sface = new SFace(TestModels.embedding());

    @BeforeAll
    static void load() {
        OpenCv.load();
    }

    @AfterEach
    void close() {
        sface.close();
    }

    @Test
    void theSameFaceElsewhereAndLargerIsAlikeAndAnotherIsNot() {
        FaceTemplate here = template(1, 50, 60, 1);
        FaceTemplate elsewhere = template(1, 200, 40, 2);
        FaceTemplate another = template(2, 50, 60, 1);

        assertThat(here.similarity(here)).isCloseTo(1, within(1e-6));
        assertThat(here.similarity(elsewhere)).isGreaterThan(0.93);
        assertThat(here.similarity(another)).isLessThan(0.85).isCloseTo(another.similarity(here), within(1e-9));
    }

    @Test
    void aFaceWithoutLandmarksHasNoTemplate() {
        try (Mat frame = BlackFrame.of(200, 200)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sface.template(frame, new Face(10, 10, 50, 50, null, 1)));
        }
    }

    @Test
    void aModelThatSaysNothingIsNotTakenForAnswer() {
        try (Mat frame = BlackFrame.of(200, 200)) {
            assertThatIllegalStateException().isThrownBy(() -> sface.template(frame, face(50, 50, 1)));
        }
        assertThatIllegalStateException().isThrownBy(() -> FaceTemplate.of(new float[] {1, Float.NaN}));
    }

    @Test
    void templatesOfDifferentModelsAreNotCompared() {
        FaceTemplate two = FaceTemplate.of(new float[] {1, 2});
        FaceTemplate three = FaceTemplate.of(new float[] {1, 2, 3});

        assertThatIllegalArgumentException().isThrownBy(() -> two.similarity(three));
    }

    @Test
    void theNumbersOfATemplateCannotBeHad() {
        FaceTemplate template = FaceTemplate.of(new float[] {3, 4});

        assertThat(template).hasToString("a face template").isNotInstanceOf(java.io.Serializable.class);
        assertThatThrownBy(() -> new ObjectMapper().writeValueAsString(template))
                .isInstanceOf(JsonProcessingException.class);
    }

    private FaceTemplate template(int person, int x, int y, int size) {
        BufferedImage picture = new BufferedImage(480, 360, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = picture.createGraphics();
        Random colours = new Random(person);
        for (int row = -2; row < 6; row++) {
            for (int column = -2; column < 6; column++) {
                canvas.setColor(new Color(colours.nextInt(0x1000000)));
                canvas.fillRect(x + column * 20 * size, y + row * 20 * size, 20 * size, 20 * size);
            }
        }
        canvas.dispose();
        try (Mat frame = Pixels.colour(picture)) {
            return sface.template(frame, face(x, y, size));
        }
    }

    private static Face face(int x, int y, int size) {
        Landmarks landmarks = new Landmarks(
                new Point(x + 20 * size, y + 20 * size),
                new Point(x + 60 * size, y + 20 * size),
                new Point(x + 40 * size, y + 43 * size),
                new Point(x + 24 * size, y + 66 * size),
                new Point(x + 56 * size, y + 66 * size));
        return new Face(x, y, 80 * size, 80 * size, landmarks, 1);
    }
}
