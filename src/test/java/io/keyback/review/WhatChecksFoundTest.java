package io.keyback.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.evidence.CheckOutcome;
import io.keyback.evidence.CheckResult;
import io.keyback.evidence.EvidenceId;
import io.keyback.evidence.EvidenceItem;
import io.keyback.evidence.EvidenceKind;
import io.keyback.recovery.CheckKind;
import io.keyback.review.CaseFile.Judgement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WhatChecksFoundTest {

    private static final Instant RAN_AT = Instant.parse("2026-11-24T10:00:00Z");
    private static final CheckResult PASSED =
            new CheckResult(CheckOutcome.PASSED, List.of(new CheckResult.Finding("CONSISTENT", "All agrees.")));

    @Test
    void aPictureThatCameAfterTheCheckWasNotLookedAt() {
        List<EvidenceItem> pictures = List.of(
                picture(EvidenceKind.FACE_FRAME, RAN_AT.minusSeconds(1)),
                picture(EvidenceKind.FACE_FRAME, RAN_AT),
                picture(EvidenceKind.DOCUMENT_FRONT, RAN_AT.plusSeconds(1)));

        assertThat(judgement(CheckKind.FACE, new WhatChecksFound(pictures, true)))
                .isEqualTo(new Judgement(
                        "Face", "PASSED", List.of("All agrees."), List.of("2 pictures of the face"), null, RAN_AT));
        assertThat(judgement(CheckKind.DOCUMENT, new WhatChecksFound(pictures, true))
                        .lookedAt())
                .containsExactly("declared type and issuing country", "personal information", "account on file");
    }

    @Test
    void theBackOfACardThatWasDeclaredBeforeIsNoneOfThePassport() {
        List<EvidenceItem> pictures =
                List.of(picture(EvidenceKind.DOCUMENT_FRONT, RAN_AT), picture(EvidenceKind.DOCUMENT_BACK, RAN_AT));

        assertThat(judgement(CheckKind.DOCUMENT, new WhatChecksFound(pictures, false))
                        .lookedAt())
                .doesNotContain("document, back");
        assertThat(judgement(CheckKind.DOCUMENT, new WhatChecksFound(pictures, true))
                        .lookedAt())
                .contains("document, back");
    }

    @Test
    void aCheckWithoutPicturesSaysSo() {
        assertThat(judgement(CheckKind.FACE, new WhatChecksFound(List.of(), true))
                        .lookedAt())
                .containsExactly("no picture");
    }

    @Test
    void aReasonComesWithWhatWasMeasuredAndTheCheckWithWhatJudged() {
        CheckResult result = new CheckResult(
                CheckOutcome.FAILED,
                List.of(new CheckResult.Finding("EXPIRED", "It has expired.", Map.of("days ago", 3.0))),
                "engine 1");

        Judgement judgement = new WhatChecksFound(List.of(), true)
                .judgements(Map.of(CheckKind.DOCUMENT, result), Map.of(CheckKind.DOCUMENT, RAN_AT))
                .get(0);

        assertThat(judgement.reasons()).containsExactly("It has expired. (days ago 3)");
        assertThat(judgement.engine()).isEqualTo("engine 1");
    }

    private static Judgement judgement(CheckKind kind, WhatChecksFound checks) {
        return checks.judgements(Map.of(kind, PASSED), Map.of(kind, RAN_AT)).get(0);
    }

    private static EvidenceItem picture(EvidenceKind kind, Instant receivedAt) {
        return new EvidenceItem(new EvidenceId(UUID.randomUUID()), kind, 0, "JPEG", 640, 480, "00", receivedAt);
    }
}
