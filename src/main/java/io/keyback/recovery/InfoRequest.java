package io.keyback.recovery;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for again in one round.
 *
 * @param requestedBy the staff member; null where triage asked by itself
 * @param items each with its reason
 * @param note for colleagues; never shown to the applicant
 */
public record InfoRequest(
        int round, @Nullable String requestedBy, Map<InfoItem, InfoReason> items, String note, Instant requestedAt) {
    public InfoRequest {
        items = Map.copyOf(items);
    }
}
