package io.keyback.documentcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.keyback.caseid.CaseId;
import io.keyback.documentcheck.ClaimedPerson.Person;
import io.keyback.documentcheck.DocumentReading.Part;
import io.keyback.documentcheck.barcode.BarcodeReader;
import io.keyback.documentcheck.drawing.Bearer;
import io.keyback.documentcheck.drawing.DrawnDocument;
import io.keyback.documentcheck.reading.PortraitFinder;
import io.keyback.documentcheck.reading.ZoneReader;
import io.keyback.evidence.CheckOutcome;
import io.keyback.evidence.CheckResult;
import io.keyback.evidence.CheckResult.Finding;
import io.keyback.evidence.EvidenceItem;
import io.keyback.evidence.EvidenceKind;
import io.keyback.evidence.EvidenceStore;
import io.keyback.evidence.FileSignals;
import io.keyback.process.DocumentTable;
import io.keyback.vision.TestWorkers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** From the picture to the outcome, with everything that reads. */
class DrawnDocumentsAreJudgedTest {

    private static final DocumentRules RULES = new DocumentTable();
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final LocalDate BIRTH = LocalDate.of(1974, 8, 12);
    private static final Bearer ANNA = Bearer.of(7)
            .named("Eriksson", "Anna Maria")
            .born(BIRTH)
            .of("SWE")
            .numbered("AA1234567")
            .expiring(LocalDate.of(2031, 5, 4));
    private static final DeclaredDocument PASSPORT =
            new DeclaredDocument(DocumentType.INTERNATIONAL_PASSPORT, "SE", null);

    private final CaseId caseId = new CaseId(UUID.randomUUID());
    private final EvidenceStore evidence = mock();
    private final SeenDocuments seen = mock();
    private final DocumentReadings readings = mock();
    private final DocumentCheck check = check();

    private DocumentCheck check() {
        // Longer than in production: the build's machine is busy.
        DocumentCheckSettings settings = new Binder(new MapConfigurationPropertySource(
                        Map.of("keyback.documentcheck.time", "60s", "keyback.documentcheck.time-for-attempt", "20s")))
                .bindOrCreate("keyback.documentcheck", DocumentCheckSettings.class);
        CodeReader codes = new CodeReader(new ZoneReader(Duration.ofMinutes(1)), new BarcodeReader(), settings);
        return new DocumentCheck(
                evidence,
                mock(),
                new DocumentReader(evidence, TestWorkers.one(), codes, new PortraitFinder(), settings),
                seen,
                readings,
                RULES,
                settings,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @BeforeEach
    void nothingWasSeenElsewhere() {
        when(seen.remember(any(), any(), any())).thenReturn(EnumSet.of(DocumentFact.SEEN_NOWHERE_ELSE));
    }

    @Test
    void aPassportUpsideDownPasses() {
        CheckResult result = run(
                PASSPORT,
                person("Anna Maria", "Eriksson"),
                DrawnDocument.passport(ANNA).upsideDown());

        assertThat(codes(result)).isEmpty();
        assertThat(result.outcome()).isEqualTo(CheckOutcome.PASSED);
        verify(readings)
                .replace(eq(caseId), argThat(kept -> kept.stream().anyMatch(reading -> reading.part() == Part.ZONE)));
    }

    @Test
    void anExpiredPassportFails() {
        CheckResult result = run(
                PASSPORT,
                person("Anna Maria", "Eriksson"),
                DrawnDocument.passport(ANNA.expiring(LocalDate.of(2025, 5, 4))));

        assertThat(codes(result)).containsExactly("EXPIRED");
        assertThat(result.outcome()).isEqualTo(CheckOutcome.FAILED);
    }

    @Test
    void aCyrillicNameAgreesWithItsTransliteration() {
        CheckResult result =
                run(PASSPORT, person("Юлия", "Щербакова"), DrawnDocument.passport(ANNA.named("Щербакова", "Юлия")));

        assertThat(codes(result)).isEmpty();
        assertThat(result.outcome()).isEqualTo(CheckOutcome.PASSED);
    }

    @Test
    void aLicenceOfAnotherStateIsLeftToTheReviewer() {
        CheckResult result = run(
                new DeclaredDocument(DocumentType.DRIVERS_LICENSE, "US", "CA"),
                person("Anna Maria", "Eriksson"),
                DrawnDocument.licenceFront("TX", ANNA),
                DrawnDocument.licenceBack("TX", ANNA));

        assertThat(codes(result)).containsExactly("STATE_DIFFERS");
        assertThat(result.outcome()).isEqualTo(CheckOutcome.INCONCLUSIVE);
    }

    @Test
    void aVisaFailsAndIsCalledOne() {
        CheckResult result = run(PASSPORT, person("Anna Maria", "Eriksson"), DrawnDocument.visa(ANNA));

        assertThat(codes(result)).containsExactly("IS_VISA");
    }

    private CheckResult run(DeclaredDocument declared, Person person, DrawnDocument... sides) {
        List<EvidenceItem> items = new ArrayList<>();
        for (DrawnDocument side : sides) {
            EvidenceItem item =
                    ReadDocuments.picture(items.isEmpty() ? EvidenceKind.DOCUMENT_FRONT : EvidenceKind.DOCUMENT_BACK);
            when(evidence.picture(caseId, item.id())).thenReturn(Optional.of(new byte[0]));
            when(evidence.pixels(eq(item), any())).thenReturn(Optional.of(side.decodedJpeg()));
            items.add(item);
        }
        when(evidence.current(caseId)).thenReturn(items);
        when(evidence.signals(any(), any())).thenReturn(new FileSignals(null, null));
        return check.run(caseId, declared, new ClaimedPerson("account", Optional.of(person), person));
    }

    private static Person person(String first, String last) {
        return new Person(first, last, BIRTH);
    }

    private static List<String> codes(CheckResult result) {
        return result.findings().stream().map(Finding::code).toList();
    }
}
