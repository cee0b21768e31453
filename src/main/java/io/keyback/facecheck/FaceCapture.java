package io.keyback.facecheck;

import io.keyback.facecheck.liveness.LivenessReport;
import java.time.Instant;
import java.util.List;

/**
 * What a live capture of a face showed, for who judges its pictures.
 *
 * @param pictures what each of them shows, in their order
 * @param engine what looked, with its version
 * @param device before whose camera it was
 */
public record FaceCapture(Instant at, LivenessReport report, List<Picture> pictures, String engine, Device device) {

    public FaceCapture {
        pictures = List.copyOf(pictures);
    }

    /** What speaks against a live person, in words for who judges it, the most telling first. */
    public List<String> faults() {
        return report.faults().stream()
                .sorted()
                .map(FaceFact::of)
                .map(FaceFact::text)
                .toList();
    }

    /** A device of the applicant. */
    public enum Device {
        /** The one on which the request is open. */
        FIRST,
        /** Another, to which the first handed the face check over. */
        SECOND
    }

    /** What a picture of the capture shows. */
    public enum Picture {
        SELFIE,
        CLOSE_EYES,
        SMILE,
        TURN_LEFT,
        TURN_RIGHT
    }
}
