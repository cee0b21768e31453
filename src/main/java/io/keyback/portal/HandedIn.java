package io.keyback.portal;

import io.keyback.caseid.CaseId;
import io.keyback.documentcheck.DocumentType;
import io.keyback.evidence.EvidenceItem;
import io.keyback.evidence.EvidenceKind;
import io.keyback.evidence.EvidenceStore;
import io.keyback.recovery.RecoveryCases;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says whether the pictures that a step asks for came in. */
@Component
class HandedIn {

    static final String DOCUMENT_TYPE_FORM = "choose-document-type";
    private static final String DOCUMENT_TYPE = "documentType";

    private final EvidenceStore evidence;
    private final RecoveryCases cases;

    HandedIn(EvidenceStore evidence, RecoveryCases cases) {
        this.evidence = evidence;
        this.cases = cases;
    }

    boolean face(CaseId caseId, Instant since) {
        return count(caseId, EvidenceKind.FACE_FRAME, since) >= evidence.minPictures(EvidenceKind.FACE_FRAME);
    }

    /** The sides of the document of which no picture came in since then. */
    List<DocumentSide> missingSides(CaseId caseId, Instant since) {
        return sides(caseId).stream()
                .filter(side -> count(caseId, side.kind(), since) == 0)
                .toList();
    }

    /** The sides that the document of the case has; both as long as the applicant has not said what it is. */
    List<DocumentSide> sides(CaseId caseId) {
        Object chosen = cases.answers(caseId, DOCUMENT_TYPE_FORM).get(DOCUMENT_TYPE);
        boolean hasBack = Arrays.stream(DocumentType.values())
                .filter(type -> type.name().equals(chosen))
                .allMatch(DocumentType::hasBack);
        return hasBack ? List.of(DocumentSide.FRONT, DocumentSide.BACK) : List.of(DocumentSide.FRONT);
    }

    private long count(CaseId caseId, EvidenceKind kind, Instant since) {
        return evidence.current(caseId).stream()
                .filter(item -> item.kind() == kind)
                .map(EvidenceItem::receivedAt)
                .filter(receivedAt -> !receivedAt.isBefore(since))
                .count();
    }
}
