package io.keyback.documentcheck.reading;

import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.javacpp.indexer.IntIndexer;
import org.bytedeco.opencv.global.opencv_imgproc;

/** Connected pixels, one number for all of them, and the box around them. */
record Spot(int label, int left, int top, int width, int height) {

    private static final int COLUMNS = 64;

    /** @param boxes what OpenCV says of all spots, by their labels */
    static Spot of(int label, IntIndexer boxes) {
        return new Spot(
                label,
                boxes.get(label, opencv_imgproc.CC_STAT_LEFT),
                boxes.get(label, opencv_imgproc.CC_STAT_TOP),
                boxes.get(label, opencv_imgproc.CC_STAT_WIDTH),
                boxes.get(label, opencv_imgproc.CC_STAT_HEIGHT));
    }

    /** Takes its pixels out of a picture of ink. */
    void remove(byte[] ink, int[] labels, int rowLength) {
        for (int row = top; row < top + height; row++) {
            for (int pixel = row * rowLength + left; pixel < row * rowLength + left + width; pixel++) {
                if (labels[pixel] == label) {
                    ink[pixel] = 0;
                }
            }
        }
    }

    /** Its middle and its height, when it is thin from end to end. */
    Optional<TextLine> line(int[] labels, int rowLength) {
        int columns = Math.min(COLUMNS, width);
        double[] xs = new double[columns];
        double[] middles = new double[columns];
        double[] heights = new double[columns];
        for (int i = 0; i < columns; i++) {
            int x = left + (int) ((i + 0.5) * width / columns);
            int first = top;
            int last = top + height - 1;
            while (first < last && labels[first * rowLength + x] != label) {
                first++;
            }
            while (last > first && labels[last * rowLength + x] != label) {
                last--;
            }
            xs[i] = x;
            middles[i] = (first + last) / 2.0;
            heights[i] = last - first + 1;
        }
        double[] sorted = heights.clone();
        Arrays.sort(sorted);
        double typical = sorted[columns * 3 / 5];
        double[] parabola = Parabola.through(xs, middles, weights(heights, typical));
        int off = 0;
        double[] weights = new double[columns];
        for (int i = 0; i < columns; i++) {
            double miss = Math.abs(middles[i] - Parabola.at(parabola, xs[i]));
            boolean near = miss < typical * 0.35 && heights[i] < typical * 1.5;
            weights[i] = near ? 1 : 0;
            off += near ? 0 : 1;
        }
        if (off > columns / 2) {
            return Optional.empty();
        }
        double[] better = Parabola.through(xs, middles, weights);
        return Optional.of(new TextLine(left, left + width, better[0], better[1], better[2], typical));
    }

    private static double[] weights(double[] heights, double typical) {
        return Arrays.stream(heights)
                .map(height -> height < typical * 1.4 ? 1 : 0.01)
                .toArray();
    }
}
