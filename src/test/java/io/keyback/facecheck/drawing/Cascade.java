package io.keyback.facecheck.drawing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RectVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.CascadeClassifier;

/** One of the cascades that come with OpenCV, with the settings under which the drawing was measured. */
final class Cascade {

    private final CascadeClassifier classifier;
    private final double step;
    private final int least;
    private final int smallest;

    private Cascade(String name, double step, int least, int smallest) {
        this.step = step;
        this.least = least;
        this.smallest = smallest;
        try {
            this.classifier = new CascadeClassifier(Loader.cacheResource(String.format(
                            "/org/bytedeco/opencv/%s/share/opencv4/haarcascades/haarcascade_%s.xml",
                            Loader.getPlatform(), name))
                    .getPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Finds faces in a frame of half size. */
    static Cascade face(String name) {
        return new Cascade(name, 1.1, 4, 40);
    }

    /** Finds a part of a face in a box of a frame of full size. */
    static Cascade part(String name) {
        return new Cascade(name, 1.03, 1, 15);
    }

    /** @param neighbours how many raw hits were merged into it */
    record Hit(Rect box, int neighbours) {}

    List<Hit> hits(Mat grey) {
        RectVector boxes = new RectVector();
        IntPointer neighbours = new IntPointer();
        classifier.detectMultiScale2(grey, boxes, neighbours, step, least, 0, new Size(smallest, smallest), new Size());
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < boxes.size(); i++) {
            hits.add(new Hit(boxes.get(i), neighbours.get(i)));
        }
        return hits;
    }

    /** Of the best hit; 0 where there is none. */
    int neighbours(Mat grey) {
        return best(grey).map(Hit::neighbours).orElse(0);
    }

    Optional<Hit> best(Mat grey) {
        return hits(grey).stream().max(Comparator.comparingInt(Hit::neighbours));
    }
}
