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
    /** The second factor was reset; the host keeps sensitive actions closed for a while. */
    HELD,
    RECOVERED,
    REJECTED,
    ABANDONED,
    CODE_ATTEMPTS_USED_UP,
    DEADLINE_MISSED,
    NOT_RECOVERABLE,
    /** The applicant wanted no more. */
    WITHDRAWN,
    /** The holder said that it was not him; the account is frozen. */
    STOPPED;

    /** Nothing happens any more. */
    public boolean ended() {
        return switch (this) {
            case CONFIRMING_EMAIL, FILLING_IN, IN_REVIEW, AWAITING_INFO, APPROVED, HELD -> false;
            case RECOVERED,
                    REJECTED,
                    ABANDONED,
                    CODE_ATTEMPTS_USED_UP,
                    DEADLINE_MISSED,
                    NOT_RECOVERABLE,
                    WITHDRAWN,
                    STOPPED -> true;
        };
    }

    /** The applicant may still take the request back: nothing was approved. */
    public boolean withdrawable() {
        return !ended() && this != APPROVED && this != HELD;
    }
}
