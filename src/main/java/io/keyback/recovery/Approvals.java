package io.keyback.recovery;

import io.keyback.evidence.CheckOutcome;
import io.keyback.evidence.CheckResult;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The approvals of a case that count: of this round, and of exactly the evidence that is there now. The desk asks this
 * rule when a review is recorded, and the gate asks it again before the reset.
 *
 * @param needed by how many people
 * @param checkFailed whether there is something to override
 */
record Approvals(List<Review> counted, int needed, boolean checkFailed) {

    private static final int TWO = 2;

    Approvals {
        counted = List.copyOf(counted);
    }

    static Approvals of(RecoveryCase found, List<Review> recorded, String fingerprint, Collection<CheckResult> checks) {
        return new Approvals(
                recorded.stream()
                        .filter(review -> review.decision() == Decision.APPROVED)
                        .filter(review -> review.round() == found.round())
                        .filter(review -> review.fingerprint().equals(fingerprint))
                        .toList(),
                found.triage().filter(Triage.REVIEW_TWICE::equals).isPresent() ? TWO : 1,
                checks.stream().anyMatch(check -> check.outcome() == CheckOutcome.FAILED));
    }

    Approvals and(Review review) {
        return new Approvals(Stream.concat(counted.stream(), Stream.of(review)).toList(), needed, checkFailed);
    }

    boolean by(String reviewer) {
        return counted.stream().anyMatch(review -> review.reviewer().equals(reviewer));
    }

    boolean enough() {
        return counted.stream().map(Review::reviewer).distinct().count() >= needed;
    }

    /** Nothing failed, or a senior has said why it is approved all the same. */
    boolean overridden() {
        return !checkFailed
                || counted.stream().anyMatch(review -> review.rank() == Rank.SENIOR && review.overrideReason() != null);
    }
}
