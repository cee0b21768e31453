package io.keyback.documentcheck.barcode;

import io.keyback.vision.Quad;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Where a picture may have a barcode, and how it is turned: places full of strong edges of one direction. The picture
 * is looked at in small cells, each with the average direction of its edges (structure tensor).
 */
final class BarcodePlaces {

    /** Pixels of a cell's side. */
    private static final int CELL = 8;

    /** Cells around one that are averaged with it, so that wide bars do not fall apart. */
    private static final int NEIGHBOURHOOD = 7;

    /**
     * What makes cells one place. Low rows have many edges along them as well as across; where they have nothing else,
     * there are at least more edges than anywhere on the card.
     *
     * @param strength of the strongest edges in the picture; a shadow halves the contrast, and the strength goes by its
     *     square
     * @param agreement 1 where all edges have one direction, 0 where they have none
     * @param turn between the edges of neighbours, at most
     */
    private record Trait(double strength, double agreement, double turn) {}

    private static final List<Trait> TRAITS = List.of(
            new Trait(0.1, 0.45, Math.toRadians(30)),
            new Trait(0.1, 0.2, Math.toRadians(30)),
            new Trait(0.35, 0, Math.PI));

    private static final int LEAST_CELLS = 40;
    private static final int MOST_PLACES = 3;

    /** Of the barcode's height, beyond what was found. */
    private static final double MARGIN = 0.25;

    private final int columns;
    private final int rows;
    private final float[] xx;
    private final float[] yy;
    private final float[] xy;

    private BarcodePlaces(int columns, int rows, float[] xx, float[] yy, float[] xy) {
        this.columns = columns;
        this.rows = rows;
        this.xx = xx;
        this.yy = yy;
        this.xy = xy;
    }

    /** The likeliest first, all wider than tall; the upper left corner may be the lower right of the barcode. */
    static List<Quad> in(Mat grey) {
        try (Mat dx = new Mat();
                Mat dy = new Mat()) {
            opencv_imgproc.Sobel(grey, dx, opencv_core.CV_32F, 1, 0);
            opencv_imgproc.Sobel(grey, dy, opencv_core.CV_32F, 0, 1);
            int columns = Math.max(1, grey.cols() / CELL);
            int rows = Math.max(1, grey.rows() / CELL);
            return new BarcodePlaces(
                            columns,
                            rows,
                            averages(dx, dx, columns, rows),
                            averages(dy, dy, columns, rows),
                            averages(dx, dy, columns, rows))
                    .places();
        }
    }

    private static float[] averages(Mat one, Mat other, int columns, int rows) {
        try (Mat product = new Mat();
                Mat cells = new Mat();
                Mat smooth = new Mat();
                Size size = new Size(columns, rows);
                Size neighbourhood = new Size(NEIGHBOURHOOD, NEIGHBOURHOOD)) {
            opencv_core.multiply(one, other, product);
            opencv_imgproc.resize(product, cells, size, 0, 0, opencv_imgproc.INTER_AREA);
            opencv_imgproc.blur(cells, smooth, neighbourhood);
            float[] values = new float[columns * rows];
            try (FloatIndexer indexer = smooth.createIndexer()) {
                indexer.get(0, 0, values);
            }
            return values;
        }
    }

    private List<Quad> places() {
        return TRAITS.stream()
                .flatMap(trait -> groups(trait).stream()
                        .filter(group -> group.size() >= LEAST_CELLS)
                        .sorted(Comparator.comparing((List<Integer> group) -> -group.size()))
                        .limit(MOST_PLACES))
                .map(this::around)
                .filter(place -> place.width() > place.height())
                .toList();
    }

    private List<List<Integer>> groups(Trait trait) {
        float strongest = 0;
        for (int cell = 0; cell < xx.length; cell++) {
            strongest = Math.max(strongest, xx[cell] + yy[cell]);
        }
        boolean[] open = new boolean[xx.length];
        for (int cell = 0; cell < xx.length; cell++) {
            open[cell] = xx[cell] + yy[cell] > strongest * trait.strength() && agreement(cell) >= trait.agreement();
        }
        List<List<Integer>> groups = new ArrayList<>();
        for (int cell = 0; cell < xx.length; cell++) {
            if (open[cell]) {
                groups.add(group(cell, open, trait.turn()));
            }
        }
        return groups;
    }

