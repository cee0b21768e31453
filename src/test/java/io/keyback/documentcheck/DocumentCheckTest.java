package io.keyback.documentcheck;

import static io.keyback.documentcheck.DocumentType.DRIVERS_LICENSE;
import static io.keyback.documentcheck.DocumentType.INTERNATIONAL_PASSPORT;
import static io.keyback.documentcheck.DocumentType.NATIONAL_ID_CARD;
import static io.keyback.evidence.EvidenceKind.DOCUMENT_BACK;
import static io.keyback.evidence.EvidenceKind.DOCUMENT_FRONT;
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
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DocumentCheckTest {

    private static final Instant RECEIVED = Instant.parse("2026-11-20T10:00:00Z");
    private static final DeclaredDocument PASSPORT = new DeclaredDocument(INTERNATIONAL_PASSPORT, "SE", null);
    private static final DeclaredDocument ID_CARD = new DeclaredDocument(NATIONAL_ID_CARD, "SE", null);

    private final CaseId caseId = new CaseId(UUID.randomUUID());
    private final EvidenceStore evidence = mock(EvidenceStore.class);
    private final DocumentCheck check = new DocumentCheck(
            evidence,
            new Binder(new MapConfigurationPropertySource())
                    .bindOrCreate("keyback.documentcheck", DocumentCheckSettings.class));

    @BeforeEach
    void everyPictureOpens() {
        when(evidence.minLongSide(any())).thenReturn(600);
        when(evidence.pixels(eq(caseId), any()))
                .thenReturn(Optional.of(new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB)));
    }

    @Test
    void aUsablePassportIsLeftToTheReviewer() {
        CheckResult result = run(PASSPORT, item(DOCUMENT_FRONT));

        assertThat(result.outcome()).isEqualTo(CheckOutcome.INCONCLUSIVE);
        assertThat(codes(result)).containsExactly("DOCUMENT_NOT_READ");
    }

    @Test
    void aUsableCardIsLeftToTheReviewer() {
        CheckResult result = run(ID_CARD, item(DOCUMENT_FRONT), item(DOCUMENT_BACK));

        assertThat(result.outcome()).isEqualTo(CheckOutcome.INCONCLUSIVE);
        assertThat(codes(result)).containsExactly("DOCUMENT_NOT_READ");
    }

    @Test
    void withoutItsFrontItFails() {
        assertFailed("FRONT_MISSING", run(PASSPORT));
        assertFailed("FRONT_MISSING", run(ID_CARD, item(DOCUMENT_BACK)));
    }

    @Test
    void aCardFailsWithoutItsBack() {
        assertFailed("BACK_MISSING", run(ID_CARD, item(DOCUMENT_FRONT)));
        assertFailed("BACK_MISSING", run(new DeclaredDocument(DRIVERS_LICENSE, "CA", null), item(DOCUMENT_FRONT)));
    }

    @Test
    void theFaceFramesAreNoDocument() {
        assertFailed("FRONT_MISSING", run(PASSPORT, item(EvidenceKind.FACE_FRAME)));
    }

    @Test
    void aBackThatStayedFromACardDoesNotCountForAPassport() {
        EvidenceItem tinyBack = picture(DOCUMENT_BACK, 10, 10, "b", null, null);

        assertThat(codes(run(PASSPORT, item(DOCUMENT_FRONT), tinyBack))).containsExactly("DOCUMENT_NOT_READ");
    }

    @Test
    void theSamePictureForBothSidesFails() {
        EvidenceItem front = picture(DOCUMENT_FRONT, 1280, 960, "same", null, null);
        EvidenceItem back = picture(DOCUMENT_BACK, 1280, 960, "same", null, null);

        assertFailed("SAME_PICTURE_TWICE", run(ID_CARD, front, back));
    }

    @Test
    void aPictureThatCannotBeOpenedFails() {
        EvidenceItem front = item(DOCUMENT_FRONT);
        when(evidence.pixels(caseId, front)).thenReturn(Optional.empty());

        assertFailed("PICTURE_UNREADABLE", run(PASSPORT, front));
    }

    @ParameterizedTest
    @CsvSource({
        "599, FAILED, PICTURE_TOO_SMALL",
        "600, INCONCLUSIVE, LOW_RESOLUTION",
        "999, INCONCLUSIVE, LOW_RESOLUTION"
    })
    void aSmallPictureIsNotedAndATooSmallOneFails(int side, CheckOutcome outcome, String code) {
        CheckResult result = run(PASSPORT, picture(DOCUMENT_FRONT, side * 3 / 4, side, "a", null, null));

        assertThat(result.outcome()).isEqualTo(outcome);
        assertThat(codes(result)).contains(code);
    }

    @ParameterizedTest
    @CsvSource({
        "INTERNATIONAL_PASSPORT, 1778, 1000, false",
        "INTERNATIONAL_PASSPORT, 1850, 1000, true",
        "DRIVERS_LICENSE, 1850, 1000, false",
        "DRIVERS_LICENSE, 1000, 2010, true"
    })
    void aNarrowPictureIsNoted(DocumentType type, int width, int height, boolean noted) {
        EvidenceItem front = picture(DOCUMENT_FRONT, width, height, "a", null, null);

        CheckResult result = run(new DeclaredDocument(type, "SE", null), front, item(DOCUMENT_BACK));

        assertThat(result.outcome()).isEqualTo(CheckOutcome.INCONCLUSIVE);
        assertThat(codes(result).contains("UNUSUAL_SHAPE")).isEqualTo(noted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Adobe Photoshop 25.0 (Macintosh)", "GIMP 2.10", "Paint.NET v3.5.10", "paint.net 5"})
    void aPictureFromAnEditingProgramIsNotedAndFailsNothing(String software) {
        CheckResult result = run(PASSPORT, picture(DOCUMENT_FRONT, 1280, 960, "a", software, null));

        assertThat(result.outcome()).isEqualTo(CheckOutcome.INCONCLUSIVE);
        assertThat(codes(result)).contains("EDITED_PICTURE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HUAWEI P30", "17.5.1", "Android 14", "G991BXXU5CVF3"})
    void aPictureFromACameraIsNotNoted(String software) {
        assertThat(codes(run(PASSPORT, picture(DOCUMENT_FRONT, 1280, 960, "a", software, null))))
                .containsExactly("DOCUMENT_NOT_READ");
    }

    @ParameterizedTest
    @CsvSource({"-P7D, ", "-P7DT1S, TAKEN_LONG_AGO", "PT26H, ", "PT26H1S, TAKEN_IN_FUTURE"})
    void thatItWasTakenAtAnotherTimeIsNoted(Duration taken, @Nullable String code) {
        EvidenceItem front = picture(DOCUMENT_FRONT, 1280, 960, "a", null, RECEIVED.plus(taken));

        CheckResult result = run(PASSPORT, front);

        assertThat(result.outcome()).isEqualTo(CheckOutcome.INCONCLUSIVE);
        assertThat(codes(result))
                .isEqualTo(code == null ? List.of("DOCUMENT_NOT_READ") : List.of(code, "DOCUMENT_NOT_READ"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"XX", "se", "SWE", "", "UK", "AN"})
    void anUnknownCountryFails(String country) {
        assertFailed(
                "COUNTRY_UNKNOWN",
                run(new DeclaredDocument(INTERNATIONAL_PASSPORT, country, null), item(DOCUMENT_FRONT)));
    }

    @ParameterizedTest
    @CsvSource({
        "US, CA, ",
        "US, PR, ",
        "US, , STATE_MISSING",
        "US, ' ', STATE_MISSING",
        "US, ZZ, STATE_UNKNOWN",
        "US, ca, STATE_UNKNOWN",
        "CA, , ",
        "CA, '', ",
        "CA, ON, STATE_NOT_EXPECTED",
        "SE, NY, STATE_NOT_EXPECTED"
    })
    void theUnitedStatesAndOnlyTheyHaveAState(String country, @Nullable String state, @Nullable String code) {
        DeclaredDocument declared = new DeclaredDocument(DRIVERS_LICENSE, country, state);

        CheckResult result = run(declared, item(DOCUMENT_FRONT), item(DOCUMENT_BACK));

        if (code == null) {
            assertThat(codes(result)).containsExactly("DOCUMENT_NOT_READ");
        } else {
            assertFailed(code, result);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NATIONAL_ID_CARD, GB, NO_NATIONAL_ID_CARD",
        "DRIVERS_LICENSE, GB, ",
        "NATIONAL_ID_CARD, DE, ",
        "INTERNATIONAL_PASSPORT, AQ, COUNTRY_ISSUES_NO_DOCUMENTS"
    })
    void aTypeThatTheCountryIsNotKnownToIssueIsNoted(DocumentType type, String country, @Nullable String code) {
        CheckResult result = run(new DeclaredDocument(type, country, null), item(DOCUMENT_FRONT), item(DOCUMENT_BACK));

        assertThat(result.outcome()).isEqualTo(CheckOutcome.INCONCLUSIVE);
        assertThat(codes(result))
                .isEqualTo(code == null ? List.of("DOCUMENT_NOT_READ") : List.of(code, "DOCUMENT_NOT_READ"));
    }

    @Test
    void faultsAreNotMixedWithNotes() {
        EvidenceItem front = picture(DOCUMENT_FRONT, 700, 500, "a", "GIMP", null);

        assertFailed("BACK_MISSING", run(ID_CARD, front));
    }

    private CheckResult run(DeclaredDocument declared, EvidenceItem... items) {
        when(evidence.current(caseId)).thenReturn(List.of(items));
        return check.run(caseId, declared);
    }

    private static void assertFailed(String code, CheckResult result) {
        assertThat(result.outcome()).isEqualTo(CheckOutcome.FAILED);
        assertThat(codes(result)).containsExactly(code);
    }

    private static List<String> codes(CheckResult result) {
        return result.findings().stream().map(Finding::code).toList();
    }

    private static EvidenceItem item(EvidenceKind kind) {
        return picture(kind, 1280, 960, kind.name(), null, null);
    }

    private static EvidenceItem picture(
            EvidenceKind kind,
            int width,
            int height,
            String hash,
            @Nullable String software,
            @Nullable Instant takenAt) {
        return new EvidenceItem(
                new EvidenceId(UUID.randomUUID()), kind, 0, "JPEG", width, height, hash, RECEIVED, software, takenAt);
    }
}
