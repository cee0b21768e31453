package io.keyback.recovery;

/** Where a case stands. */
public enum CaseStatus {
    /** The confirmation code is awaited. */
    CONFIRMING_EMAIL,
    /** The applicant fills in the request. */
    FILLING_IN,
    /** Checks and review; the case clock runs. */
    IN_REVIEW,
    /** Additional information is awaited; the case clock stands still. */
    AWAITING_INFO,
    /** Approved; the reset is under way. */
    APPROVED,
    RECOVERED,
    REJECTED,
    ABANDONED,
    CODE_ATTEMPTS_USED_UP,
    DEADLINE_MISSED,
    NOT_RECOVERABLE;

    /** Nothing happens any more. */
    public boolean ended() {
        return switch (this) {
            case CONFIRMING_EMAIL, FILLING_IN, IN_REVIEW, AWAITING_INFO, APPROVED -> false;
            case RECOVERED, REJECTED, ABANDONED, CODE_ATTEMPTS_USED_UP, DEADLINE_MISSED, NOT_RECOVERABLE -> true;
        };
    }
}
