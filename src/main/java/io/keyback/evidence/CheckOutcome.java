package io.keyback.evidence;

/** The judgement of a check. */
public enum CheckOutcome {
    PASSED,
    FAILED,
    /** The check could not decide; a human looks. */
    INCONCLUSIVE,
    /** The check could not run. */
    ERROR
}
