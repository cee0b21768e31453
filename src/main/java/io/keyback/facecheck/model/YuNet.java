package io.keyback.facecheck.model;

import io.keyback.facecheck.seeing.Face;
import io.keyback.facecheck.seeing.Landmarks;
import io.keyback.facecheck.seeing.Landmarks.Point;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.global.opencv_dnn;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.FaceDetectorYN;

/** Finds faces and their landmarks. For one thread at a time. */
public final class YuNet implements AutoCloseable {

    private static final int WIDTH = 240;
    private static final int HEIGHT = 180;

    private static final float LEAST_SCORE = 0.8f;

    /** Boxes that share more of their area than this are one face. */
    private static final float MOST_OVERLAP = 0.3f;

    /** Before overlapping boxes are merged; a face gives a few dozen. */
    private static final int MOST_BOXES = 200;

    private static final int SCORE = 14;

    private final FaceDetectorYN detector;
    private int width = WIDTH;
    private int height = HEIGHT;

    YuNet(byte[] model) {
        try (Size size = new Size(WIDTH, HEIGHT)) {
            this.detector = FaceDetectorYN.create(
                    "onnx",
                    model,
                    new byte[0],
                    size,
                    LEAST_SCORE,
                    MOST_OVERLAP,
                    MOST_BOXES,
                    opencv_dnn.DNN_BACKEND_OPENCV,
                    opencv_dnn.DNN_TARGET_CPU);
        }
        // Its worker's job ends with a scope that frees what was made in it, and this outlives the job.
        detector.retainReference();
    }

    /** @throws RuntimeException when the model is not one of this kind */
    static void tryOut(byte[] model) {
        YuNetOutputs.check(model);
        try (YuNet yunet = new YuNet(model);
                Mat black = BlackFrame.of(WIDTH, HEIGHT)) {
            yunet.find(black);
        }
    }

    /**
     * The faces in a frame, the surest first.
     *
     * @param bgr of any size; it is looked at as if it had about 240×180 pixels
     */
    public List<Face> find(Mat bgr) {
        if (bgr.empty()) {
            return List.of();
        }
        double scale = Math.min(1, Math.sqrt((double) WIDTH * HEIGHT / ((double) bgr.cols() * bgr.rows())));
        int smallWidth = (int) Math.max(1, Math.round(bgr.cols() * scale));
        int smallHeight = (int) Math.max(1, Math.round(bgr.rows() * scale));
        try (Size size = new Size(smallWidth, smallHeight);
                Mat small = new Mat();
                Mat found = new Mat()) {
            opencv_imgproc.resize(bgr, small, size, 0, 0, opencv_imgproc.INTER_AREA);
            if (smallWidth != width || smallHeight != height) {
                detector.setInputSize(size);
                width = smallWidth;
                height = smallHeight;
            }
            detector.detect(small, found);
            return faces(found, (double) bgr.cols() / smallWidth, (double) bgr.rows() / smallHeight);
        }
    }

    private static List<Face> faces(Mat found, double scaleX, double scaleY) {
        List<Face> faces = new ArrayList<>();
        if (found.empty()) {
            return faces;
        }
        try (FloatIndexer values = found.createIndexer()) {
            for (int row = 0; row < found.rows(); row++) {
                faces.add(new Face(
                        values.get(row, 0) * scaleX,
                        values.get(row, 1) * scaleY,
                        values.get(row, 2) * scaleX,
                        values.get(row, 3) * scaleY,
                        landmarks(values, row, scaleX, scaleY),
                        values.get(row, SCORE)));
            }
        }
        return faces;
    }

    private static Landmarks landmarks(FloatIndexer values, int row, double scaleX, double scaleY) {
        Point[] points = new Point[5];
        for (int i = 0; i < points.length; i++) {
            points[i] = new Point(values.get(row, 4 + 2 * i) * scaleX, values.get(row, 5 + 2 * i) * scaleY);
        }
        return new Landmarks(points[0], points[1], points[2], points[3], points[4]);
    }

    @Override
    public void close() {
        detector.close();
    }
}
