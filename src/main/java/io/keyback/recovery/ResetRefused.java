package io.keyback.recovery;

import java.util.Set;
import java.util.TreeSet;

/** The gate found a fact missing; nothing was reset. */
public class ResetRefused extends RuntimeException {

    /** What was missing. */
    public enum Reason {
        EMAIL_CODE_NOT_CONFIRMED,
        CHECKS_MISSING,
        EVIDENCE_CHANGED_SINCE_CHECKS,
        NOT_TRIAGED_FOR_REVIEW,
        NOT_APPROVED,
        SECOND_APPROVAL_MISSING,
        FAILED_CHECK_NOT_OVERRIDDEN,
        APPROVED_BY_HOLDER,
        /** Whatever was approved was of other evidence, before a pause, or by somebody who had rejected it. */
        APPROVAL_VOID,
        SENIOR_APPROVAL_MISSING,
        CASE_PAUSED,
        CASE_NOT_APPROVED_STATE,
        ALREADY_USED,
        /** The trail of the case is not as it was written. */
        TRAIL_BROKEN,
        /** Somebody has written into the database what Keyback has not. */
        CASE_NOT_AS_RECORDED,
        CHECKS_NOT_AS_RECORDED,
        REVIEWS_NOT_AS_RECORDED
    }

    private final Set<Reason> reasons;

    public ResetRefused(Set<Reason> reasons) {
        super("Reset refused: " + new TreeSet<>(reasons));
        this.reasons = Set.copyOf(reasons);
    }

    public Set<Reason> reasons() {
        return reasons;
    }
}
