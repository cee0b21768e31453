package io.keyback.facecheck.seeing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RectVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.CascadeClassifier;

/**
 * One of the cascades that come with OpenCV: P. Viola, M. Jones, Rapid Object Detection using a Boosted Cascade of Simple
 * Features, CVPR 2001. It keeps buffers, so each thread needs its own.
 */
final class Cascade implements AutoCloseable {

    private static final String FOLDER = "/org/bytedeco/opencv/%s/share/opencv4/haarcascades/";

    private final CascadeClassifier classifier;

    private Cascade(CascadeClassifier classifier) {
        this.classifier = classifier;
    }

    /** A place where it fired, and in how many neighbouring windows: the nearest it has to a measure. */
    record Hit(int x, int y, int width, int height, int neighbours) {}

    /** @param name as in the file's, without prefix and suffix */
    static Cascade named(String name) {
        String resource = FOLDER.formatted(Loader.getPlatform()) + "haarcascade_" + name + ".xml";
        try {
            CascadeClassifier classifier = new CascadeClassifier(
                    Loader.cacheResource(CascadeClassifier.class, resource).getPath());
            if (classifier.empty()) {
                throw new IllegalStateException("OpenCV cannot read " + resource);
            }
            classifier.retainReference(); // made in a job, it outlives the job
            return new Cascade(classifier);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param step by which the window grows
     * @param least of neighbours, from 1
     */
    List<Hit> find(Mat grey, double step, int least, int minSide) {
        List<Hit> hits = new ArrayList<>();
        try (RectVector places = new RectVector();
                IntPointer neighbours = new IntPointer(0);
                Size smallest = new Size(minSide, minSide);
                Size largest = new Size()) {
            classifier.detectMultiScale2(grey, places, neighbours, step, least, 0, smallest, largest);
            for (long i = 0; i < places.size(); i++) {
                Rect place = places.get(i);
                hits.add(new Hit(place.x(), place.y(), place.width(), place.height(), neighbours.get(i)));
            }
        }
        return hits;
    }

    /** The neighbours of all its hits together. */
    int weight(Mat grey, double step, int minSide) {
        return find(grey, step, 1, minSide).stream().mapToInt(Hit::neighbours).sum();
    }

    @Override
    public void close() {
        classifier.releaseReference();
    }
}
