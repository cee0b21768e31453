package io.keyback.vision;

import java.awt.image.BufferedImage;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * A place in a picture: four corners in pixels, clockwise from the one that is the upper left when the content stands
 * upright. Corners may lie outside.
 */
public record Quad(double x1, double y1, double x2, double y2, double x3, double y3, double x4, double y4) {

    /** An upright rectangle. */
    public static Quad of(double x, double y, double width, double height) {
        return new Quad(x, y, x + width, y, x + width, y + height, x, y + height);
    }

    /** The same place in a picture that is larger by the factor. */
    public Quad scaled(double factor) {
        return new Quad(
                x1 * factor, y1 * factor, x2 * factor, y2 * factor, x3 * factor, y3 * factor, x4 * factor, y4 * factor);
    }

    /** In pixels, along the upper edge. */
    public double width() {
        return Math.hypot(x2 - x1, y2 - y1);
    }

    /** In pixels, along the left edge. */
    public double height() {
        return Math.hypot(x4 - x1, y4 - y1);
    }

    /** Its content, upright and rectangular. */
    public BufferedImage cut(BufferedImage picture, int width, int height) {
        OpenCv.load();
        try (Mat source = Pixels.colour(picture);
                Mat target = cut(source, width, height)) {
            return Pixels.picture(target);
        }
    }

    /** Its content, upright and rectangular; what lies outside is like the edge. Close it. */
    public Mat cut(Mat picture, int width, int height) {
        Mat upright = new Mat();
        try (Mat from = corners(x1, y1, x2, y2, x3, y3, x4, y4);
                Mat to = corners(0, 0, width, 0, width, height, 0, height);
                Mat transform = opencv_imgproc.getPerspectiveTransform(from, to);
                Size size = new Size(width, height)) {
            opencv_imgproc.warpPerspective(
                    picture, upright, transform, size, opencv_imgproc.INTER_CUBIC, opencv_core.BORDER_REPLICATE, null);
        }
        return upright;
    }

    private static Mat corners(double... coordinates) {
        Mat corners = new Mat(4, 2, opencv_core.CV_32F);
        try (FloatIndexer indexer = corners.createIndexer()) {
            for (int i = 0; i < coordinates.length; i++) {
                indexer.put(i / 2, i % 2, (float) coordinates[i]);
            }
        }
        return corners;
    }
}
