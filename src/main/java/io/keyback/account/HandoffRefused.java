package io.keyback.account;

/** A hand-off token was not accepted. */
public class HandoffRefused extends RuntimeException {

    /** Why; for logs and for the words of the page, which never tells a stranger more than he must know. */
    public enum Reason {
        MALFORMED,
        WRONG_TYPE,
        BAD_SIGNATURE,
        WRONG_ISSUER,
        WRONG_AUDIENCE,
        EXPIRED,
        NOT_YET_VALID,
        LIVES_TOO_LONG,
        INCOMPLETE,
        ALREADY_USED,
        UNKNOWN_ACCOUNT
    }

    private final Reason reason;

    public HandoffRefused(Reason reason) {
        super("Hand-off refused: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
