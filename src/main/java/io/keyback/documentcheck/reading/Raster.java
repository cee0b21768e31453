package io.keyback.documentcheck.reading;

import org.bytedeco.opencv.opencv_core.Mat;

/** Brightness of a picture in memory of Java, which can be asked for between the pixels and beyond the edge. */
final class Raster {

    private final byte[] pixels;
    private final int width;
    private final int height;

    Raster(byte[] pixels, int width, int height) {
        this.pixels = pixels;
        this.width = width;
        this.height = height;
    }

    /** Of a matrix of one byte for a pixel. */
    static Raster of(Mat grey) {
        byte[] pixels = new byte[grey.cols() * grey.rows()];
        try (Mat whole = grey.isContinuous() ? new Mat(grey) : grey.clone()) {
            whole.data().get(pixels);
        }
        return new Raster(pixels, grey.cols(), grey.rows());
    }

    /** From 0 to 255, between the four pixels around; what lies outside is like the edge. */
    float at(double x, double y) {
        double inX = Math.max(0, Math.min(width - 1.001, x));
        double inY = Math.max(0, Math.min(height - 1.001, y));
        int left = (int) inX;
        int top = (int) inY;
        float right = (float) (inX - left);
        float down = (float) (inY - top);
        int i = top * width + left;
        float upper = (pixels[i] & 0xFF) * (1 - right) + (pixels[i + 1] & 0xFF) * right;
        float lower = (pixels[i + width] & 0xFF) * (1 - right) + (pixels[i + width + 1] & 0xFF) * right;
        return upper * (1 - down) + lower * down;
    }
}
