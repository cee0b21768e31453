package io.keyback.facecheck;

import io.keyback.caseid.CaseId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to show a face.
 *
 * @param since attempts of earlier steps do not count
 * @param handOver by which a second device shows it; null where the first one does
 * @param requireOpen asked in the transaction that keeps the pictures; throws what it likes where the case takes none
 */
public record LiveRequest(
        CaseId caseId, Instant since, @Nullable UUID handOver, Runnable requireOpen) {}
