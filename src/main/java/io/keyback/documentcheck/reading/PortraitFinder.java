package io.keyback.documentcheck.reading;

import io.keyback.vision.Deadline;
import io.keyback.vision.OpenCv;
import io.keyback.vision.Pixels;
import io.keyback.vision.Quad;
import io.keyback.vision.TimeUp;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RectVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.CascadeClassifier;

/** Finds the portrait on a document by its face, whichever way up. One can be shared by all threads. */
public final class PortraitFinder {

    private static final double LONG_SIDE = 640;
    private static final double SMALLEST_FACE = LONG_SIDE / 16;
    private static final double STEP = 1.1;
    private static final int NEIGHBOURS = 4;

    /** A portrait is 35 by 45; a face takes little more than half of its width. */
    private static final double WIDTH_OF_FACE = 1.7;

    private static final double HEIGHT_OF_FACE = WIDTH_OF_FACE * 45 / 35;
    private static final double ABOVE = 0.5;

    /**
     * Around the largest face, upper left corner first when it is upright.
     *
     * @throws TimeUp when the deadline passed before one was found
     */
    public Optional<Quad> find(BufferedImage picture, Deadline deadline) {
        OpenCv.load();
        PointerScope allocated = new PointerScope();
        // A classifier keeps what it is at: one for each call.
        try (CascadeClassifier faces = new CascadeClassifier(cascade().getPath());
                Mat grey = Pixels.grey(picture);
                Mat small = new Mat()) {
            double scale = Math.min(1, LONG_SIDE / Math.max(picture.getWidth(), picture.getHeight()));
            Size size = new Size((int) (grey.cols() * scale), (int) (grey.rows() * scale));
            opencv_imgproc.resize(grey, small, size, 0, 0, opencv_imgproc.INTER_AREA);
            for (int quarters = 0; quarters < 4; quarters++) {
                deadline.check();
                try (Turned turned = Turned.by(quarters, small)) {
                    Optional<Quad> portrait = largest(faces, turned.grey()).map(turned::before);
                    if (portrait.isPresent()) {
                        return portrait.map(found -> found.scaled(1 / scale));
                    }
                }
            }
            return Optional.empty();
        } finally {
            allocated.close();
        }
    }

    private static Optional<Quad> largest(CascadeClassifier classifier, Mat grey) {
        try (RectVector faces = new RectVector();
                Size smallest = new Size((int) SMALLEST_FACE, (int) SMALLEST_FACE);
                Size any = new Size()) {
            classifier.detectMultiScale(grey, faces, STEP, NEIGHBOURS, 0, smallest, any);
            Optional<Quad> largest = Optional.empty();
            int width = 0;
            for (long i = 0; i < faces.size(); i++) {
                Rect face = faces.get(i);
                if (face.width() > width) {
                    width = face.width();
                    largest = Optional.of(around(face));
                }
            }
            return largest;
        }
    }

    private static Quad around(Rect face) {
        double width = WIDTH_OF_FACE * face.width();
        double left = face.x() + (face.width() - width) / 2;
        return Quad.of(left, face.y() - ABOVE * face.height(), width, HEIGHT_OF_FACE * face.height());
    }

    private static File cascade() {
        try {
            return Loader.cacheResource("/org/bytedeco/opencv/" + Loader.getPlatform()
                    + "/share/opencv4/haarcascades/haarcascade_frontalface_alt2.xml");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
