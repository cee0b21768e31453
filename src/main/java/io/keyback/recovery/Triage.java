package io.keyback.recovery;

/** Which way a case goes after its checks; decided by {@code triage.dmn}. */
public enum Triage {
    /** A reviewer looks. */
    REVIEW,
    /** Something speaks against the applicant: two reviewers look, one after the other. */
    REVIEW_TWICE,
    /** A picture is unusable: it is asked for again at once, without a reviewer. */
    INFO_NEEDED,
    /** There is nothing that a reset could do here. */
    NOT_RECOVERABLE
}
