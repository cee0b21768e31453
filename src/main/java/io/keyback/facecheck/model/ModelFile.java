package io.keyback.facecheck.model;

/**
 * What became of a file that stands in a catalogue.
 *
 * @param file its name in the directory of models
 * @param sha256 pinned, in lower-case hexadecimal digits; tells versions apart in a result
 * @param reason why it is refused, in words; empty when it is not
 * @param active whether it is the one that is used for its purpose
 */
public record ModelFile(
        String file, String sha256, ModelPurpose purpose, String licence, State state, String reason, boolean active) {

    public enum State {
        /** There, as pinned, and OpenCV can use it. */
        PRESENT,
        MISSING,
        REFUSED
    }

    public boolean isRefused() {
        return state == State.REFUSED;
    }
}
