package io.keyback.recovery;

/** A case was not opened. */
public class OpeningRefused extends RuntimeException {

    /** Why. */
    public enum Reason {
        CASE_OPEN,
        COOL_DOWN,
        NO_SECOND_FACTOR,
        UNKNOWN_ACCOUNT
    }

    private final Reason reason;

    public OpeningRefused(Reason reason) {
        super("Opening refused: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
