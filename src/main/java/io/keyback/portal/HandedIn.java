package io.keyback.portal;

import io.keyback.caseid.CaseId;
import io.keyback.documentcheck.DocumentType;
import io.keyback.evidence.EvidenceItem;
import io.keyback.evidence.EvidenceKind;
import io.keyback.evidence.EvidenceStore;
import io.keyback.facecheck.FaceCaptures;
import io.keyback.recovery.InfoItem;
import io.keyback.recovery.RecoveryCases;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says whether the pictures that a step asks for came in. */
@Component
class HandedIn {

    static final String DOCUMENT_TYPE_FORM = "choose-document-type";
    private static final String DOCUMENT_TYPE = "documentType";

    private final EvidenceStore evidence;
    private final FaceCaptures captures;
    private final RecoveryCases cases;

    HandedIn(EvidenceStore evidence, FaceCaptures captures, RecoveryCases cases) {
        this.evidence = evidence;
        this.captures = captures;
        this.cases = cases;
    }

    boolean face(CaseId caseId, Instant since) {
        return captures.doneSince(caseId, since);
    }

    /** The sides that are asked for and of which no picture came in since then. */
    List<DocumentSide> missingSides(CaseId caseId, Asked asked) {
        Set<EvidenceKind> cameIn = evidence.current(caseId).stream()
                .filter(item -> !item.receivedAt().isBefore(asked.since()))
                .map(EvidenceItem::kind)
                .collect(Collectors.toSet());
        return sides(caseId, asked.item()).stream()
                .filter(side -> !cameIn.contains(side.kind()))
                .toList();
    }

    /** The sides that belong to the item: one of them, or all that the document of the case has. */
    List<DocumentSide> sides(CaseId caseId, @Nullable InfoItem item) {
        if (item == InfoItem.DOCUMENT_FRONT) {
            return List.of(DocumentSide.FRONT);
        }
        return item == InfoItem.DOCUMENT_BACK ? List.of(DocumentSide.BACK) : sides(caseId);
    }

    /** What the applicant says his document is; empty as long as he has not said it. */
    Optional<DocumentType> declared(CaseId caseId) {
        Object chosen = cases.answers(caseId, DOCUMENT_TYPE_FORM).get(DOCUMENT_TYPE);
        return Arrays.stream(DocumentType.values())
                .filter(type -> type.name().equals(chosen))
                .findFirst();
    }

    /** Both as long as the applicant has not said what document it is. */
    private List<DocumentSide> sides(CaseId caseId) {
        boolean hasBack = declared(caseId).map(DocumentType::hasBack).orElse(true);
        return hasBack ? List.of(DocumentSide.FRONT, DocumentSide.BACK) : List.of(DocumentSide.FRONT);
    }
}
