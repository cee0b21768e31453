package io.keyback.recovery;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A reviewer's recorded judgement.
 *
 * @param reviewer the user name of the staff member who was signed in
 * @param rank the reviewer's at that time
 * @param approvalGrounds what convinced the reviewer; of approvals alone
 * @param overrideReason why it was approved although a check had failed; null where none had
 * @param fingerprint hash of the evidence and answers that were judged; an approval of others does not count
 */
public record Review(
        int round,
        String reviewer,
        Rank rank,
        Decision decision,
        Set<ApprovalGround> approvalGrounds,
        @Nullable RejectionReason rejectionReason,
        @Nullable OverrideReason overrideReason,
        String note,
        String fingerprint,
        Instant decidedAt) {
    public Review {
        approvalGrounds = Set.copyOf(approvalGrounds);
    }
}
