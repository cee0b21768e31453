package io.keyback.documentcheck;

import io.keyback.evidence.EvidenceId;
import io.keyback.vision.Quad;
import java.util.List;

/**
 * What was found in one picture of a document.
 *
 * @param lines as they stand there; none of a portrait
 * @param compared what of it was held against what; none of a portrait
 * @param confidence from 0 to 1
 * @param certain whether it counts as read with certainty
 * @param place where it stands in the picture as kept
 */
public record DocumentReading(
        EvidenceId evidence,
        Part part,
        List<String> lines,
        List<Compared> compared,
        double confidence,
        boolean certain,
        Quad place) {

    public DocumentReading {
        lines = List.copyOf(lines);
        compared = List.copyOf(compared);
    }

    /** What can be found in a picture. */
    public enum Part {
        ZONE,
        BARCODE,
        PORTRAIT
    }

    /** How a value stands. */
    public enum Agreement {
        AGREES,
        CLOSE,
        DIFFERS,
        NOT_COMPARED
    }

    /**
     * One value that was read, against what was entered or declared, and against the host's file. What is not there is
     * empty.
     *
     * @param label how it is called
     */
    public record Compared(
            String label, String read, String entered, Agreement toEntered, String onFile, Agreement toFile) {}
}
