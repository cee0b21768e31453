package io.keyback.documentcheck;

import java.util.List;

/**
 * What became of one picture.
 *
 * @param read as it would stand in the manifest
 * @param lettersHigh in pixels, for a barcode its width; 0 where nothing was found
 * @param digitsRight every check digit holds, and nothing that they protect differs from what was expected
 */
record BenchOutcome(
        String file,
        BenchKind kind,
        String folder,
        Verdict verdict,
        List<String> expected,
        List<String> read,
        double confidence,
        boolean digitsRight,
        boolean exact,
        boolean falseAccept,
        double lettersHigh,
        double millis) {

    /** What the product would say. */
    enum Verdict {
        /** It would build on it. */
        CERTAIN,
        /** Read, but a person must look. */
        INCONCLUSIVE,
        /** Nothing was found that could be read, or not in time. */
        NOT_READ,
        /** There were no pixels to look at. */
        NO_PICTURE
    }

    boolean isTextKnown() {
        return kind == BenchKind.NONE || !expected.isEmpty();
    }

    /** Letters and barcodes of a size are comparable. */
    String sizeClass() {
        if (lettersHigh == 0) {
            return "nothing found";
        }
        if (kind == BenchKind.PDF417) {
            return lettersHigh < 580
                    ? "barcode < 580 px"
                    : lettersHigh < 900 ? "barcode 580–899 px" : "barcode ≥ 900 px";
        }
        return lettersHigh < 12
                ? "letters < 12 px"
                : lettersHigh < 16 ? "letters 12–15 px" : lettersHigh < 24 ? "letters 16–23 px" : "letters ≥ 24 px";
    }
}
