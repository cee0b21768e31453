package io.keyback.documentcheck.drawing;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** The perspective that lays a rectangle onto four corners (Heckbert 1989), and its inverse. */
final class Projection {

    private final double a;
    private final double b;
    private final double c;
    private final double d;
    private final double e;
    private final double f;
    private final double g;
    private final double h;

    Projection(Corners corners) {
        double[] x = {corners.x(0), corners.x(1), corners.x(2), corners.x(3)};
        double[] y = {corners.y(0), corners.y(1), corners.y(2), corners.y(3)};
        double dx1 = x[1] - x[2];
        double dx2 = x[3] - x[2];
        double sx = x[0] - x[1] + x[2] - x[3];
        double dy1 = y[1] - y[2];
        double dy2 = y[3] - y[2];
        double sy = y[0] - y[1] + y[2] - y[3];
        double determinant = dx1 * dy2 - dx2 * dy1;
        this.g = (sx * dy2 - dx2 * sy) / determinant;
        this.h = (dx1 * sy - sx * dy1) / determinant;
        this.a = x[1] - x[0] + g * x[1];
        this.b = x[3] - x[0] + h * x[3];
        this.c = x[0];
        this.d = y[1] - y[0] + g * y[1];
        this.e = y[3] - y[0] + h * y[3];
        this.f = y[0];
    }

    /** Where a place of the document, given in parts of its width and height, lies in the picture. */
    double[] forward(double u, double v) {
        double w = g * u + h * v + 1;
        return new double[] {(a * u + b * v + c) / w, (d * u + e * v + f) / w};
    }

    /** Lays the sheet into the picture; where it is transparent the picture stays. */
    void draw(BufferedImage sheet, BufferedImage picture) {
        int[] from = ((DataBufferInt) sheet.getRaster().getDataBuffer()).getData();
        int[] to = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        double ia = e - f * h;
        double ib = c * h - b;
        double ic = b * f - c * e;
        double id = f * g - d;
        double ie = a - c * g;
        double in = c * d - a * f;
        double ig = d * h - e * g;
        double ih = b * g - a * h;
        double ii = a * e - b * d;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                double w = ig * x + ih * y + ii;
                double u = (ia * x + ib * y + ic) / w * sheet.getWidth() - 0.5;
                double v = (id * x + ie * y + in) / w * sheet.getHeight() - 0.5;
                if (u > -1 && v > -1 && u < sheet.getWidth() && v < sheet.getHeight()) {
                    int at = y * picture.getWidth() + x;
                    to[at] = mixed(from, sheet.getWidth(), sheet.getHeight(), u, v, to[at]);
                }
            }
        }
    }

    private static int mixed(int[] sheet, int width, int height, double u, double v, int under) {
        int left = (int) Math.floor(u);
        int top = (int) Math.floor(v);
        double right = u - left;
        double down = v - top;
        double[] sum = new double[3];
        add(sum, pixel(sheet, width, height, left, top), (1 - right) * (1 - down), under);
        add(sum, pixel(sheet, width, height, left + 1, top), right * (1 - down), under);
        add(sum, pixel(sheet, width, height, left, top + 1), (1 - right) * down, under);
        add(sum, pixel(sheet, width, height, left + 1, top + 1), right * down, under);
        return Light.rgb(sum[0], sum[1], sum[2]);
    }

    private static int pixel(int[] sheet, int width, int height, int x, int y) {
        return x < 0 || y < 0 || x >= width || y >= height ? 0 : sheet[y * width + x];
    }

    private static void add(double[] sum, int pixel, double weight, int under) {
        double opaque = (pixel >>> 24) / 255.0;
        for (int i = 0; i < 3; i++) {
            int shift = 16 - 8 * i;
            int value = (pixel >> shift) & 0xFF;
            int ground = (under >> shift) & 0xFF;
            sum[i] += weight * (opaque * value + (1 - opaque) * ground);
        }
    }
}
