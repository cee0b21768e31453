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

/** A picture turned by quarters, at the sizes that suit what is done with it. */
final class Turned implements AutoCloseable {

    private static final double SIZE_TO_FIND = 1200;

    /** Enough for the network, which looks at 16 pixels from one character to the next. */
    private static final double PITCH_TO_READ = 22;

    private static final int CHARACTERS = 44;

    private final Mat grey;
    private final int quarters;
    private final Map<Integer, Raster> rasters = new HashMap<>();

    private Turned(Mat grey, int quarters) {
        this.grey = grey;
        this.quarters = quarters;
    }

    /** @param quarters clockwise, from 0 to 3 */
    static Turned by(int quarters, Mat grey) {
        return switch (quarters) {
            case 0 -> new Turned(new Mat(grey), 0);
            case 1 -> rotated(grey, opencv_core.ROTATE_90_CLOCKWISE, 1);
            case 2 -> rotated(grey, opencv_core.ROTATE_180, 2);
            default -> rotated(grey, opencv_core.ROTATE_90_COUNTERCLOCKWISE, 3);
        };
    }

    private static Turned rotated(Mat grey, int code, int quarters) {
        Mat turned = new Mat();
        opencv_core.rotate(grey, turned, code);
        return new Turned(turned, quarters);
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
        try (Size size = new Size((int) Math.max(2, Math.round(grey.cols() * scale)), (int)
                Math.max(2, Math.round(grey.rows() * scale)))) {
            int way = scale < 1 ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_CUBIC;
            opencv_imgproc.resize(grey, resized, size, 0, 0, way);
        }
        return resized;
    }

    /** A place in this picture as one in the picture before it was turned. */
    Quad before(Quad place) {
        Quad before = place;
        for (int i = 0; i < quarters; i++) {
            int columns = i % 2 == 0 ? grey.cols() : grey.rows();
            before = backByQuarter(before, columns - 1.0);
        }
        return before;
    }

    /** @param right the last column of the picture it is in */
    private static Quad backByQuarter(Quad place, double right) {
        return new Quad(
                place.y1(),
                right - place.x1(),
                place.y2(),
                right - place.x2(),
                place.y3(),
                right - place.x3(),
                place.y4(),
                right - place.x4());
    }

    Mat grey() {
        return grey;
    }

    @Override
    public void close() {
        grey.close();
    }
}
