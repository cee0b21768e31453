package io.keyback.documentcheck.reading;

import io.keyback.vision.Deadline;
import io.keyback.vision.Quad;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** A picture as it is, or turned by a quarter, at the sizes that suit what is done with it. */
final class Turned implements AutoCloseable {

    private static final double SIZE_TO_FIND = 1200;

    /** Enough for the network, which looks at 16 pixels from one character to the next. */
    private static final double PITCH_TO_READ = 22;

    private static final int CHARACTERS = 44;

    private final Mat grey;
    private final boolean quarter;
    private final Map<Integer, Raster> rasters = new HashMap<>();

    private Turned(Mat grey, boolean quarter) {
        this.grey = grey;
        this.quarter = quarter;
    }

    static Turned upright(Mat grey) {
        return new Turned(new Mat(grey), false);
    }

    /** Clockwise. */
    static Turned byQuarter(Mat grey) {
        Mat turned = new Mat();
        opencv_core.rotate(grey, turned, opencv_core.ROTATE_90_CLOCKWISE);
        return new Turned(turned, true);
    }

    /** In pixels of this picture. */
    List<LineGroup> groups(Deadline deadline) {
        double scale = Math.min(2, SIZE_TO_FIND / Math.max(grey.cols(), grey.rows()));
        try (Mat small = resized(scale)) {
            return LineFinder.find(small, deadline).stream()
                    .map(group -> group.scaled(1 / scale))
                    .toList();
        }
    }

    /** How much smaller it can be read. */
    Sized sizedFor(LineGroup group) {
        double wanted = PITCH_TO_READ / (group.length() / CHARACTERS);
        int halves = (int) Math.max(0, Math.floor(-2 * Math.log(wanted) / Math.log(2)));
        double scale = Math.pow(2, -halves / 2.0);
        return new Sized(rasters.computeIfAbsent(halves, key -> raster(scale)), scale);
    }

    record Sized(Raster raster, double scale) {}

    private Raster raster(double scale) {
        try (Mat sized = resized(scale)) {
            return Raster.of(sized);
        }
    }

    private Mat resized(double scale) {
        Mat resized = new Mat();
        try (Size size = new Size(
                (int) Math.max(2, Math.round(grey.cols() * scale)), (int) Math.max(2, Math.round(grey.rows() * scale)))) {
            int way = scale < 1 ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_CUBIC;
            opencv_imgproc.resize(grey, resized, size, 0, 0, way);
        }
        return resized;
    }

    /** A place in this picture as one in the picture before it was turned. */
    Quad before(Quad place) {
        if (!quarter) {
            return place;
        }
        double bottom = grey.cols() - 1.0;
        return new Quad(
                place.y1(),
                bottom - place.x1(),
                place.y2(),
                bottom - place.x2(),
                place.y3(),
                bottom - place.x3(),
                place.y4(),
                bottom - place.x4());
    }

    @Override
    public void close() {
        grey.close();
    }
}
