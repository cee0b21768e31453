package io.keyback.recovery;

import io.keyback.evidence.CheckOutcome;
import io.keyback.evidence.CheckResult;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The approvals of a case that count: of this round, of exactly the evidence that is there now, after the last pause, and
 * by nobody who rejected it before. The desk asks this rule when a review is recorded, and the gate asks it again before
 * the reset.
 *
 * @param needed by how many people
 * @param checkFailed whether there is something to override
 * @param rejectedBySenior whether it was rejected for a reason that is a senior's to give
 */
record Approvals(List<Review> counted, int needed, boolean checkFailed, boolean rejectedBySenior) {

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
                        .filter(review -> after(review, found.resumedAt()))
                        .filter(review -> !rejected(recorded, review.reviewer()))
                        .toList(),
                twice(found) ? TWO : 1,
                checks.stream().anyMatch(check -> check.outcome() == CheckOutcome.FAILED),
                recorded.stream()
                        .map(Review::rejectionReason)
                        .filter(Objects::nonNull)
                        .anyMatch(RejectionReason::needsSenior));
    }

    /** Whether this person has rejected the case: its appeal belongs to somebody else. */
    static boolean rejected(List<Review> recorded, String reviewer) {
        return recorded.stream()
                .anyMatch(review -> review.decision() == Decision.REJECTED
                        && review.reviewer().equals(reviewer));
    }

    /** Whoever can sign in has not lost what he says is lost, so that one pair of eyes is not enough. */
    private static boolean twice(RecoveryCase found) {
        return found.triage().filter(Triage.REVIEW_TWICE::equals).isPresent() || found.signInReportedAt() != null;
    }

    private static boolean after(Review review, @Nullable Instant resumedAt) {
        return resumedAt == null || !review.decidedAt().isBefore(resumedAt);
    }

    Approvals and(Review review) {
        return new Approvals(
                Stream.concat(counted.stream(), Stream.of(review)).toList(), needed, checkFailed, rejectedBySenior);
    }

    boolean by(String reviewer) {
        return counted.stream().anyMatch(review -> review.reviewer().equals(reviewer));
    }

    boolean enough() {
        return counted.stream().map(Review::reviewer).distinct().count() >= needed;
    }

    /** What a senior has rejected, only a senior lets pass. */
    boolean seniorEnough() {
        return !rejectedBySenior || counted.stream().anyMatch(review -> review.rank() == Rank.SENIOR);
    }

    /** Nothing failed, or a senior has said why it is approved all the same. */
    boolean overridden() {
        return !checkFailed
                || counted.stream().anyMatch(review -> review.rank() == Rank.SENIOR && review.overrideReason() != null);
    }
}
