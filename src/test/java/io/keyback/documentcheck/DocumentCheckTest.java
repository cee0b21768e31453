package io.keyback.documentcheck;

import static io.keyback.documentcheck.DocumentType.DRIVERS_LICENSE;
import static io.keyback.documentcheck.DocumentType.INTERNATIONAL_PASSPORT;
import static io.keyback.documentcheck.DocumentType.NATIONAL_ID_CARD;
import static io.keyback.evidence.EvidenceKind.DOCUMENT_BACK;
import static io.keyback.evidence.EvidenceKind.DOCUMENT_FRONT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.keyback.caseid.CaseId;
import io.keyback.documentcheck.ClaimedPerson.Person;
import io.keyback.documentcheck.DocumentReader.Found;
import io.keyback.documentcheck.ReadDocument.Kind;
import io.keyback.documentcheck.ReadDocument.Trust;
import io.keyback.documentcheck.SeenDocuments.Issued;
import io.keyback.documentcheck.SeenDocuments.Traits;
import io.keyback.evidence.CheckOutcome;
import io.keyback.evidence.CheckResult;
import io.keyback.evidence.CheckResult.Finding;
import io.keyback.evidence.EvidenceId;
import io.keyback.evidence.EvidenceItem;
import io.keyback.evidence.EvidenceKind;
import io.keyback.evidence.EvidenceStore;
import io.keyback.evidence.FileSignals;
import io.keyback.process.DocumentTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DocumentCheckTest {

    private static final Instant RECEIVED = Instant.parse("2026-11-20T10:00:00Z");
    private static final DocumentRules RULES = new DocumentTable();
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final Person PERSON = new Person("Anna Maria", "Eriksson", LocalDate.of(1974, 8, 12));
    private static final ClaimedPerson ANNA = new ClaimedPerson("account", Optional.of(PERSON), PERSON);
    private static final DeclaredDocument PASSPORT = new DeclaredDocument(INTERNATIONAL_PASSPORT, "SE", null);
    private static final DeclaredDocument ID_CARD = new DeclaredDocument(NATIONAL_ID_CARD, "SE", null);

    private final CaseId caseId = new CaseId(UUID.randomUUID());
    private final EvidenceStore evidence = mock(EvidenceStore.class);
    private final PictureRefusals refusals = mock();
    private final DocumentReader reader = mock();
    private final SeenDocuments seen = mock();
    private final DocumentReadings readings = mock();
    private final DocumentCheck check = new DocumentCheck(
            evidence,
            refusals,
            reader,
            seen,
            readings,
            RULES,
            new Binder(new MapConfigurationPropertySource())
                    .bindOrCreate("keyback.documentcheck", DocumentCheckSettings.class),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void nothingIsReadAndNothingWasSeen() {
        when(evidence.minLongSide(any())).thenReturn(600);
        found(EnumSet.of(DocumentFact.DOCUMENT_NOT_READ), Optional.empty());
        when(seen.remember(any(), any(), any())).thenReturn(EnumSet.of(DocumentFact.SEEN_NOWHERE_ELSE));
    }

    private void found(Set<DocumentFact> facts, Optional<ReadDocument> read) {
        when(reader.read(any(), any(), any(), any()))
                .thenReturn(new Found(facts, Set.of(), read, Optional.empty(), "engine 1"));
    }

    private void read(ReadDocument read) {
        found(EnumSet.noneOf(DocumentFact.class), Optional.of(read));
    }

    @Test
    void whatWasReadWithCertaintyAndHasNothingAgainstItHasPassed() {
        read(ReadDocuments.passport());

        CheckResult result = run(PASSPORT, item(DOCUMENT_FRONT));

        assertThat(result).isEqualTo(new CheckResult(CheckOutcome.PASSED, List.of(), "engine 1"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Trust.class,
            names = {"UNCERTAIN", "CHECK_DIGITS_WRONG", "WRONG_TYPEFACE"})
    void whatWasNotReadWithCertaintyHasNotPassed(Trust trust) {
        read(ReadDocuments.trusted(ReadDocuments.passport(), trust));

        CheckResult result = run(PASSPORT, item(DOCUMENT_FRONT));

        assertThat(result.outcome()).isEqualTo(CheckOutcome.INCONCLUSIVE);
        assertThat(result.findings())
                .hasSize(1)
                .allSatisfy(finding -> assertThat(finding.numbers()).containsEntry("confidence", 0.98));
    }

    /** Whatever somebody writes into the table. */
    @Test
    void rulesThatFindEverythingGoodLetNothingPassUnread() {
        DocumentRules careless = (facts, reading) ->
                facts.stream().collect(Collectors.toMap(fact -> fact, fact -> DocumentRules.Weight.GOOD));
        DocumentCheck carelessly = new DocumentCheck(
                evidence,
                refusals,
                reader,
                seen,
                readings,
                careless,
                new Binder(new MapConfigurationPropertySource())
                        .bindOrCreate("keyback.documentcheck", DocumentCheckSettings.class),
                Clock.fixed(NOW, ZoneOffset.UTC));
        EvidenceItem front = item(DOCUMENT_FRONT);
        when(evidence.current(caseId)).thenReturn(List.of(front));

        assertThat(carelessly.run(caseId, PASSPORT, ANNA).outcome()).isEqualTo(CheckOutcome.INCONCLUSIVE);
    }

    @Test
    void anExpiredDocumentFailsWhereItWasReadWithCertaintyAlone() {
        ReadDocument expired = ReadDocuments.expiring(ReadDocuments.passport(), LocalDate.of(2026, 11, 22));
        read(expired);

        CheckResult certain = run(PASSPORT, item(DOCUMENT_FRONT));
        read(ReadDocuments.trusted(expired, Trust.UNCERTAIN));
        CheckResult uncertain = run(PASSPORT, item(DOCUMENT_FRONT));

        assertFailed("EXPIRED", certain);
        assertThat(certain.findings().get(0).numbers()).containsEntry("days ago", 1.0);
        assertThat(uncertain.outcome()).isEqualTo(CheckOutcome.INCONCLUSIVE);
        assertThat(codes(uncertain)).contains("EXPIRED");
    }

    /** It is the 24th in London, and still the 23rd where a day ends last. */
    @Test
    void aDocumentIsValidUntilItsLastDayEndsWhereverItIsFrom() {
        read(ReadDocuments.expiring(ReadDocuments.passport(), LocalDate.of(2026, 11, 23)));

        CheckResult result = run(PASSPORT, item(DOCUMENT_FRONT));

        assertThat(result.outcome()).isEqualTo(CheckOutcome.PASSED);
        assertThat(codes(result)).containsExactly("EXPIRES_SOON");
    }

    @Test
    void anotherTypeFailsAndAVisaIsCalledOne() {
        read(ReadDocuments.ofKind(ReadDocuments.passport(), Kind.ID_CARD));
        assertFailed("TYPE_DIFFERS", run(PASSPORT, item(DOCUMENT_FRONT)));

        read(ReadDocuments.ofKind(ReadDocuments.passport(), Kind.VISA));
        assertFailed("IS_VISA", run(PASSPORT, item(DOCUMENT_FRONT)));
    }

    @Test
    void aLicenceOfAnotherStateIsLeftToTheReviewer() {
        read(ReadDocuments.license());

        CheckResult result =
                run(new DeclaredDocument(DRIVERS_LICENSE, "US", "CA"), item(DOCUMENT_FRONT), item(DOCUMENT_BACK));

        assertThat(result.outcome()).isEqualTo(CheckOutcome.INCONCLUSIVE);
        assertThat(codes(result)).containsExactly("STATE_DIFFERS");
    }

    @Test
    void aDocumentThatWasSeenWithAnotherAccountIsLeftToTheReviewer() {
        read(ReadDocuments.passport());
        when(seen.remember(eq(caseId), eq("account"), any()))
                .thenReturn(EnumSet.of(DocumentFact.NUMBER_SEEN_ELSEWHERE));

        CheckResult result = run(PASSPORT, item(DOCUMENT_FRONT));

        assertThat(result.outcome()).isEqualTo(CheckOutcome.INCONCLUSIVE);
        assertThat(codes(result)).containsExactly("NUMBER_SEEN_ELSEWHERE");
    }

    @Test
    void onlyANumberThatWasReadWithCertaintyIsRemembered() {
        read(ReadDocuments.passport());
        run(PASSPORT, item(DOCUMENT_FRONT));
        verify(seen).remember(caseId, "account", new Traits(Optional.of(new Issued("SE", "AA1234567")), Set.of()));

        read(ReadDocuments.trusted(ReadDocuments.passport(), Trust.UNCERTAIN));
        run(PASSPORT, item(DOCUMENT_FRONT));
        verify(seen).remember(caseId, "account", new Traits(Optional.empty(), Set.of()));
    }

    @Test
    void whatWasReadIsKeptForTheReviewer() {
        read(ReadDocuments.passport());

        run(PASSPORT, item(DOCUMENT_FRONT));

        verify(readings)
                .replace(
                        eq(caseId),
                        argThat(kept -> kept.size() == 1
                                && kept.get(0).certain()
                                && kept.get(0).lines().equals(List.of("P<", "L8"))
                                && kept.get(0).compared().size() > 1));
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
        found(EnumSet.of(DocumentFact.PICTURE_UNREADABLE, DocumentFact.DOCUMENT_NOT_READ), Optional.empty());

        assertFailed("PICTURE_UNREADABLE", run(PASSPORT, item(DOCUMENT_FRONT)));
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

    @Test
    void thatPicturesWereSentBackIsNotedWithTheReasons() {
        Instant earlier = NOW.minusSeconds(60);
        when(refusals.of(caseId))
                .thenReturn(List.of(
                        new PictureRefusal(
                                DOCUMENT_FRONT, EnumSet.of(PictureFault.TOO_DARK, PictureFault.BLURRED), earlier),
                        new PictureRefusal(DOCUMENT_FRONT, EnumSet.of(PictureFault.BLURRED), earlier)));
        read(ReadDocuments.passport());

        CheckResult result = run(PASSPORT, item(DOCUMENT_FRONT));

        assertThat(result.outcome()).isEqualTo(CheckOutcome.PASSED);
        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("REFUSED_BEFORE");
            assertThat(finding.numbers()).isEqualTo(Map.of("blurred", 2.0, "too dark", 1.0));
        });
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
                .containsExactlyInAnyOrderElementsOf(
                        code == null ? List.of("DOCUMENT_NOT_READ") : List.of(code, "DOCUMENT_NOT_READ"));
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
                .containsExactlyInAnyOrderElementsOf(
                        code == null ? List.of("DOCUMENT_NOT_READ") : List.of(code, "DOCUMENT_NOT_READ"));
    }

    @Test
    void faultsAreNotMixedWithNotes() {
        EvidenceItem front = picture(DOCUMENT_FRONT, 700, 500, "a", "GIMP", null);

        assertFailed("BACK_MISSING", run(ID_CARD, front));
    }

    private CheckResult run(DeclaredDocument declared, EvidenceItem... items) {
        when(evidence.current(caseId)).thenReturn(List.of(items));
        return check.run(caseId, declared, ANNA);
    }

    private static void assertFailed(String code, CheckResult result) {
        assertThat(result.outcome()).isEqualTo(CheckOutcome.FAILED);
        assertThat(codes(result)).containsExactly(code);
    }

    private static List<String> codes(CheckResult result) {
        return result.findings().stream().map(Finding::code).toList();
    }

    private EvidenceItem item(EvidenceKind kind) {
        return picture(kind, 1280, 960, kind.name(), null, null);
    }

    private EvidenceItem picture(
            EvidenceKind kind,
            int width,
            int height,
            String hash,
            @Nullable String software,
            @Nullable Instant takenAt) {
        EvidenceId id = new EvidenceId(UUID.randomUUID());
        when(evidence.signals(caseId, id)).thenReturn(new FileSignals(software, takenAt));
        return new EvidenceItem(id, kind, 0, "JPEG", width, height, hash, RECEIVED);
    }
}
