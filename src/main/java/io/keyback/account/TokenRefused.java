package io.keyback.account;

/** A token of the host was not accepted: a hand-off or an event. */
public class TokenRefused extends RuntimeException {

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

    public TokenRefused(Reason reason) {
        super("Token refused: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
