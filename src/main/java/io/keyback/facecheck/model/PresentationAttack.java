package io.keyback.facecheck.model;

import io.keyback.facecheck.seeing.Face;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_dnn;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_dnn.Net;

/**
 * Suspects a picture or a screen that is held before the camera, with a MiniFASNet for faces cut out at 2.7 times their
 * box. It takes blue, green and red from 0 to 255 and gives what stands before a softmax. For one thread at a time.
 */
public final class PresentationAttack implements AutoCloseable {

    private static final int SIDE = 80;
    private static final double SURROUNDINGS = 2.7;

    private static final int KINDS = 3;
    private static final int LIVE = 1;

    private final Net net;

    PresentationAttack(byte[] model) {
        this.net = opencv_dnn.readNetFromONNX(model);
        // Its worker's job ends with a scope that frees what was made in it, and this outlives the job.
        net.retainReference();
        net.setPreferableBackend(opencv_dnn.DNN_BACKEND_OPENCV);
        net.setPreferableTarget(opencv_dnn.DNN_TARGET_CPU);
    }

    /** @throws RuntimeException when the model is not one of this kind */
    static void tryOut(byte[] model) {
        try (PresentationAttack attack = new PresentationAttack(model);
                Mat black = BlackFrame.of(SIDE, SIDE)) {
            attack.spoofIn(black);
        }
    }

    /**
     * How probable it is that the face is none of a person before the camera, from 0 to 1.
     *
     * @param bgr the frame in which the face was found
     * @throws IllegalArgumentException when the box has no size, or the frame is too small to cut something out
     */
    public double spoof(Mat bgr, Face face) {
        Cut cut = Cut.around(face, SURROUNDINGS, bgr.cols(), bgr.rows());
        try (Rect place = new Rect(cut.x(), cut.y(), cut.width(), cut.height());
                Mat seen = new Mat(bgr, place);
                Size size = new Size(SIDE, SIDE);
                Mat small = new Mat()) {
            opencv_imgproc.resize(seen, small, size, 0, 0, opencv_imgproc.INTER_LINEAR);
            return spoofIn(small);
        }
    }

    private double spoofIn(Mat small) {
        try (Size size = new Size(SIDE, SIDE);
                Scalar nothing = Scalar.all(0);
                Mat blob = opencv_dnn.blobFromImage(small, 1, size, nothing, false, false, opencv_core.CV_32F)) {
            net.setInput(blob);
            try (Mat output = net.forward()) {
                return 1 - live(output);
            }
        }
    }

    private static double live(Mat output) {
        if (output.depth() != opencv_core.CV_32F || output.rows() != 1 || output.cols() != KINDS) {
            throw new ModelRefused("is as pinned, but no judge of presentation attacks of this kind");
        }
        try (FloatIndexer values = output.createIndexer()) {
            double sum = 0;
            for (int kind = 0; kind < KINDS; kind++) {
                sum += Math.exp((double) values.get(0, kind) - values.get(0, LIVE));
            }
            return 1 / sum;
        }
    }

    @Override
    public void close() {
        net.close();
    }
}
