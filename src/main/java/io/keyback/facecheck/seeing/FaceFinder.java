package io.keyback.facecheck.seeing;

import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/** Finds the faces of a frame; for one thread. */
public interface FaceFinder extends AutoCloseable {

    /**
     * All faces, in pixels of the frame, in no order.
     *
     * @param frame blue, green, red
     * @param small the same in grey, smaller
     * @param larger how many times larger the frame is
     */
    List<Face> find(Mat frame, Mat small, double larger);

    /** Whether its faces have landmarks, from which a turn of the head can be told. */
    boolean givesLandmarks();

    @Override
    void close();
}
