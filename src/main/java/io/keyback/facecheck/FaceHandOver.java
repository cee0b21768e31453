package io.keyback.facecheck;

import io.keyback.caseid.CaseId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A face check that goes on on a second device: from the code that the first one shows until the second one is done.
 *
 * @param device of the case that shows the code
 * @param validUntil until when it can be opened; from the opening on, until when it can be used
 * @param opened whether a second device opened it
 * @param end how it ended; null while nobody ended it
 * @param step which gesture the second device is asked for, from 1; 0 while none is
 * @param steps of how many
 * @param attempt how the latest attempt ended; null while one is under way, and before the first
 */
public record FaceHandOver(
        UUID id,
        CaseId caseId,
        int device,
        Instant madeAt,
        Instant validUntil,
        boolean opened,
        @Nullable End end,
        int step,
        int steps,
        LiveResult.@Nullable End attempt) {

    /** How a hand-over ends before its time. */
    public enum End {
        /** The face was shown, or is left to a reviewer. */
        DONE,
        /** The first device goes on by itself. */
        TAKEN_BACK,
        /** The first device shows another code. */
        REPLACED
    }

    /** Whether its time is over. */
    public boolean tooOld(Instant now) {
        return !validUntil.isAfter(now);
    }
}
