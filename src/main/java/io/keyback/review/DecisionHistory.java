package io.keyback.review;

import io.keyback.caseid.CaseId;
import io.keyback.recovery.ApprovalGround;
import io.keyback.recovery.OverrideReason;
import io.keyback.recovery.Rank;
import io.keyback.recovery.RecoveryCases;
import io.keyback.recovery.RejectionReason;
import io.keyback.recovery.Review;
import io.keyback.review.CaseFile.Past;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What reviewers decided, with their reasons. Goes before what came of it in the same second. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DecisionHistory implements HistorySource {

    private final RecoveryCases cases;

    DecisionHistory(RecoveryCases cases) {
        this.cases = cases;
    }

    @Override
    public Stream<Past> of(CaseId caseId) {
        return cases.reviews(caseId).stream().map(DecisionHistory::past);
    }

    private static Past past(Review review) {
        return new Past(
                review.decidedAt(),
                review.round(),
                review.reviewer() + (review.rank() == Rank.SENIOR ? ", senior reviewer" : ", reviewer"),
                OnFile.choice(review.decision().name()),
                Stream.of(
                                review.approvalGrounds().stream().sorted().map(ApprovalGround::words),
                                Stream.ofNullable(review.rejectionReason()).map(RejectionReason::words),
                                Stream.ofNullable(review.overrideReason())
                                        .map(OverrideReason::words)
                                        .map(words -> "Over a failed check: " + words))
                        .flatMap(reasons -> reasons)
                        .toList(),
                review.note());
    }
}
