package io.keyback.vision;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/** Pixels between Java, which decodes, and OpenCV, which looks. */
public final class Pixels {

    private Pixels() {}

    /** Grey, one byte for a pixel. Close it, or make it in a {@link Workers} job. */
    public static Mat grey(BufferedImage picture) {
        return mat(as(picture, BufferedImage.TYPE_BYTE_GRAY), opencv_core.CV_8UC1);
    }

    /** Blue, green, red. Close it, or make it in a {@link Workers} job. */
    public static Mat colour(BufferedImage picture) {
        return mat(as(picture, BufferedImage.TYPE_3BYTE_BGR), opencv_core.CV_8UC3);
    }

    /** The pixels of a matrix of one or three bytes for a pixel. */
    public static BufferedImage picture(Mat mat) {
        int type = mat.channels() == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR;
        BufferedImage picture = new BufferedImage(mat.cols(), mat.rows(), type);
        byte[] bytes = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        try (Mat whole = mat.isContinuous() ? new Mat(mat) : mat.clone()) {
            whole.data().get(bytes);
        }
        return picture;
    }

    private static Mat mat(BufferedImage picture, int type) {
        byte[] bytes = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        Mat mat = new Mat(picture.getHeight(), picture.getWidth(), type);
        mat.data().put(bytes);
        return mat;
    }

    private static BufferedImage as(BufferedImage picture, int type) {
        boolean whole = picture.getRaster().getParent() == null;
        if (picture.getType() == type && whole) {
            return picture;
        }
        BufferedImage drawn = new BufferedImage(picture.getWidth(), picture.getHeight(), type);
        Graphics2D canvas = drawn.createGraphics();
        try {
            canvas.drawImage(picture, 0, 0, Color.WHITE, null);
        } finally {
            canvas.dispose();
        }
        return drawn;
    }
}
