package io.keyback.demo;

/** The exchange did not accept a reset authorization; trying again is of no use. */
class ResetRefused extends RuntimeException {

    /** Why. */
    enum Reason {
        MALFORMED,
        WRONG_TYPE,
        BAD_SIGNATURE,
        WRONG_AUDIENCE,
        INCOMPLETE,
        EXPIRED,
        UNKNOWN_ACCOUNT
    }

    private final Reason reason;

    ResetRefused(Reason reason) {
        super("Reset refused: " + reason);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
