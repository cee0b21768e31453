package io.keyback.facecheck.model;

import io.keyback.facecheck.seeing.Face;
import io.keyback.facecheck.seeing.Landmarks;
import io.keyback.facecheck.seeing.Landmarks.Point;
import java.util.List;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_dnn;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_objdetect.FaceRecognizerSF;

/** Makes templates of faces, which can be compared. For one thread at a time. */
public final class SFace implements AutoCloseable {

    private static final int SIDE = 112;

    /** A row as the detector gives it: a box, the landmarks, a score. Only the landmarks are read. */
    private static final int ROW = 15;

    private static final int FIRST_LANDMARK = 4;

    private final FaceRecognizerSF recognizer;

    SFace(byte[] model) {
        this.recognizer = FaceRecognizerSF.create(
                "onnx", model, new byte[0], opencv_dnn.DNN_BACKEND_OPENCV, opencv_dnn.DNN_TARGET_CPU);
        // Its worker's job ends with a scope that frees what was made in it, and this outlives the job.
        recognizer.retainReference();
    }

    /** @throws RuntimeException when the model is not one of this kind */
    static void tryOut(byte[] model) {
        try (SFace sface = new SFace(model);
                Mat black = BlackFrame.of(SIDE, SIDE)) {
            sface.numbers(black);
        }
    }

    /**
     * What is peculiar to the face, turned upright and cut out by its landmarks.
     *
     * @param bgr the frame in which the face was found
     * @throws IllegalArgumentException when the face has no landmarks
     * @throws IllegalStateException when the model says nothing about this face
     */
    public FaceTemplate template(Mat bgr, Face face) {
        Landmarks landmarks = face.landmarks();
        if (landmarks == null) {
            throw new IllegalArgumentException("a face without landmarks cannot be turned upright");
        }
        try (Mat row = row(landmarks);
                Mat upright = new Mat()) {
            recognizer.alignCrop(bgr, row, upright);
            return FaceTemplate.of(numbers(upright));
        }
    }

    private float[] numbers(Mat upright) {
        try (Mat feature = new Mat()) {
            recognizer.feature(upright, feature);
            if (feature.depth() != opencv_core.CV_32F || feature.rows() != 1 || feature.cols() < 2) {
                throw new ModelRefused("is as pinned, but no face embedding of this kind");
            }
            float[] numbers = new float[feature.cols()];
            try (FloatIndexer values = feature.createIndexer()) {
                values.get(0, numbers);
            }
            return numbers;
        }
    }

    private static Mat row(Landmarks landmarks) {
        List<Point> points = List.of(
                landmarks.rightEye(),
                landmarks.leftEye(),
                landmarks.nose(),
                landmarks.rightMouth(),
                landmarks.leftMouth());
        Mat row = new Mat(1, ROW, opencv_core.CV_32F);
        try (FloatIndexer values = row.createIndexer()) {
            for (int i = 0; i < points.size(); i++) {
                values.put(0, FIRST_LANDMARK + 2 * i, (float) points.get(i).x());
                values.put(0, FIRST_LANDMARK + 2 * i + 1, (float) points.get(i).y());
            }
        }
        return row;
    }

    @Override
    public void close() {
        recognizer.close();
    }
}
