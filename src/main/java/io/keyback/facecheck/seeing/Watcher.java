package io.keyback.facecheck.seeing;

import io.keyback.facecheck.seeing.Cascade.Hit;
import io.keyback.facecheck.seeing.Sight.Eyes;
import io.keyback.facecheck.seeing.Sight.Light;
import io.keyback.facecheck.seeing.Sight.Turn;
import io.keyback.vision.OpenCv;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;
import org.jspecify.annotations.Nullable;

/**
 * Looks at frames. What it looks with is native and keeps buffers: each thread needs its own. It carries nothing from one
 * frame to the next.
 */
public final class Watcher implements AutoCloseable {

    /** The frame is made this much smaller where faces are looked for. */
    private static final double SMALLER = 0.5;

    /** In pixels of the frame; what is narrower is none, or nobody can be told from it. */
    private static final int LEAST_FACE = 30;

    /** What is cut out is made so wide: the cascades take the longer the larger it is, and tell as much. */
    private static final int EYE_WIDTH = 48;

    /** What finds landmarks cuts closer to the face, so that eyes are larger in its box. */
    private static final int EYE_WIDTH_IN_TIGHTER_BOX = 40;

    private static final int MOUTH_WIDTH = 90;
    private static final int LEAST_PROFILE_NEIGHBOURS = 2;

    /** Of somebody who stands where he should, in pixels of the frame; in smaller windows the cascade takes for ever. */
    private static final int LEAST_PROFILE = 90;

    /** A profile is about as wide as the face that is found in its place. */
    private static final double NARROWER_PROFILE = 0.6;

    private final FaceFinder finder;
    private final Cascade eye;
    private final Cascade smile;
    private final Cascade profile;

    private Watcher(FaceFinder finder) {
        this.finder = finder;
        this.eye = Cascade.named("eye_tree_eyeglasses");
        this.smile = Cascade.named("smile");
        this.profile = Cascade.named("profileface");
    }

    /** Looks with the cascades alone. */
    public static Watcher withCascades() {
        OpenCv.load();
        return new Watcher(new HaarFinder());
    }

    /** Looks for faces with the finder, which is closed with it; for eyes and smiles with the cascades. */
    public static Watcher with(FaceFinder finder) {
        OpenCv.load();
        return new Watcher(finder);
    }

    /**
     * Looks at one frame.
     *
     * @param frame blue, green, red
     */
    public Sight look(Mat frame, Set<Attention> attention) {
        try (Mat grey = new Mat();
                Mat small = new Mat();
                Size half = new Size((int) (frame.cols() * SMALLER), (int) (frame.rows() * SMALLER))) {
            opencv_imgproc.cvtColor(frame, grey, opencv_imgproc.COLOR_BGR2GRAY);
            opencv_imgproc.resize(grey, small, half, 0, 0, opencv_imgproc.INTER_AREA);
            List<Face> faces = finder.find(frame, small, 1 / SMALLER).stream()
                    .filter(face -> face.width() >= LEAST_FACE)
                    .sorted(Comparator.comparingDouble(Face::area).reversed())
                    .toList();
            if (faces.isEmpty()) {
                Turn turn = finder.givesLandmarks() ? null : profile(small, LEAST_PROFILE, LEAST_PROFILE_NEIGHBOURS);
                return new Sight(frame.cols(), frame.rows(), faces, lightOf(small), null, null, turn);
            }
            Face face = faces.get(0);
            return new Sight(
                    frame.cols(),
                    frame.rows(),
                    faces,
                    lightOf(grey, face),
                    eyes(grey, face),
                    attention.contains(Attention.SMILE) ? smile(grey, face) : null,
                    turn(small, face, attention));
        }
    }

    private Turn turn(Mat small, Face face, Set<Attention> attention) {
        Landmarks landmarks = face.landmarks();
        if (landmarks != null) {
            return new Turn(landmarks.yaw(), false);
        }
        Turn profile = attention.contains(Attention.TURN)
                ? profile(small, NARROWER_PROFILE * face.width(), (int) face.score())
                : null;
        return profile == null ? new Turn(0, true) : profile;
    }

    /**
     * The cascade knows profiles that look to the left of the frame; the others are found in the mirror. It finds many in
     * faces that look straight ahead, too, but not as many as the cascade for these.
     */
    private @Nullable Turn profile(Mat small, double leastWidth, int more) {
        try (Mat mirrored = new Mat()) {
            opencv_core.flip(small, mirrored, 1);
            int lookingLeft = strongest(small, leastWidth);
            int lookingRight = strongest(mirrored, leastWidth);
            if (Math.max(lookingLeft, lookingRight) <= more) {
                return null;
            }
            return new Turn(lookingRight > lookingLeft ? 1 : -1, true);
        }
    }

