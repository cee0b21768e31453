package io.keyback.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.keyback.Journeys;
import io.keyback.Journeys.Journey;
import io.keyback.KeybackIT;
import io.keyback.TestClock;
import io.keyback.audit.Trail;
import io.keyback.documentcheck.ClaimedPerson.Person;
import io.keyback.documentcheck.DocumentCheck;
import io.keyback.evidence.CheckOutcome;
import io.keyback.evidence.CheckResult;
import io.keyback.evidence.DrawnPictures;
import io.keyback.evidence.EvidenceKind;
import io.keyback.evidence.EvidenceStore;
import io.keyback.facecheck.FaceCheck;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which checks run in a round; those of face and document are counted. */
@KeybackIT
class CaseChecksIT {

    private static final String REVIEWER = "rita";

    @Autowired
    private Journeys journeys;

    @Autowired
    private RecoveryCases cases;

    @Autowired
    private EvidenceStore evidence;

    @Autowired
    private FormCheck formCheck;

    @Autowired
    private CheckResults results;

    @Autowired
    private CheckFingerprints fingerprints;

    @Autowired
    private InfoRequests infoRequests;

    @Autowired
    private RecoveryProperties properties;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private final Trail trail = mock();
    private final FaceCheck faceCheck = mock();
    private final FacesOnFile facesOnFile = mock();
    private final DocumentCheck documentCheck = mock();
    private CaseChecks checks;

    @BeforeEach
    void countedChecks() {
        journeys.reviewer(REVIEWER, "rita@keyback.example", "reviewers");
        CheckResult passed = new CheckResult(CheckOutcome.PASSED, List.of());
        when(faceCheck.run(any(), anyBoolean(), any())).thenReturn(passed);
        when(documentCheck.run(any(), any(), any())).thenReturn(passed);
        checks = new CaseChecks(
                cases,
                formCheck,
                faceCheck,
                facesOnFile,
                documentCheck,
                results,
                fingerprints,
                infoRequests,
                trail,
                properties,
                clock);
    }

    /** The second round begins, and none of its checks has run. */
    private Journey inTheSecondRound() {
        Journey journey = journeys.inReview().askForNewFace(REVIEWER).runJobs();
        clock.pass(Duration.ofDays(1));
        return journey.provideInfo();
    }

    private void runAll(Journey journey) {
        checks.validateForm(journey.id());
        checks.runFaceCheck(journey.id());
        checks.runDocumentCheck(journey.id());
    }

    @Test
    void onlyWhatWasTouchedIsCheckedAgain() {
        Journey journey = inTheSecondRound();
        Instant firstRound = ranAt(journey, CheckKind.DOCUMENT, 0);
        CheckResult earlier = results.of(journey.id(), 0).get(CheckKind.DOCUMENT);

        runAll(journey);

        verify(faceCheck).run(eq(journey.id()), eq(false), any());
        verify(documentCheck, never()).run(any(), any(), any());
        assertThat(cases.checks(journey.id())).containsEntry(CheckKind.DOCUMENT, earlier);
        assertThat(ranAt(journey, CheckKind.DOCUMENT, 1)).isEqualTo(firstRound);
        assertThat(ranAt(journey, CheckKind.FACE, 1)).isEqualTo(clock.instant());
        assertThat(ranAt(journey, CheckKind.FORM, 1)).isEqualTo(clock.instant());
    }

    @Test
    void aNewFrontOfTheDocumentIsCheckedAndTheFaceComparedWithIt() throws IOException {
        Journey journey = journeys.inReview()
                .ask(REVIEWER, Map.of("askDocumentFront", true, "documentFrontReason", "BLURRED"))
                .runJobs();
        evidence.replace(
                journey.id(),
                EvidenceKind.DOCUMENT_FRONT,
                List.of(new ByteArrayResource(DrawnPictures.passportPage())),
                anyPicture -> {},
                () -> {});
        cases.infoProvided(journey.id());

        runAll(journey);

        verify(faceCheck).run(eq(journey.id()), eq(false), any());
        verify(documentCheck).run(eq(journey.id()), any(), any());
    }

    @Test
    void anotherDeclaredDocumentIsCheckedAgain() {
        Journey journey = inTheSecondRound();
        cases.answer(
                journey.id(),
                RequestForm.DOCUMENT_TYPE.id(),
                Map.of("documentType", "DRIVERS_LICENSE", "issuingCountry", "AT"));

        runAll(journey);

        verify(documentCheck).run(eq(journey.id()), any(), any());
    }

