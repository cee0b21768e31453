package io.keyback.recovery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reviewer's recorded judgement.
 *
 * @param reviewer the user name of the staff member who was signed in
 * @param fingerprint hash of the evidence and answers that were judged; an approval of others does not count
 */
public record Review(
        int round,
        String reviewer,
        Decision decision,
        @Nullable RejectionReason rejectionReason,
        String note,
        String fingerprint,
        Instant decidedAt) {}
