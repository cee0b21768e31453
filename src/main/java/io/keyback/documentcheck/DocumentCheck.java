package io.keyback.documentcheck;

import io.keyback.caseid.CaseId;
import io.keyback.evidence.CheckOutcome;
import io.keyback.evidence.CheckResult;
import io.keyback.evidence.EvidenceItem;
import io.keyback.evidence.EvidenceKind;
import io.keyback.evidence.EvidenceStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Judges the document's pictures against what the applicant declared. What it cannot read is INCONCLUSIVE. */
@Component
public class DocumentCheck {

    private final EvidenceStore evidence;
    private final DocumentCheckSettings settings;

    DocumentCheck(EvidenceStore evidence, DocumentCheckSettings settings) {
        this.evidence = evidence;
        this.settings = settings;
    }

    public CheckResult run(CaseId caseId, DeclaredDocument declared) {
        List<EvidenceItem> current = evidence.current(caseId);
        Optional<EvidenceItem> front = find(current, EvidenceKind.DOCUMENT_FRONT);
        // A passport's back may have stayed from a card that was declared before; it counts for nothing.
        Optional<EvidenceItem> back = find(current, EvidenceKind.DOCUMENT_BACK)
                .filter(any -> declared.type().hasBack());

        Set<DocumentFinding> findings = EnumSet.of(DocumentFinding.DOCUMENT_NOT_READ);
        findings.addAll(IssuingCountries.judge(declared.type(), declared.country(), declared.state()));
        findings.addAll(missing(declared.type(), front, back));
        List<EvidenceItem> pictures = new ArrayList<>();
        front.ifPresent(pictures::add);
        back.ifPresent(pictures::add);
        for (EvidenceItem picture : pictures) {
            findings.addAll(judge(caseId, declared.type(), picture));
        }
        return result(findings);
    }

    private static Optional<EvidenceItem> find(List<EvidenceItem> items, EvidenceKind kind) {
        return items.stream().filter(item -> item.kind() == kind).findFirst();
    }

    private static Set<DocumentFinding> missing(
            DocumentType type, Optional<EvidenceItem> front, Optional<EvidenceItem> back) {
        Set<DocumentFinding> findings = EnumSet.noneOf(DocumentFinding.class);
        if (front.isEmpty()) {
            findings.add(DocumentFinding.FRONT_MISSING);
        }
        if (type.hasBack() && back.isEmpty()) {
            findings.add(DocumentFinding.BACK_MISSING);
        }
        if (front.isPresent() && front.map(EvidenceItem::sha256).equals(back.map(EvidenceItem::sha256))) {
            findings.add(DocumentFinding.SAME_PICTURE_TWICE);
        }
        return findings;
    }

    private Set<DocumentFinding> judge(CaseId caseId, DocumentType type, EvidenceItem picture) {
        Set<DocumentFinding> findings = EnumSet.noneOf(DocumentFinding.class);
        if (evidence.pixels(caseId, picture).isEmpty()) {
            findings.add(DocumentFinding.PICTURE_UNREADABLE);
        }
        findings.addAll(judgeSize(picture));
        findings.addAll(judgeOrigin(picture));
        if (aspectRatio(picture) > maxAspectRatio(type)) {
            findings.add(DocumentFinding.UNUSUAL_SHAPE);
        }
        return findings;
    }

    private Set<DocumentFinding> judgeSize(EvidenceItem picture) {
        int longSide = Math.max(picture.width(), picture.height());
        if (longSide < evidence.minLongSide(picture.kind())) {
            return EnumSet.of(DocumentFinding.PICTURE_TOO_SMALL);
        }
        return longSide < settings.readableLongSide()
                ? EnumSet.of(DocumentFinding.LOW_RESOLUTION)
                : EnumSet.noneOf(DocumentFinding.class);
    }

    /** What EXIF tells is easily forged and easily innocent, so it is for the reviewer and fails nothing. */
    private Set<DocumentFinding> judgeOrigin(EvidenceItem picture) {
        Set<DocumentFinding> findings = EnumSet.noneOf(DocumentFinding.class);
        String software = picture.software();
        if (software != null
                && settings.editingSoftware().stream().anyMatch(software.toLowerCase(Locale.ROOT)::contains)) {
            findings.add(DocumentFinding.EDITED_PICTURE);
        }
        Instant takenAt = picture.takenAt();
        if (takenAt != null && takenAt.plus(settings.maxPictureAge()).isBefore(picture.receivedAt())) {
            findings.add(DocumentFinding.TAKEN_LONG_AGO);
        }
        if (takenAt != null && takenAt.minus(settings.cameraClockTolerance()).isAfter(picture.receivedAt())) {
            findings.add(DocumentFinding.TAKEN_IN_FUTURE);
        }
        return findings;
    }

    private double maxAspectRatio(DocumentType type) {
        return type == DocumentType.INTERNATIONAL_PASSPORT
                ? settings.maxPassportAspectRatio()
                : settings.maxCardAspectRatio();
    }

    private static double aspectRatio(EvidenceItem picture) {
        return (double) Math.max(picture.width(), picture.height()) / Math.min(picture.width(), picture.height());
    }

    /** Faults alone where there are any: notes would only hide what must be handed in again. */
    private static CheckResult result(Set<DocumentFinding> findings) {
        boolean failed = findings.stream().anyMatch(DocumentFinding::isFault);
        Predicate<DocumentFinding> relevant = finding -> finding.isFault() || !failed;
        return new CheckResult(
                failed ? CheckOutcome.FAILED : CheckOutcome.INCONCLUSIVE,
                findings.stream().filter(relevant).map(DocumentFinding::finding).toList());
    }
}
