package io.keyback.facecheck;

import io.keyback.caseid.CaseId;
import java.time.Instant;

/**
 * Who wants to show a face.
 *
 * @param since attempts of earlier steps do not count
 * @param requireOpen asked in the transaction that keeps the pictures; throws what it likes where the case takes none
 */
public record LiveRequest(CaseId caseId, Instant since, Runnable requireOpen) {}
