package io.keyback.recovery;

/** What a review comes to. */
public enum Verdict {
    APPROVED,
    /** One reviewer approved, and somebody else must look too. */
    APPROVED_ONCE,
    REJECTED,
    /** Rejected by somebody else, after an appeal; there is no other. */
    REJECTED_ON_APPEAL,
    INFO_NEEDED
}
