package io.keyback.facecheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.keyback.caseid.CaseId;
import io.keyback.evidence.CheckOutcome;
import io.keyback.evidence.CheckResult;
import io.keyback.evidence.CheckResult.Finding;
import io.keyback.evidence.EvidenceId;
import io.keyback.evidence.EvidenceItem;
import io.keyback.evidence.EvidenceKind;
import io.keyback.evidence.EvidenceStore;
import io.keyback.facecheck.FaceCapture.Device;
import io.keyback.facecheck.FaceCapture.Picture;
import io.keyback.facecheck.liveness.Fault;
import io.keyback.facecheck.liveness.Gesture;
import io.keyback.facecheck.liveness.LivenessReport;
import io.keyback.facecheck.liveness.LivenessReport.Asked;
import java.awt.image.BufferedImage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class FaceCheckTest {

    private static final Instant RECEIVED = Instant.parse("2026-11-20T10:00:00Z");

    private final CaseId caseId = new CaseId(UUID.randomUUID());
    private final EvidenceStore evidence = mock();
    private final FaceCaptures captures = mock();
    private final FaceComparison comparison = mock();
    private final FaceCheckSettings settings =
            new Binder(new MapConfigurationPropertySource()).bindOrCreate("keyback.facecheck", FaceCheckSettings.class);

    @BeforeEach
    void theCaseHasAFrame() {
        when(evidence.current(caseId)).thenReturn(List.of(frame(EvidenceKind.FACE_FRAME)));
        when(evidence.pixels(eq(caseId), any()))
                .thenReturn(Optional.of(new BufferedImage(4, 3, BufferedImage.TYPE_3BYTE_BGR)));
        compared(FaceFact.FACE_NOT_COMPARED);
        captured(report(Set.of(), false));
    }

    @Test
    void whoIsLiveAndTheOneOnTheDocumentPasses() {
        compared(FaceFact.FACE_MATCHES);

        CheckResult result = check();

        assertThat(result.outcome()).isEqualTo(CheckOutcome.PASSED);
        assertThat(FaceCheck.showsLiveness(result)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"FACE_DIFFERS", "ANOTHER_FACE_MEANWHILE", "LOOKS_LIKE_A_PICTURE"})
    void whatSpeaksAgainstTheFaceTakesTwoPeople(FaceFact fact) {
        compared(fact);

        CheckResult result = check();

        assertThat(result.outcome()).isEqualTo(CheckOutcome.INCONCLUSIVE);
        assertThat(FaceCheck.showsLiveness(result)).isFalse();
    }

    @Test
    void whoDidWhatHeWasAskedIsComparedByAReviewer() {
        CheckResult result = check();

        assertThat(result.outcome()).isEqualTo(CheckOutcome.INCONCLUSIVE);
        assertThat(codes(result)).containsExactly("LIVENESS_SHOWN", "FACE_NOT_COMPARED");
        assertThat(FaceCheck.showsLiveness(result)).isTrue();
        assertThat(result.findings().get(0).numbers())
                .containsEntry("pictures", 80.0)
                .containsEntry("seconds for turn left", 2.5);
        assertThat(result.engine()).isEqualTo("Drawn 1");
    }

    @ParameterizedTest
    @EnumSource
    void whatWasWrongIsToldToTheReviewer(Fault fault) {
        captured(report(Set.of(fault), false));

        CheckResult result = check();

        assertThat(result.outcome()).isEqualTo(CheckOutcome.INCONCLUSIVE);
        assertThat(codes(result)).containsExactly("LIVENESS_NOT_SHOWN", fault.name(), "FACE_NOT_COMPARED");
        assertThat(FaceCheck.showsLiveness(result)).isFalse();
    }

    @Test
    void aTurnThatNoLandmarksToldIsWeak() {
        captured(report(Set.of(), true));

        assertThat(codes(check())).containsExactly("LIVENESS_SHOWN", "TURN_TOLD_WEAKLY", "FACE_NOT_COMPARED");
    }

    @Test
    void whoAskedForAPersonIsLeftToOne() {
        CheckResult result = check(true, RECEIVED);

        assertThat(result.outcome()).isEqualTo(CheckOutcome.INCONCLUSIVE);
        assertThat(codes(result)).containsExactly("PERSON_ASKED_FOR");
        assertThat(FaceCheck.showsLiveness(result)).isFalse();
    }

    @Test
    void withoutFramesItFails() {
        when(evidence.current(caseId)).thenReturn(List.of(frame(EvidenceKind.DOCUMENT_FRONT)));

        assertFailed("FRAMES_MISSING", check());
    }

    @Test
    void framesThatNoLiveCheckTookFail() {
        when(captures.current(caseId)).thenReturn(Optional.empty());

        assertFailed("NOT_CAPTURED_LIVE", check());
    }

    @Test
    void aFrameThatCannotBeOpenedFails() {
        when(evidence.pixels(eq(caseId), any())).thenReturn(Optional.empty());

        assertFailed("FRAME_UNREADABLE", check());
    }

    @Test
    void framesAreStillGoodWhenTheCheckRunsWeeksLater() {
        assertThat(check(false, RECEIVED.plus(Duration.ofDays(30))).outcome()).isEqualTo(CheckOutcome.INCONCLUSIVE);
        assertFailed("FRAMES_OLD", check(false, RECEIVED.plus(Duration.ofDays(31))));
    }

    private void compared(FaceFact fact) {
        when(comparison.compare(any())).thenReturn(Map.of(fact, Map.of("similarity", 0.5)));
    }

    private void captured(LivenessReport report) {
        when(captures.current(caseId))
                .thenReturn(Optional.of(
                        new FaceCapture(RECEIVED, report, List.of(Picture.SELFIE), "Drawn 1", Device.FIRST)));
    }

    private static LivenessReport report(Set<Fault> faults, boolean weak) {
        return new LivenessReport(faults, List.of(new Asked(Gesture.TURN_LEFT, true, 2.5, weak)), 80, 5.9, 0, 0, 0);
    }

    private CheckResult check() {
        return check(false, RECEIVED.plus(Duration.ofHours(1)));
    }

    private CheckResult check(boolean personAskedFor, Instant now) {
        return new FaceCheck(evidence, captures, comparison, settings, Clock.fixed(now, ZoneOffset.UTC))
                .run(caseId, personAskedFor, Optional::empty);
    }

    private static void assertFailed(String code, CheckResult result) {
        assertThat(result.outcome()).isEqualTo(CheckOutcome.FAILED);
        assertThat(codes(result)).containsExactly(code);
    }

    private static List<String> codes(CheckResult result) {
        return result.findings().stream().map(Finding::code).toList();
    }

    private static EvidenceItem frame(EvidenceKind kind) {
        return new EvidenceItem(new EvidenceId(UUID.randomUUID()), kind, 0, "JPEG", 480, 360, "a", RECEIVED);
    }
}
