package io.keyback.facecheck.seeing;

import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/** Finds faces that look straight ahead, with the cascade that every OpenCV has. */
final class HaarFinder implements FaceFinder {

    private static final double STEP = 1.1;
    private static final int LEAST_NEIGHBOURS = 5;
    private static final int LEAST_SIDE = 36;

    private final Cascade frontal = Cascade.named("frontalface_default");

    @Override
    public List<Face> find(Mat frame, Mat small, double larger) {
        return frontal.find(small, STEP, LEAST_NEIGHBOURS, LEAST_SIDE).stream()
                .map(hit -> new Face(
                        hit.x() * larger,
                        hit.y() * larger,
                        hit.width() * larger,
                        hit.height() * larger,
                        null,
                        hit.neighbours()))
                .toList();
    }

    @Override
    public boolean givesLandmarks() {
        return false;
    }

    @Override
    public void close() {
        frontal.close();
    }
}
