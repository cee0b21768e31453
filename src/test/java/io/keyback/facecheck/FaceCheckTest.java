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
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class FaceCheckTest {

    private static final Instant RECEIVED = Instant.parse("2026-11-20T10:00:00Z");

    private final CaseId caseId = new CaseId(UUID.randomUUID());
    private final EvidenceStore evidence = mock(EvidenceStore.class);
    private final FaceCheckSettings settings =
            new Binder(new MapConfigurationPropertySource()).bindOrCreate("keyback.facecheck", FaceCheckSettings.class);

    @BeforeEach
    void everyPictureShowsSomething() {
        when(evidence.minPictures(EvidenceKind.FACE_FRAME)).thenReturn(3);
        when(evidence.pixels(eq(caseId), any())).thenReturn(Optional.of(picture(Color.LIGHT_GRAY)));
    }

    @Test
    void aLiveCaptureIsLeftToTheReviewer() {
        CheckResult result = check(frame("a"), frame("b"), frame("c"));

        assertThat(result.outcome()).isEqualTo(CheckOutcome.INCONCLUSIVE);
        assertThat(codes(result)).containsExactly("LIVENESS_NOT_JUDGED", "FACE_NOT_COMPARED");
    }

    @Test
    void withoutFramesItFails() {
        assertFailed("FRAMES_MISSING", check());
    }

    @Test
    void picturesOfOtherKindsAreNoFrames() {
        EvidenceItem document = item(EvidenceKind.DOCUMENT_FRONT, "a", RECEIVED, null);

        assertFailed("FRAMES_MISSING", check(document, document, document));
    }

    @Test
    void withTooFewFramesItFails() {
        assertFailed("FRAMES_TOO_FEW", check(frame("a"), frame("b")));
    }

    @Test
    void aStillThatWasSentSeveralTimesFails() {
        assertFailed("FRAMES_IDENTICAL", check(frame("a"), frame("a"), frame("a")));
        assertFailed("FRAMES_IDENTICAL", check(frame("a"), frame("b"), frame("a"), frame("b")));
    }

    @Test
    void someRepeatedFramesAreANoteWhereEnoughDiffer() {
        CheckResult result = check(frame("a"), frame("a"), frame("b"), frame("c"));

        assertThat(result.outcome()).isEqualTo(CheckOutcome.INCONCLUSIVE);
        assertThat(codes(result)).contains("SOME_FRAMES_IDENTICAL");
    }

    @Test
    void framesThatCameFarApartAreNoLiveCapture() {
        EvidenceItem late = item(EvidenceKind.FACE_FRAME, "c", RECEIVED.plusSeconds(121), null);
        EvidenceItem inTime = item(EvidenceKind.FACE_FRAME, "c", RECEIVED.plusSeconds(120), null);

        assertFailed("FRAMES_FAR_APART", check(frame("a"), frame("b"), late));
        assertThat(check(frame("a"), frame("b"), inTime).outcome()).isEqualTo(CheckOutcome.INCONCLUSIVE);
    }

    @Test
    void framesAreStillGoodWhenTheCheckRunsWeeksLater() {
        EvidenceItem[] frames = {frame("a"), frame("b"), frame("c")};

        assertThat(checkAt(RECEIVED.plus(Duration.ofDays(30)), frames).outcome())
                .isEqualTo(CheckOutcome.INCONCLUSIVE);
        assertFailed("FRAMES_OLD", checkAt(RECEIVED.plus(Duration.ofDays(31)), frames));
    }

    @Test
    void aFrameThatWasTakenTheDayBeforeYesterdayFails() {
        EvidenceItem old = item(EvidenceKind.FACE_FRAME, "c", RECEIVED, RECEIVED.minus(Duration.ofHours(27)));
        EvidenceItem otherTimeZone = item(EvidenceKind.FACE_FRAME, "c", RECEIVED, RECEIVED.minus(Duration.ofHours(26)));

        assertFailed("FRAMES_TAKEN_EARLIER", check(frame("a"), frame("b"), old));
        assertThat(check(frame("a"), frame("b"), otherTimeZone).outcome()).isEqualTo(CheckOutcome.INCONCLUSIVE);
    }

    @Test
    void aFrameThatCannotBeOpenedFails() {
        EvidenceItem broken = frame("c");
        when(evidence.pixels(caseId, broken)).thenReturn(Optional.empty());

        assertFailed("FRAME_UNREADABLE", check(frame("a"), frame("b"), broken));
    }

    @Test
    void aFrameOfACoveredCameraFails() {
        EvidenceItem dark = frame("c");
        when(evidence.pixels(caseId, dark)).thenReturn(Optional.of(picture(new Color(8, 8, 8))));

        assertFailed("FRAME_BLANK", check(frame("a"), frame("b"), dark));
    }

    @Test
    void severalFaultsAreAllNamed() {
        EvidenceItem late = item(EvidenceKind.FACE_FRAME, "a", RECEIVED.plusSeconds(500), null);

        assertThat(codes(check(frame("a"), frame("a"), late))).containsExactly("FRAMES_IDENTICAL", "FRAMES_FAR_APART");
    }

    private CheckResult check(EvidenceItem... items) {
        return checkAt(RECEIVED.plus(Duration.ofHours(1)), items);
    }

    private CheckResult checkAt(Instant now, EvidenceItem... items) {
        when(evidence.current(caseId)).thenReturn(new ArrayList<>(List.of(items)));
        return new FaceCheck(evidence, settings, Clock.fixed(now, ZoneOffset.UTC)).run(caseId);
    }

    private static void assertFailed(String code, CheckResult result) {
        assertThat(result.outcome()).isEqualTo(CheckOutcome.FAILED);
        assertThat(codes(result)).containsExactly(code);
    }

    private static List<String> codes(CheckResult result) {
        return result.findings().stream().map(Finding::code).toList();
    }

    private static EvidenceItem frame(String hash) {
        return item(EvidenceKind.FACE_FRAME, hash, RECEIVED, null);
    }

    private static EvidenceItem item(EvidenceKind kind, String hash, Instant receivedAt, @Nullable Instant takenAt) {
        return new EvidenceItem(
                new EvidenceId(UUID.randomUUID()), kind, 0, "JPEG", 640, 480, hash, receivedAt, null, takenAt);
    }

    /** Black with a field of the colour. */
    private static BufferedImage picture(Color field) {
        BufferedImage picture = new BufferedImage(64, 48, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(field);
        canvas.fillRect(10, 10, 20, 20);
        canvas.dispose();
        return picture;
    }
}
