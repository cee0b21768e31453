package io.keyback.facecheck.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.vision.OpenCv;
import io.keyback.vision.Pixels;
import java.awt.image.BufferedImage;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the drawn people are good for: that detectors, which learned from real ones, see the same in them. */
class DrawnActorTest {

    private PointerScope natives;
    private Cascade frontal;
    private Cascade profile;

    @BeforeEach
    void cascades() {
        OpenCv.load();
        natives = new PointerScope();
        frontal = Cascade.face("frontalface_default");
        profile = Cascade.face("profileface");
    }

    @AfterEach
    void free() {
        natives.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void eyesAndMouthAreSeenToMove(long seed) {
        DrawnActor actor = DrawnActor.of(seed);
        Mat neutral = Pixels.grey(actor.frame(1));

        assertThat(frontal.hits(half(neutral))).hasSize(1);
        Rect face = face(neutral);
        assertThat(face.width()).isBetween(150, 210);
        Mat shut = Pixels.grey(actor.eyes(0).frame(2));
        for (double left : new double[] {0.05, 0.5}) {
            int open = eye(neutral, face, left);
            assertThat(open).isGreaterThan(40);
            assertThat(eye(shut, face, left)).isLessThan((int) (0.4 * open));
        }
        int straight = mouth(neutral, face);
        assertThat(mouth(Pixels.grey(actor.smiling(0.85).frame(3)), face))
                .isGreaterThan(Math.max(2 * straight, straight + 150));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void theHeadIsSeenToTurn(long seed) {
        DrawnActor actor = DrawnActor.of(seed);
        Mat neutral = half(Pixels.grey(actor.frame(1)));
        Mat right = half(Pixels.grey(actor.turned(-1).frame(2)));
        Mat left = half(Pixels.grey(actor.turned(1).frame(3)));

        int ahead = Math.max(profile.neighbours(neutral), profile.neighbours(mirrored(neutral)));
        assertThat(profile.neighbours(right)).isGreaterThan(40).isGreaterThan(ahead);
        assertThat(profile.neighbours(mirrored(right))).isLessThan(20);
        assertThat(profile.neighbours(mirrored(left))).isGreaterThan(40).isGreaterThan(ahead);
        assertThat(profile.neighbours(left)).isLessThan(20);
        for (Mat turned : new Mat[] {right, left}) {
            assertThat(frontal.neighbours(turned)).isLessThan(frontal.neighbours(neutral) / 2);
        }
    }

    @Test
    void severalPeopleAreSeenAsSeveralAndAnEmptyRoomAsEmpty() {
        DrawnActor one = DrawnActor.of(1);
        DrawnFrame room = DrawnFrame.roomOf(one, 1);
        DrawnFrame two = room.with(one.wide(140).moved(-110, 0))
                .with(DrawnActor.of(2).wide(140).moved(110, 0));

        assertThat(frontal.hits(half(Pixels.grey(room.picture())))).isEmpty();
        assertThat(frontal.hits(half(Pixels.grey(two.picture())))).hasSize(2);
    }

    @Test
    void lightIsMeasurable() {
        DrawnActor actor = DrawnActor.of(1);
        DrawnFrame lit = DrawnFrame.roomOf(actor, 1).with(actor);
        Rect face = face(Pixels.grey(lit.picture()));

        assertThat(mean(lit, face, 0, 1)).isBetween(70.0, 210.0);
        assertThat(mean(lit.bright(0.25), face, 0, 1)).isLessThan(60);
        assertThat(mean(lit.litFrom(1), face, 0.5, 0.4) - mean(lit.litFrom(1), face, 0.1, 0.4))
                .isGreaterThan(60);
        assertThat(mean(lit.litFrom(-1), face, 0.1, 0.4) - mean(lit.litFrom(-1), face, 0.5, 0.4))
                .isGreaterThan(60);
    }

    @Test
    void aBlurredPictureIsLessSharp() {
        DrawnActor actor = DrawnActor.of(1);
        DrawnFrame sharp = DrawnFrame.roomOf(actor, 1).with(actor);

        assertThat(sharpness(sharp)).isGreaterThan(100);
        assertThat(sharpness(sharp.blurred(4).noisy(1))).isLessThan(40);
    }

    @Test
    void aMaskIsLighterThanASkin() {
        DrawnActor actor = DrawnActor.of(3);
        BufferedImage bare = actor.frame(1);
        Rect mouth = new Rect(200, 220, 80, 50);

        try (Mat before = new Mat(Pixels.grey(bare), mouth);
                Mat after = new Mat(Pixels.grey(actor.masked().frame(1)), mouth)) {
            assertThat(opencv_core.mean(after).get())
                    .isGreaterThan(opencv_core.mean(before).get() + 20);
        }
    }

    private Rect face(Mat grey) {
        Rect found = frontal.best(half(grey)).orElseThrow().box();
        return new Rect(2 * found.x(), 2 * found.y(), 2 * found.width(), 2 * found.height());
    }

    private static int eye(Mat grey, Rect face, double left) {
        return Cascade.part("eye_tree_eyeglasses").neighbours(part(grey, face, left, 0.18, 0.45, 0.4));
    }

    private static int mouth(Mat grey, Rect face) {
        return Cascade.part("smile").neighbours(part(grey, face, 0.1, 0.55, 0.8, 0.45));
    }

    private static double mean(DrawnFrame frame, Rect face, double left, double width) {
        return opencv_core
                .mean(part(Pixels.grey(frame.picture()), face, left, 0.1, width, 0.8))
                .get();
    }

    private double sharpness(DrawnFrame frame) {
        Mat grey = Pixels.grey(frame.picture());
        Mat edges = new Mat();
        Mat face = new Mat();
        opencv_imgproc.resize(new Mat(grey, new Rect(140, 60, 200, 200)), face, new Size(160, 160));
        opencv_imgproc.Laplacian(face, edges, opencv_core.CV_64F);
        Mat deviation = new Mat();
        opencv_core.meanStdDev(edges, new Mat(), deviation);
        return Math.pow(deviation.createIndexer().getDouble(0, 0), 2);
    }

    private static Mat part(Mat grey, Rect face, double left, double top, double width, double height) {
        return new Mat(
                grey,
                new Rect(
                        (int) (face.x() + left * face.width()),
                        (int) (face.y() + top * face.height()),
                        (int) (width * face.width()),
                        (int) (height * face.height())));
    }

    private static Mat half(Mat grey) {
        Mat half = new Mat();
        opencv_imgproc.resize(grey, half, new Size(240, 180), 0, 0, opencv_imgproc.INTER_AREA);
        return half;
    }

    private static Mat mirrored(Mat grey) {
        Mat mirrored = new Mat();
        opencv_core.flip(grey, mirrored, 1);
        return mirrored;
    }
}
