package io.keyback.documentcheck.drawing;

import java.util.stream.DoubleStream;

/** Where the corners of a document come to lie in the picture: upper left, upper right, lower right, lower left. */
final class Corners {

    private final double width;
    private final double height;
    private final double[] x;
    private final double[] y;
    private final double border;

    private Corners(double width, double height, double[] x, double[] y, double border) {
        this.width = width;
        this.height = height;
        this.x = x;
        this.y = y;
        this.border = border;
    }

    /**
     * @param slant by how much of its length one edge is shorter
     * @param shortEdge which: 0 is the upper one, then clockwise
     * @param margin how much of the table is seen around, as a part of the width
     */
    static Corners of(double width, double height, double degrees, double slant, int shortEdge, double margin) {
        double[] x = {0, width, width, 0};
        double[] y = {0, 0, height, height};
        int from = shortEdge;
        int to = (shortEdge + 1) % 4;
        double dx = (x[to] - x[from]) * slant / 2;
        double dy = (y[to] - y[from]) * slant / 2;
        x[from] += dx;
        y[from] += dy;
        x[to] -= dx;
        y[to] -= dy;
        turn(x, y, Math.toRadians(degrees));
        double border = margin * width;
        double left = min(x) - border;
        double top = min(y) - border;
        for (int i = 0; i < 4; i++) {
            x[i] -= left;
            y[i] -= top;
        }
        return new Corners(width, height, x, y, border);
    }

    /** Of the document before it was turned, in pixels. */
    double width() {
        return width;
    }

    double height() {
        return height;
    }

    double x(int corner) {
        return x[corner];
    }

    double y(int corner) {
        return y[corner];
    }

    int frameWidth() {
        return (int) Math.round(right() + border);
    }

    int frameHeight() {
        return (int) Math.round(bottom() + border);
    }

    /** The pixel of a place of the document, both given as parts of its width and height. */
    double[] at(double right, double down) {
        return new Projection(this).forward(right, down);
    }

    double left() {
        return min(x);
    }

    double right() {
        return max(x);
    }

    double top() {
        return min(y);
    }

    double bottom() {
        return max(y);
    }

    private static void turn(double[] x, double[] y, double angle) {
        for (int i = 0; i < 4; i++) {
            double turned = x[i] * Math.cos(angle) - y[i] * Math.sin(angle);
            y[i] = x[i] * Math.sin(angle) + y[i] * Math.cos(angle);
            x[i] = turned;
        }
    }

    private static double min(double[] values) {
        return DoubleStream.of(values).min().orElseThrow();
    }

    private static double max(double[] values) {
        return DoubleStream.of(values).max().orElseThrow();
    }
}
