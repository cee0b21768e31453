package io.keyback.recovery;

import io.keyback.account.AccountId;
import io.keyback.caseid.CaseId;
import io.keyback.caseid.CaseReference;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A case as its readers see it.
 *
 * @param device counts the devices that took the case over; only the latest may act
 * @param submittedAt when the request was acknowledged and the clock began
 * @param dueAt when the decision is due; null before the clock began; moves while additional information is awaited
 * @param infoRequestedAt when additional information was last asked for
 * @param infoDeadline until when it is awaited; null while none is
 * @param heldUntil until when the host keeps sensitive actions closed after the reset; null before it
 * @param appealBy until when the rejection may be appealed; null when it may not, or no longer
 * @param requestedInfo what is asked for again while {@link CaseStatus#AWAITING_INFO}
 * @param infoRounds how often additional information was provided
 * @param overdue whether the decision is late
 * @param paused whether it stands still until somebody says that it is still needed
 * @param appealed whether the one appeal was made
 * @param signInReportedAt when somebody signed in with the second factor that is said to be lost; null when nobody did
 */
public record CaseView(
        CaseId id,
        CaseReference reference,
        AccountId account,
        CaseStatus status,
        int device,
        Instant openedAt,
        @Nullable Instant submittedAt,
        @Nullable Instant dueAt,
        @Nullable Instant infoRequestedAt,
        @Nullable Instant infoDeadline,
        @Nullable Instant heldUntil,
        @Nullable Instant appealBy,
        Set<InfoItem> requestedInfo,
        int infoRounds,
        boolean overdue,
        boolean paused,
        boolean appealed,
        @Nullable Instant signInReportedAt,
        List<RejectionReason> rejectionReasons) {

    public CaseView {
        requestedInfo = Set.copyOf(requestedInfo);
        rejectionReasons = List.copyOf(rejectionReasons);
    }
}
