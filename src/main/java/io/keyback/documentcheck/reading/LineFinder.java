package io.keyback.documentcheck.reading;

import io.keyback.vision.Deadline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.indexer.IntIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Finds what may be the lines of a zone: dark strokes on something lighter, drawn together sideways until a line is one
 * spot. No single threshold suits a shadow and a pattern, so several are tried, and groups found often come first.
 */
final class LineFinder {

    /** Strokes up to this many pixels wide. */
    private static final int[] STROKES = {11, 17, 25};

    /** Of the contrast of the strongest strokes nearby. */
    private static final double[] THRESHOLDS = {0.22, 0.32, 0.45, 0.6};

    private static final double SHORTEST_OF_WIDTH = 0.2;

    /** Pixels; no letter is larger. */
    private static final int LARGE = 60;

    /** Letters that touch each other fill more of the box around them. */
    private static final double HOLLOW = 0.2;

    private static final int MOST_GROUPS = 12;

    private LineFinder() {}

    /** The likeliest first. */
    static List<LineGroup> find(Mat grey, Deadline deadline) {
        List<LineGroup> groups = new ArrayList<>();
        for (int stroke : STROKES) {
            deadline.check();
            try (Mat strokes = strokes(grey, stroke)) {
                for (double threshold : THRESHOLDS) {
                    deadline.check();
                    LineGrouping.group(lines(strokes, threshold)).forEach(group -> add(groups, group));
                }
            }
        }
        return groups.stream()
                .sorted(Comparator.comparingDouble(LineGroup::likelihood).reversed())
                .limit(MOST_GROUPS)
                .toList();
    }

    private static void add(List<LineGroup> groups, LineGroup found) {
        for (int i = 0; i < groups.size(); i++) {
            LineGroup known = groups.get(i);
            if (known.resembles(found)) {
                LineGroup better = known.likelihood() >= found.likelihood() ? known : found;
                groups.set(i, new LineGroup(better.lines(), better.likelihood() + 0.15));
                return;
            }
        }
        groups.add(found);
    }

    /** How dark strokes are against what is around, 255 where they are as dark as the darkest nearby. */
    private static Mat strokes(Mat grey, int stroke) {
        Mat relative = new Mat();
        try (Size size = new Size(stroke, stroke);
                Mat square = opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_RECT, size);
                Mat dark = new Mat();
                Mat small = new Mat();
                Mat strongest = new Mat();
                Mat floor = new Mat();
                Size around = new Size(9, 9);
                Mat wide = opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_RECT, around);
                Size eighth = new Size((grey.cols() + 7) / 8, (grey.rows() + 7) / 8);
                Size soft = new Size(9, 9)) {
            opencv_imgproc.morphologyEx(grey, dark, opencv_imgproc.MORPH_BLACKHAT, square);
            opencv_imgproc.resize(dark, small, eighth, 0, 0, opencv_imgproc.INTER_AREA);
            opencv_imgproc.dilate(small, strongest, wide);
            opencv_imgproc.GaussianBlur(strongest, strongest, soft, 0);
            opencv_imgproc.resize(strongest, floor, dark.size(), 0, 0, opencv_imgproc.INTER_LINEAR);
            // The mean of eight by eight pixels is about half of what its strokes are. Noise is no stroke.
            try (Mat doubled = new Mat();
                    Mat least = new Mat(dark.size(), dark.type(), new Scalar(14))) {
                floor.convertTo(doubled, -1, 2, 0);
                opencv_core.max(doubled, least, doubled);
                opencv_core.divide(dark, doubled, relative, 255, -1);
            }
        }
        return relative;
    }

    /** What is large and hollow: the frame around a zone, the edge of a page, a wave of a pattern. */
    private static void removeFrames(Mat ink) {
        try (Mat labels = new Mat();
                Mat boxes = new Mat();
                Mat centres = new Mat()) {
            int count = opencv_imgproc.connectedComponentsWithStats(ink, labels, boxes, centres);
            List<Spot> frames = new ArrayList<>();
            try (IntIndexer box = boxes.createIndexer()) {
                for (int spot = 1; spot < count; spot++) {
                    Spot found = Spot.of(spot, box);
                    int area = box.get(spot, opencv_imgproc.CC_STAT_AREA);
                    if (Math.max(found.width(), found.height()) > LARGE
                            && area < HOLLOW * found.width() * found.height()) {
                        frames.add(found);
                    }
                }
            }
            if (!frames.isEmpty()) {
                int[] pixels = pixels(labels);
                byte[] kept = new byte[pixels.length];
                ink.data().get(kept);
                frames.forEach(frame -> frame.remove(kept, pixels, ink.cols()));
                ink.data().put(kept);
            }
        }
    }

    private static int[] pixels(Mat labels) {
        int[] pixels = new int[labels.rows() * labels.cols()];
        try (IntPointer all = new IntPointer(labels.data())) {
            all.get(pixels);
        }
        return pixels;
    }

    private static List<TextLine> lines(Mat strokes, double threshold) {
        try (Mat ink = new Mat();
                Mat spots = new Mat();
                Size reach = new Size(29, 3);
                Mat sideways = opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_RECT, reach);
                Mat labels = new Mat();
                Mat boxes = new Mat();
                Mat centres = new Mat()) {
            opencv_imgproc.threshold(strokes, ink, threshold * 255, 255, opencv_imgproc.THRESH_BINARY);
            removeFrames(ink);
            opencv_imgproc.morphologyEx(ink, spots, opencv_imgproc.MORPH_CLOSE, sideways);
            int count = opencv_imgproc.connectedComponentsWithStats(spots, labels, boxes, centres);
            List<TextLine> lines = new ArrayList<>();
            int[] pixels = pixels(labels);
            try (IntIndexer box = boxes.createIndexer()) {
                for (int spot = 1; spot < count; spot++) {
                    Spot found = Spot.of(spot, box);
                    int width = found.width();
                    int height = found.height();
                    boolean likeALine = width > 3 * height || width > SHORTEST_OF_WIDTH * strokes.cols();
                    if (likeALine && width > 0.05 * strokes.cols() && height >= 5 && height < strokes.rows() / 3) {
                        found.line(pixels, strokes.cols()).ifPresent(lines::add);
                    }
                }
            }
            return LineGrouping.joined(lines).stream()
                    .filter(line -> line.length() > SHORTEST_OF_WIDTH * strokes.cols())
                    .filter(line -> line.length() > 12 * line.height())
                    .toList();
        }
    }
}
