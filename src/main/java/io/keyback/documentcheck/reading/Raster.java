package io.keyback.documentcheck.reading;

import org.bytedeco.opencv.opencv_core.Mat;

/** Brightness of a picture in memory of Java, which can be asked for between the pixels and beyond the edge. */
final class Raster {

    /** Whole numbers throughout: from bytes to fractions and back is several times slower, millions of times. */
    static final int PARTS = 1 << 16;

    static final int SHADES = 1 << 8;

    private final byte[] pixels;
    private final int width;
    private final int lastX;
    private final int lastY;

    Raster(byte[] pixels, int width, int height) {
        this.pixels = pixels;
        this.width = width;
        this.lastX = (width - 1) * PARTS - 1;
        this.lastY = (height - 1) * PARTS - 1;
    }

    /** Of a matrix of one byte for a pixel. */
    static Raster of(Mat grey) {
        byte[] pixels = new byte[grey.cols() * grey.rows()];
        try (Mat whole = grey.isContinuous() ? new Mat(grey) : grey.clone()) {
            whole.data().get(pixels);
        }
        return new Raster(pixels, grey.cols(), grey.rows());
    }

    /**
     * Between the four pixels around; what lies outside is like the edge.
     *
     * @param x in parts of a pixel, {@link #PARTS} of them
     * @return in parts of a shade, {@link #SHADES} of them: from 0 to 255 times so many
     */
    int at(int x, int y) {
        int inX = within(lastX, x);
        int inY = within(lastY, y);
        int right = (inX >> 8) & 0xFF;
        int down = (inY >> 8) & 0xFF;
        int i = (inY >> 16) * width + (inX >> 16);
        int left = pixels[i] & 0xFF;
        int lowerLeft = pixels[i + width] & 0xFF;
        int upper = (left << 8) + ((pixels[i + 1] & 0xFF) - left) * right;
        int lower = (lowerLeft << 8) + ((pixels[i + width + 1] & 0xFF) - lowerLeft) * right;
        return upper + (((lower - upper) * down) >> 8);
    }

    private static int within(int last, int value) {
        if (value < 0) {
            return 0;
        }
        return value > last ? last : value;
    }
}
