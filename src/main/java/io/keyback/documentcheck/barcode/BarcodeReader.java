package io.keyback.documentcheck.barcode;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.pdf417.PDF417Reader;
import io.keyback.vision.Deadline;
import io.keyback.vision.OpenCv;
import io.keyback.vision.Pixels;
import io.keyback.vision.Quad;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Reads the PDF417 barcode of a card. ZXing wants it upright and a few pixels wide in its narrowest bar, so likely
 * places are found first, turned upright and enlarged. It has no state; share it.
 */
public final class BarcodeReader {

    /** In pixels; a larger picture is looked at smaller. */
    private static final int LONGEST_SIDE = 2400;

    private static final int LONGEST_SIDE_FOR_PLACES = 1600;

    /** In pixels, of an upright barcode with its margins; the first does for most. */
    private static final List<Integer> WIDTHS = List.of(1500, 1000, 2200);

    /** How much of what blur took is given back, one after the other. */
    private static final List<Double> SHARPNESSES = List.of(0.0, 4.0);

    /** Radius of the blur that is taken back. */
    private static final double BLUR_OF_WIDTH = 1 / 300.0;

    private static final List<Function<LuminanceSource, Binarizer>> BINARIZERS =
            List.of(HybridBinarizer::new, GlobalHistogramBinarizer::new);

    private static final Map<DecodeHintType, Object> HINTS = Map.of(DecodeHintType.TRY_HARDER, true);

    /**
     * Empty where there is none that can be read.
     *
     * @throws io.keyback.vision.TimeUp when it was not done by the deadline
     */
    public Optional<BarcodeReading> read(BufferedImage picture, Deadline deadline) {
        OpenCv.load();
        try (Mat whole = Pixels.grey(picture);
                Mat grey = atMost(whole, LONGEST_SIDE);
                Mat small = atMost(grey, LONGEST_SIDE_FOR_PLACES)) {
            deadline.check();
            double factor = (double) grey.cols() / small.cols();
            List<Quad> places = BarcodePlaces.in(small).stream()
                    .map(place -> place.scaled(factor))
                    .toList();
            double back = (double) whole.cols() / grey.cols();
            for (double sharpness : SHARPNESSES) {
                for (int width : WIDTHS) {
                    for (Quad place : places) {
                        Optional<BarcodeReading> reading = read(grey, place, width, sharpness, deadline);
                        if (reading.isPresent()) {
                            return reading.map(found -> new BarcodeReading(
                                    found.text(), found.place().scaled(back)));
                        }
                    }
                }
            }
            return Optional.empty();
        }
    }

    private static Optional<BarcodeReading> read(Mat grey, Quad place, int width, double sharpness, Deadline deadline) {
        LuminanceSource upright = upright(grey, place, width, sharpness);
        for (Function<LuminanceSource, Binarizer> binarizer : BINARIZERS) {
            deadline.check();
            try {
                Result result = new PDF417Reader().decode(new BinaryBitmap(binarizer.apply(upright)), HINTS);
                return Optional.of(new BarcodeReading(result.getText(), turned(place, result)));
            } catch (ReaderException notRead) {
                // The next way may read it.
            }
        }
        return Optional.empty();
    }

    private static LuminanceSource upright(Mat grey, Quad place, int width, double sharpness) {
        double scale = width / place.width();
        int height = Math.max(1, (int) Math.round(place.height() * scale));
        try (Mat upright = place.cut(grey, width, height)) {
            sharpen(upright, sharpness);
            byte[] bytes = new byte[width * height];
            upright.data().get(bytes);
            return new PlanarYUVLuminanceSource(bytes, width, height, 0, 0, width, height, false);
        }
    }

    /** Blur fills the gap between two bars; what is darker than all around becomes darker still. */
    private static void sharpen(Mat upright, double sharpness) {
        if (sharpness > 0) {
            try (Mat soft = new Mat();
                    Size own = new Size(0, 0)) {
                opencv_imgproc.GaussianBlur(upright, soft, own, upright.cols() * BLUR_OF_WIDTH);
                opencv_core.addWeighted(upright, 1 + sharpness, soft, -sharpness, 0, upright);
            }
        }
    }

    /** With the corner first that is the upper left of the barcode. */
    private static Quad turned(Quad place, Result result) {
        Object turn = result.getResultMetadata().get(ResultMetadataType.ORIENTATION);
        return Integer.valueOf(180).equals(turn)
                ? new Quad(
                        place.x3(), place.y3(), place.x4(), place.y4(), place.x1(), place.y1(), place.x2(), place.y2())
                : place;
    }

    private static Mat atMost(Mat picture, int longestSide) {
        double factor = (double) longestSide / Math.max(picture.cols(), picture.rows());
        if (factor >= 1) {
            return new Mat(picture);
        }
        Mat smaller = new Mat();
        try (Size size = new Size((int) Math.ceil(picture.cols() * factor), (int) Math.ceil(picture.rows() * factor))) {
            opencv_imgproc.resize(picture, smaller, size, 0, 0, opencv_imgproc.INTER_AREA);
        }
        return smaller;
    }
}