    /** All cells that hang together and agree with the first; takes them out of the open ones. */
    private List<Integer> group(int first, boolean[] open, double mostTurn) {
        List<Integer> group = new ArrayList<>();
        Deque<Integer> next = new ArrayDeque<>();
        next.add(first);
        open[first] = false;
        while (!next.isEmpty()) {
            int cell = next.remove();
            group.add(cell);
            int column = cell % columns;
            int row = cell / columns;
            for (int r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
                for (int c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
                    int neighbour = r * columns + c;
                    if (open[neighbour] && turn(cell, neighbour) <= mostTurn) {
                        open[neighbour] = false;
                        next.add(neighbour);
                    }
                }
            }
        }
        return group;
    }

    private Quad around(List<Integer> group) {
        double sumXx = 0;
        double sumYy = 0;
        double sumXy = 0;
        for (int cell : group) {
            sumXx += xx[cell];
            sumYy += yy[cell];
            sumXy += xy[cell];
        }
        double angle = direction(sumXx, sumYy, sumXy);
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        Map<Long, double[]> ends = new TreeMap<>();
        for (int cell : group) {
            double x = (cell % columns + 0.5) * CELL;
            int row = cell / columns;
            double y = (row + 0.5) * CELL;
            double along = x * cos + y * sin;
            double across = y * cos - x * sin;
            left = Math.min(left, along);
            right = Math.max(right, along);
            double[] end = ends.computeIfAbsent(
                    Math.round(along / CELL), key -> new double[] {Double.MAX_VALUE, -Double.MAX_VALUE});
            end[0] = Math.min(end[0], across);
            end[1] = Math.max(end[1], across);
        }
        Edge top = Edge.along(ends, 0);
        Edge bottom = Edge.along(ends, 1);
        double middle = (left + right) / 2;
        double margin = MARGIN * (bottom.at(middle) - top.at(middle)) + CELL;
        left -= margin;
        right += margin;
        return new Quad(
                left * cos - (top.at(left) - margin) * sin,
                left * sin + (top.at(left) - margin) * cos,
                right * cos - (top.at(right) - margin) * sin,
                right * sin + (top.at(right) - margin) * cos,
                right * cos - (bottom.at(right) + margin) * sin,
                right * sin + (bottom.at(right) + margin) * cos,
                left * cos - (bottom.at(left) + margin) * sin,
                left * sin + (bottom.at(left) + margin) * cos);
    }

    /** The upper or lower edge of a place; in perspective the two come closer to each other. */
    private record Edge(double level, double slope) {

        /** @param ends of each column of cells, by its number */
        static Edge along(Map<Long, double[]> ends, int which) {
            double count = ends.size();
            double middle =
                    ends.keySet().stream().mapToDouble(key -> key * CELL).sum() / count;
            double level = ends.values().stream().mapToDouble(end -> end[which]).sum() / count;
            double spread = 1e-9;
            double rise = 0;
            for (Map.Entry<Long, double[]> end : ends.entrySet()) {
                double beside = end.getKey() * CELL - middle;
                spread += beside * beside;
                rise += beside * (end.getValue()[which] - level);
            }
            double slope = rise / spread;
            return new Edge(level - slope * middle, slope);
        }

        double at(double along) {
            return level + slope * along;
        }
    }

    private double agreement(int cell) {
        return Math.hypot(xx[cell] - yy[cell], 2 * xy[cell]) / (xx[cell] + yy[cell]);
    }

    private double turn(int one, int other) {
        double turn = Math.abs(direction(xx[one], yy[one], xy[one]) - direction(xx[other], yy[other], xy[other]));
        return Math.min(turn, Math.PI - turn);
    }

    /** Across the edges, that is along the rows of a barcode; half a turn more is the same. */
    private static double direction(double xx, double yy, double xy) {
        return Math.atan2(2 * xy, xx - yy) / 2;
    }
}
