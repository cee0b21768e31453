package io.keyback.review;

import io.keyback.evidence.CheckResult;
import io.keyback.evidence.CheckResult.Finding;
import io.keyback.evidence.EvidenceItem;
import io.keyback.evidence.EvidenceKind;
import io.keyback.recovery.CheckKind;
import io.keyback.review.CaseFile.Judgement;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts the automatic checks into words: what each found, and what it had looked at. */
final class WhatChecksFound {

    private static final DecimalFormatSymbols ENGLISH = DecimalFormatSymbols.getInstance(Locale.ENGLISH);

    private final List<EvidenceItem> pictures;
    private final boolean documentHasBack;

    WhatChecksFound(List<EvidenceItem> pictures, boolean documentHasBack) {
        this.pictures = pictures;
        this.documentHasBack = documentHasBack;
    }

    List<Judgement> judgements(Map<CheckKind, CheckResult> results, Map<CheckKind, Instant> ranAt) {
        return results.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(check ->
                        judgement(check.getKey(), check.getValue(), Objects.requireNonNull(ranAt.get(check.getKey()))))
                .toList();
    }

    private Judgement judgement(CheckKind kind, CheckResult result, Instant ranAt) {
        return new Judgement(
                OnFile.choice(kind.name()),
                result.outcome().name(),
                result.findings().stream().map(WhatChecksFound::reason).toList(),
                lookedAt(kind, ranAt),
                result.engine(),
                ranAt);
    }

    private static String reason(Finding finding) {
        String numbers = finding.numbers().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(number -> number.getKey() + " " + new DecimalFormat("0.##", ENGLISH).format(number.getValue()))
                .collect(Collectors.joining(", "));
        return numbers.isEmpty() ? finding.text() : finding.text() + " (" + numbers + ")";
    }

    private List<String> lookedAt(CheckKind kind, Instant ranAt) {
        return switch (kind) {
            case FORM -> List.of("personal information", "latest transactions", "account on file");
            case FACE -> faces(ranAt);
            case DOCUMENT ->
                Stream.concat(
                                documents(ranAt),
                                Stream.of(
                                        "declared type and issuing country", "personal information", "account on file"))
                        .toList();
        };
    }

    private List<String> faces(Instant ranAt) {
        long faces = seen(EvidenceKind.FACE_FRAME, ranAt).count();
        if (faces == 0) {
            return List.of("no picture");
        }
        return List.of(faces == 1 ? "1 picture of the face" : faces + " pictures of the face");
    }

    private Stream<String> documents(Instant ranAt) {
        return Stream.concat(
                seen(EvidenceKind.DOCUMENT_FRONT, ranAt).map(front -> "document, front"),
                seen(EvidenceKind.DOCUMENT_BACK, ranAt)
                        .filter(back -> documentHasBack)
                        .map(back -> "document, back"));
    }

    /** What was handed in after the check ran it has not seen. */
    private Stream<EvidenceItem> seen(EvidenceKind kind, Instant ranAt) {
        return pictures.stream()
                .filter(picture -> picture.kind() == kind)
                .filter(picture -> !picture.receivedAt().isAfter(ranAt));
    }
}
