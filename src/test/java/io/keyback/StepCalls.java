package io.keyback;

import io.keyback.caseid.CaseId;
import io.keyback.evidence.DrawnPictures;
import io.keyback.evidence.EvidenceKind;
import io.keyback.evidence.EvidenceStore;
import io.keyback.facecheck.ShownFaces;
import io.keyback.recovery.Consents;
import io.keyback.recovery.RecoveryCases;
import io.keyback.recovery.RecoveryProcess;
import io.keyback.recovery.Step;
import io.keyback.recovery.StepAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.transaction.support.TransactionOperations;

/** The calls by which the pages take a request from step to step. */
public final class StepCalls {

    private static final int FRAMES = 4;

    private final List<byte[]> frames = DrawnPictures.faceFrames(FRAMES);

    private final RecoveryCases cases;
    private final Consents consents;
    private final RecoveryProcess process;
    private final EvidenceStore evidence;
    private final ShownFaces shownFaces;
    private final TransactionOperations transactions;

    public StepCalls(
            RecoveryCases cases,
            Consents consents,
            RecoveryProcess process,
            EvidenceStore evidence,
            ShownFaces shownFaces,
            TransactionOperations transactions) {
        this.cases = cases;
        this.consents = consents;
        this.process = process;
        this.evidence = evidence;
        this.shownFaces = shownFaces;
        this.transactions = transactions;
    }

    public Step step(CaseId caseId) {
        return process.openStep(caseId).orElseThrow();
    }

    public void complete(CaseId caseId, StepAnswer answer) {
        transactions.executeWithoutResult(
                transaction -> process.complete(caseId, step(caseId).id(), answer));
    }

    /** Answers the form of the step, and completes the step. */
    public void answer(CaseId caseId, Map<String, Object> data) {
        cases.answer(caseId, step(caseId).form(), data);
        complete(caseId, StepAnswer.DONE);
    }

    public void handIn(CaseId caseId, EvidenceKind kind, byte[]... pictures) {
        handIn(caseId, kind, List.of(pictures));
    }

    private void handIn(CaseId caseId, EvidenceKind kind, List<byte[]> pictures) {
        try {
            evidence.replace(
                    caseId,
                    kind,
                    pictures.stream().map(ByteArrayResource::new).toList(),
                    anyPicture -> {},
                    () -> cases.lock(caseId));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Pictures of a face; the step goes on. */
    public void show(CaseId caseId, Journeys.Face face) {
        if (face == Journeys.Face.PERSON_INSTEAD) {
            cases.answer(caseId, "complete-face-check", Map.of("way", "PERSON", "reason", "NO_CAMERA"));
            return;
        }
        consents.give(caseId);
        cases.answer(caseId, "complete-face-check", Map.of("way", "CAMERA"));
        handIn(caseId, EvidenceKind.FACE_FRAME, frames);
        if (face == Journeys.Face.LIVE) {
            shownFaces.show(caseId);
        } else if (face == Journeys.Face.LIVENESS_NOT_SHOWN) {
            shownFaces.showNobody(caseId);
        }
    }
}
