package io.keyback.facecheck.model;

import org.bytedeco.opencv.global.opencv_dnn;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.StringVector;
import org.bytedeco.opencv.opencv_dnn.Net;

/** The outputs of a detector, which OpenCV reads without looking whether there is so much of them. */
final class YuNetOutputs {

    private static final int WIDTH = 320;
    private static final int HEIGHT = 256;

    private static final String[] NAMES = {
        "cls_8", "cls_16", "cls_32", "obj_8", "obj_16", "obj_32",
        "bbox_8", "bbox_16", "bbox_32", "kps_8", "kps_16", "kps_32"
    };
    private static final int[] STRIDES = {8, 16, 32};
    private static final int[] VALUES_IN_CELL = {1, 1, 4, 10};

    private YuNetOutputs() {}

    /** @throws ModelRefused when one has another number of values than a detector of this kind */
    static void check(byte[] model) {
        try (Net net = opencv_dnn.readNetFromONNX(model);
                Mat black = BlackFrame.of(WIDTH, HEIGHT);
                Mat blob = opencv_dnn.blobFromImage(black);
                StringVector names = new StringVector(NAMES);
                MatVector outputs = new MatVector()) {
            net.setInput(blob);
            net.forward(outputs, names);
            for (int i = 0; i < NAMES.length; i++) {
                int stride = STRIDES[i % STRIDES.length];
                long cells = (long) (WIDTH / stride) * (HEIGHT / stride);
                try (Mat output = outputs.get(i)) {
                    if (output.total() != cells * VALUES_IN_CELL[i / STRIDES.length]) {
                        throw new ModelRefused("is as pinned, but no face detector of this kind");
                    }
                }
            }
        }
    }
}