    private int strongest(Mat picture, double leastWidth) {
        return profile.find(picture, 1.1, 1, (int) (leastWidth * SMALLER)).stream()
                .mapToInt(Hit::neighbours)
                .max()
                .orElse(0);
    }

    private Eyes eyes(Mat grey, Face face) {
        int width = face.landmarks() == null ? EYE_WIDTH : EYE_WIDTH_IN_TIGHTER_BOX;
        return new Eyes(
                weight(eye, grey, part(grey, face, 0.10, 0.20, 0.42, 0.35), width),
                weight(eye, grey, part(grey, face, 0.48, 0.20, 0.42, 0.35), width));
    }

    private int smile(Mat grey, Face face) {
        Landmarks landmarks = face.landmarks();
        return weight(
                smile,
                grey,
                landmarks == null ? part(grey, face, 0.15, 0.58, 0.70, 0.45) : mouth(grey, landmarks),
                MOUTH_WIDTH);
    }

    private static Rect mouth(Mat grey, Landmarks landmarks) {
        double width = 1.85 * landmarks.betweenEyes();
        double height = 0.64 * width;
        Landmarks.Point middle = landmarks.mouth();
        return cut(grey, middle.x() - width / 2, middle.y() - 0.45 * height, width, height);
    }

    private static int weight(Cascade cascade, Mat grey, Rect part, int width) {
        if (part.width() < 8 || part.height() < 8) {
            return 0;
        }
        try (Mat cut = new Mat(grey, part);
                Mat scaled = new Mat();
                Size size = new Size(width, Math.max(1, width * part.height() / part.width()))) {
            opencv_imgproc.resize(cut, scaled, size, 0, 0, opencv_imgproc.INTER_LINEAR);
            return cascade.weight(scaled, 1.05, width / 4);
        }
    }

    private static Rect part(Mat grey, Face face, double x, double y, double width, double height) {
        return cut(
                grey,
                face.x() + x * face.width(),
                face.y() + y * face.height(),
                width * face.width(),
                height * face.height());
    }

    /** As far as it lies within the frame. */
    private static Rect cut(Mat grey, double x, double y, double width, double height) {
        int left = within(x, grey.cols());
        int top = within(y, grey.rows());
        int right = within(x + width, grey.cols());
        int bottom = within(y + height, grey.rows());
        return new Rect(left, top, right - left, bottom - top);
    }

    private static int within(double coordinate, int length) {
        return (int) Math.max(0, Math.min(length, Math.round(coordinate)));
    }

    private static Light lightOf(Mat grey) {
        return new Light(opencv_core.mean(grey).get(0), 0, 0);
    }

    private static Light lightOf(Mat grey, Face face) {
        Rect inner = part(grey, face, 0.15, 0.15, 0.70, 0.70);
        if (inner.width() < 8 || inner.height() < 8) {
            return lightOf(grey);
        }
        double left = mean(grey, part(grey, face, 0.15, 0.15, 0.35, 0.70));
        double right = mean(grey, part(grey, face, 0.50, 0.15, 0.35, 0.70));
        return new Light(mean(grey, inner), Math.abs(left - right), sharpness(grey, inner));
    }

    private static double mean(Mat grey, Rect part) {
        if (part.width() == 0 || part.height() == 0) {
            return 0;
        }
        try (Mat cut = new Mat(grey, part)) {
            return opencv_core.mean(cut).get(0);
        }
    }

    private static double sharpness(Mat grey, Rect face) {
        int width = 160;
        try (Mat cut = new Mat(grey, face);
                Mat scaled = new Mat();
                Mat edges = new Mat();
                Mat mean = new Mat();
                Mat deviation = new Mat();
                Size size = new Size(width, Math.max(1, width * face.height() / face.width()))) {
            opencv_imgproc.resize(cut, scaled, size, 0, 0, opencv_imgproc.INTER_AREA);
            opencv_imgproc.Laplacian(scaled, edges, opencv_core.CV_64F);
            opencv_core.meanStdDev(edges, mean, deviation);
            double spread = deviation.createBuffer(0) instanceof java.nio.DoubleBuffer numbers ? numbers.get(0) : 0;
            return spread * spread;
        }
    }

    @Override
    public void close() {
        finder.close();
        eye.close();
        smile.close();
        profile.close();
    }
}