    @Test
    void anotherNameIsHeldAgainstTheDocumentAgain() {
        Journey journey = inTheSecondRound();
        Map<String, Object> information =
                new HashMap<>(cases.answers(journey.id(), RequestForm.PERSONAL_INFORMATION.id()));
        information.put("firstName", "Zora");
        cases.answer(journey.id(), RequestForm.PERSONAL_INFORMATION.id(), information);

        runAll(journey);

        verify(documentCheck)
                .run(
                        eq(journey.id()),
                        any(),
                        argThat(claimed -> claimed.entered()
                                        .orElseThrow()
                                        .equals(new Person("Zora", "O'Neil", LocalDate.of(1990, 3, 9)))
                                && claimed.account()
                                        .equals(cases.get(journey.id())
                                                .account()
                                                .value())));
    }

    @ParameterizedTest
    @CsvSource({
        "EXPIRED, EXPIRED",
        "IS_VISA, VISA",
        "TYPE_DIFFERS, ANOTHER_DOCUMENT",
        "BACK_MISSING, INCOMPLETE",
        "SAME_PICTURE_TWICE, CHECK_FAILED"
    })
    void theApplicantIsToldWhyADocumentIsAskedForAgain(String found, InfoReason reason) {
        Journey journey = inTheSecondRound();
        cases.answer(
                journey.id(),
                RequestForm.DOCUMENT_TYPE.id(),
                Map.of("documentType", "DRIVERS_LICENSE", "issuingCountry", "AT"));
        when(documentCheck.run(any(), any(), any()))
                .thenReturn(new CheckResult(
                        CheckOutcome.FAILED, List.of(new CheckResult.Finding(found, "It is so.")), "engine 1"));
        runAll(journey);

        checks.triaged(journey.id(), Triage.INFO_NEEDED);

        assertThat(cases.infoRequests(journey.id()))
                .last()
                .satisfies(request -> assertThat(request.items()).isEqualTo(Map.of(InfoItem.DOCUMENT, reason)));
    }

    @Test
    void whatAResultSaysIsKeptAndSoIsWhatJudged() {
        Journey journey = inTheSecondRound();
        CheckResult result = new CheckResult(
                CheckOutcome.INCONCLUSIVE,
                List.of(new CheckResult.Finding("EXPIRED", "It is so.", Map.of("days ago", 3.0))),
                "engine 1");

        results.put(journey.id(), CheckKind.DOCUMENT, 1, result, "f");

        assertThat(results.of(journey.id(), 1)).containsEntry(CheckKind.DOCUMENT, result);
    }

    @Test
    void aResultFromBeforeThereWereNumbersIsReadable() {
        Journey journey = inTheSecondRound();
        jdbc.sql("""
                        insert into keyback.check_result (case_id, kind, round, outcome, findings, fingerprint, ran_at)
                        values (?, 'DOCUMENT', 1, 'INCONCLUSIVE', '[{"code":"OLD","text":"It is old.","forApplicant":null}]', '', now())
                        """).param(journey.id().value()).update();

        assertThat(results.of(journey.id(), 1))
                .containsEntry(
                        CheckKind.DOCUMENT,
                        new CheckResult(
                                CheckOutcome.INCONCLUSIVE, List.of(new CheckResult.Finding("OLD", "It is old."))));
    }

    @Test
    void aResultIsTakenOverFromRoundToRound() {
        Journey journey = inTheSecondRound();
        runAll(journey);
        Instant firstRound = ranAt(journey, CheckKind.DOCUMENT, 0);
        journey.runJobs().askForNewFace(REVIEWER).runJobs();
        clock.pass(Duration.ofDays(1));
        journey.provideInfo();

        runAll(journey);

        verify(faceCheck, times(2)).run(eq(journey.id()), eq(false), any());
        verify(documentCheck, never()).run(any(), any(), any());
        assertThat(ranAt(journey, CheckKind.DOCUMENT, 2)).isEqualTo(firstRound);
    }

    @Test
    void aCheckThatCouldNotRunRunsAgain() {
        Journey journey = inTheSecondRound();
        jdbc.sql("update keyback.check_result set outcome = 'ERROR' where case_id = ? and kind = 'DOCUMENT'")
                .param(journey.id().value())
                .update();

        runAll(journey);

        verify(documentCheck).run(eq(journey.id()), any(), any());
    }

    private Instant ranAt(Journey journey, CheckKind kind, int round) {
        return jdbc.sql("select ran_at from keyback.check_result where case_id = ? and kind = ? and round = ?")
                .params(journey.id().value(), kind.name(), round)
                .query(Timestamp.class)
                .single()
                .toInstant();
    }
}
