package io.keyback.documentcheck.reading;

import io.keyback.documentcheck.mrz.MachineReadableZone;
import io.keyback.documentcheck.mrz.ZoneFormat;
import io.keyback.documentcheck.mrz.ZoneMalformed;
import io.keyback.vision.Quad;
import java.util.List;

/**
 * What a machine-readable zone seems to say.
 *
 * @param confidence from 0 to 1: the probability of a typical character, or that of the least clear one which matters,
 *     whichever says less
 * @param repaired whether look-alikes were exchanged so that check digits hold; nobody may rely on it
 * @param typeface mean logarithm of the odds that a character is printed in OCR-B
 * @param place in the picture
 * @param glyphHeight height of a letter in pixels of the picture
 */
public record ZoneReading(
        List<String> lines,
        ZoneFormat format,
        double confidence,
        boolean repaired,
        double typeface,
        Quad place,
        double glyphHeight) {

    /** Calibrated on drawn documents: all that was read wrongly with it was wrong in its check digits too. */
    static final double CERTAIN = 0.98;

    /** Calibrated on drawn documents: those in OCR-B have at least 1.7, those in wrong typefaces at most 0.1. */
    static final double LEAST_TYPEFACE = 1;

    public ZoneReading {
        lines = List.copyOf(lines);
    }

    /** That it may be relied upon: seen clearly, in the right typeface, with all check digits, as it stands there. */
    public boolean certain() {
        return !repaired && confidence >= CERTAIN && inOcrB() && checkDigitsHold();
    }

    /** The typeface that ICAO 9303 part 3 prescribes. */
    public boolean inOcrB() {
        return typeface >= LEAST_TYPEFACE;
    }

    boolean checkDigitsHold() {
        try {
            return MachineReadableZone.parse(lines).checkDigitsHold();
        } catch (ZoneMalformed malformed) {
            return false;
        }
    }
}
