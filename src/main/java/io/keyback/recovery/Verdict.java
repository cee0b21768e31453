package io.keyback.recovery;

/** What a review comes to. */
public enum Verdict {
    APPROVED,
    /** One reviewer approved, and somebody else must look too. */
    APPROVED_ONCE,
    REJECTED,
    INFO_NEEDED
}
