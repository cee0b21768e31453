package io.keyback.facecheck.model;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/** A frame with nothing in it, on which a model is tried out. */
final class BlackFrame {

    private BlackFrame() {}

    /** Close it. */
    static Mat of(int width, int height) {
        try (Scalar black = Scalar.all(0)) {
            return new Mat(height, width, opencv_core.CV_8UC3, black);
        }
    }
}
