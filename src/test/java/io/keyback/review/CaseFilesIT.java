package io.keyback.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyback.Journeys;
import io.keyback.Journeys.Journey;
import io.keyback.KeybackIT;
import io.keyback.TestClock;
import io.keyback.TestMailServer;
import io.keyback.documentcheck.KeptReadings;
import io.keyback.evidence.EvidenceId;
import io.keyback.evidence.EvidenceStore;
import io.keyback.recovery.PersonalData;
import io.keyback.recovery.Stops;
import io.keyback.recovery.UnmaskReason;
import io.keyback.recovery.Unmasking;
import io.keyback.recovery.Unmaskings;
import io.keyback.review.CaseFile.Comparison;
import io.keyback.review.CaseFile.Judgement;
import io.keyback.review.CaseFile.Mark;
import io.keyback.review.CaseFile.Past;
import io.keyback.review.CaseFile.Row;
import io.keyback.review.CaseFile.Unmasked;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KeybackIT
class CaseFilesIT {

    private static final String REVIEWER = "rita";
    private static final String OTHER = "rolf";
    private static final String SENIOR = "sven";

    /** What the applicant entered and what the host has on file, as far as it could tell who it is. */
    private static final List<String> PERSONAL = List.of(
            "Zoe", "Zoë", "Neil", "1990", "Mill", "Lane", "Graz", "Linz", "8010", "100", "2026-11-20", "Here you are");

    @Autowired
    private CaseFiles files;

    @Autowired
    private Unmaskings unmaskings;

    @Autowired
    private Journeys journeys;

    @Autowired
    private KeptReadings readings;

    @Autowired
    private EvidenceStore evidence;

    @Autowired
    private Stops stops;

    @Autowired
    private JdbcClient views;

    @Autowired
    private TaskService tasks;

    @Autowired
    private TestClock clock;

    @Autowired
    private TestMailServer mails;

    @Autowired
    private ObjectMapper json;

    @BeforeEach
    void staff() {
        journeys.reviewer(REVIEWER, "rita@keyback.example", "reviewers");
        journeys.reviewer(OTHER, "rolf@keyback.example", "reviewers");
        journeys.reviewer(SENIOR, "sven@keyback.example", "seniorReviewers");
    }

    @Test
    void nothingPersonalIsInTheFileAndTheMarksAre() throws JsonProcessingException {
        Journey journey = claimed(journeys.inReviewTwice()
                .askForNewFace(REVIEWER)
                .runJobs()
                .provideInfo()
                .runJobs());

        CaseFile file = files.open(journey.id(), REVIEWER);

        assertThat(file.words()).hasSize(1);
        assertThat(withoutTimes(file)).doesNotContainIgnoringCase(PERSONAL.toArray(String[]::new));
        assertThat(file.comparisons().get(0).rows())
                .contains(
                        new Row("Last name", "O•••", "O•••", Mark.AGREES),
                        new Row("Date of birth", "••••-••-09", "••••-••-09", Mark.AGREES),
                        new Row("City", "•••", "•••", Mark.DIFFERS));
        assertThat(file.comparisons().get(1).rows())
                .containsExactly(new Row(
                        "Named 1", "Deposit ••• EUR on ••••-••-20", "Deposit ••• EUR on ••••-••-20", Mark.AGREES));
        assertThat(unmaskings.of(journey.id())).isEmpty();
    }

    @Test
    void whatIsUnmaskedIsRecordedWithItsReasonAndShownInTheHistory() {
        Journey journey = claimed(journeys.inReviewTwice());

        Unmasked answer = files.unmask(
                journey.id(), REVIEWER, UnmaskReason.DIFFERENCE_TO_JUDGE, PersonalData.PERSONAL_INFORMATION);

        assertThat(rows(answer)).contains(new Row("City", "Linz", "Graz", Mark.DIFFERS));
        assertThat(unmaskings.of(journey.id()))
                .containsExactly(new Unmasking(
                        0,
                        REVIEWER,
                        UnmaskReason.DIFFERENCE_TO_JUDGE,
                        PersonalData.PERSONAL_INFORMATION,
                        clock.instant()));
        assertThat(answer.history())
                .last()
                .extracting(Past::who, Past::what, Past::details)
                .containsExactly(REVIEWER, "Personal information shown in clear", List.of("To judge a difference"));
    }

    @Test
    void eachViewIsRecordedAndWhatIsNotShownIsNot() {
        Journey journey = claimed(journeys.inReviewTwice());
        EvidenceId picture = evidence.current(journey.id()).get(0).id();

        files.picture(journey.id(), picture, REVIEWER);
        files.picture(journey.id(), picture, REVIEWER);
        files.picture(journey.id(), new EvidenceId(UUID.randomUUID()), REVIEWER);
        assertThatExceptionOfType(NotTheReviewer.class).isThrownBy(() -> files.picture(journey.id(), picture, OTHER));
        files.unmask(journey.id(), REVIEWER, UnmaskReason.DIFFERENCE_TO_JUDGE, PersonalData.TRANSACTIONS);

        String viewed = "PICTURE_VIEWED rita " + picture;
        assertThat(views.sql("""
                        select concat_ws(' ', action, staff, details ->> 'picture') from keyback.audit_entry
                        where chain = ? and action in ('PICTURE_VIEWED', 'UNMASKED') order by number
                        """)
                        .param(journey.id().value())
                        .query(String.class)
                        .list())
                .containsExactly(viewed, viewed, "UNMASKED rita");
    }

    @Test
    void eachAnswerHoldsWhatWasAskedForAlone() throws JsonProcessingException {
        Journey journey = claimed(journeys.inReview()
                .askForNewFace(REVIEWER)
                .runJobs()
                .provideInfo()
                .runJobs());

        Unmasked transactions = unmask(journey, PersonalData.TRANSACTIONS);
        Unmasked message = unmask(journey, PersonalData.MESSAGE);

        assertThat(json.writeValueAsString(transactions))
                .contains("Deposit 100 EUR on 2026-11-20")
                .doesNotContain("Zoe", "Graz", "Here you are");
        assertThat(message.words()).containsExactly(new CaseFile.Message("Here you are", null));
        assertThat(json.writeValueAsString(message)).doesNotContain("Zoe", "Graz", "Deposit 100");
    }

    @Test
    void whatWasReadOfTheDocumentIsMaskedUntilItIsNeeded() throws JsonProcessingException {
        Journey journey = claimed(journeys.inReview());
        readings.keep(journey.id(), evidence.current(journey.id()));

        CaseFile file = files.open(journey.id(), REVIEWER);
        Unmasked clear = unmask(journey, PersonalData.DOCUMENT);

        assertThat(json.writeValueAsString(file.document()))
                .contains("A••• E•••", "••••-••-12", "AGREES", "confidence 97 %")
                .doesNotContain("ERIKSSON", "1974", "L898902C3");
        assertThat(file.portrait()).isNull();
        assertThat(file.cuts()).extracting(CaseFile.Cut::part).containsExactly("PORTRAIT", "ZONE");
        assertThat(json.writeValueAsString(clear.document())).contains("ANNA ERIKSSON", "1974-08-12", "L898902C3");
        assertThat(clear.history())
                .last()
                .extracting(Past::what)
                .isEqualTo("What was read of the document shown in clear");
    }

    @Test
    void theFileThatIsReadNextIsMaskedAgain() throws JsonProcessingException {
        Journey journey = claimed(journeys.inReview());

        unmask(journey, PersonalData.PERSONAL_INFORMATION);

        assertThat(withoutTimes(files.open(journey.id(), REVIEWER))).doesNotContain("Zoe", "Mill Lane");
    }

    @ParameterizedTest
    @EnumSource(PersonalData.class)
    void whoHasNotClaimedTheTaskUnmasksNothingAndLeavesNoRecord(PersonalData what) {
        Journey journey = journeys.inReview();
        assertNotGiven(journey, REVIEWER, what);

        claimed(journey);
        assertNotGiven(journey, OTHER, what);

        tasks.setAssignee(journey.task("ReviewCase").getId(), null);
        assertNotGiven(journey, REVIEWER, what);
    }

    private void assertNotGiven(Journey journey, String reader, PersonalData what) {
        assertThatExceptionOfType(NotTheReviewer.class)
                .isThrownBy(() -> files.unmask(journey.id(), reader, UnmaskReason.COMPARE_WITH_DOCUMENT, what));
        assertThat(unmaskings.of(journey.id())).isEmpty();
    }

    @Test
    void everyCheckSaysWhatItLookedAtAndWhenItRan() {
        Journey journey = claimed(journeys.inReview());

        List<Judgement> checks = files.open(journey.id(), REVIEWER).checks();

        assertThat(checks)
                .extracting(Judgement::check, Judgement::lookedAt, Judgement::ranAt)
                .containsExactly(
                        tuple(
                                "Form",
                                List.of("personal information", "latest transactions", "account on file"),
                                clock.instant()),
                        tuple("Face", List.of("4 pictures of the face"), clock.instant()),
                        tuple(
                                "Document",
                                List.of(
                                        "document, front",
                                        "document, back",
                                        "declared type and issuing country",
                                        "personal information",
                                        "account on file"),
                                clock.instant()));
        assertThat(checks).allSatisfy(check -> assertThat(check.reasons()).isNotEmpty());
    }

    @Test
    void theFileTellsWhatTheLiveCheckSawAndWhatItsPicturesShow() throws JsonProcessingException {
        CaseFile file = files.open(claimed(journeys.inReview()).id(), REVIEWER);

        assertThat(file.pictures())
                .extracting(CaseFile.Picture::kind, CaseFile.Picture::shows)
                .contains(
                        tuple("FACE_FRAME", "Selfie"),
                        tuple("FACE_FRAME", "Turned to the left"),
                        tuple("DOCUMENT_FRONT", null));
        assertThat(json.writeValueAsString(file.face()))
                .contains("Turn to the left", "SEEN", "seen after 2.4 s", "80 pictures", "drawn");
    }

    @Test
    void theFileTellsWhyAPersonIsAskedForInPlaceOfTheCamera() {
        Journey journey = claimed(
                journeys.fillingIn().fillIn(Journeys.Face.PERSON_INSTEAD).runJobs());

        assertThat(files.open(journey.id(), REVIEWER).face())
                .isEqualTo(new CaseFile.FaceShown(true, "There is no camera that works", List.of(), null, false));
    }

    @Test
    void theHistoryTellsTheCaseInItsOrder() {
        Journey journey = journeys.opened().runJobs();
        clock.pass(Duration.ofMinutes(1));
        journey.confirmEmail();
        clock.pass(Duration.ofMinutes(1));
        journey.fillIn().runJobs();
        clock.pass(Duration.ofMinutes(1));
        journey.fire("AtRisk").runJobs();
        clock.pass(Duration.ofMinutes(1));
        journey.fire("Overdue").runJobs();
        clock.pass(Duration.ofMinutes(1));
        journey.askForNewFace(REVIEWER).runJobs();
        clock.pass(Duration.ofHours(5));
        journey.provideInfo().runJobs();
        clock.pass(Duration.ofMinutes(1));
        claimed(journey);

        assertThat(files.open(journey.id(), REVIEWER).history())
                .extracting(Past::round, Past::who, Past::what)
                .containsExactly(
                        tuple(0, "Applicant", "Opened"),
                        tuple(0, "Applicant", "Email code confirmed"),
                        tuple(0, "Applicant", "Consent to the face check given"),
                        tuple(0, "Applicant", "Submitted"),
                        tuple(0, "Keyback", "At risk of being late"),
                        tuple(0, "Keyback", "Overdue"),
                        tuple(0, "rita, reviewer", "Info needed"),
                        tuple(0, REVIEWER, "Asked again"),
                        tuple(1, "Applicant", "Additional information given"));
    }

    @Test
    void theHistoryNamesTheMailsThatDidNotArriveAndNoAddress() throws JsonProcessingException {
        Journey journey = journeys.inReview();
        journey.account().addresses().forEach(mails::refuse);
        journey.askForNewFace(REVIEWER).runJobs().provideInfo().runJobs();

        CaseFile file = files.open(claimed(journey).id(), REVIEWER);

        assertThat(file.history())
                .filteredOn(past -> past.what().equals("Mail not delivered"))
                .singleElement()
                .extracting(Past::who, Past::details)
                .containsExactly(
                        "Keyback",
                        List.of("Request for additional information", "It reached nobody: no address takes it."));
        assertThat(json.writeValueAsString(file)).doesNotContain("mail.example", "second.example");
    }

    @Test
    void whoLooksIntoAStopReadsThatItCameDuringTheHold() {
        Journey journey = journeys.inReview().approve(REVIEWER).runJobs();
        clock.pass(Duration.ofHours(1));
        stops.stop(journey.stopToken());
        journey.runJobs();
        tasks.claim(journey.task("LookIntoStop").getId(), SENIOR);

        assertThat(files.open(journey.id(), SENIOR).history())
                .extracting(Past::who, Past::what)
                .endsWith(tuple("Keyback", "Second factor reset"), tuple("Account holder", "Stopped"));
    }

    @Test
    void theSecondReviewerReadsOnWhatGroundsTheFirstApproved() {
        Journey journey = journeys.inReviewTwice();
        clock.pass(Duration.ofMinutes(1));
        journey.approve(SENIOR).runJobs();
        tasks.claim(journey.task("SecondReview").getId(), REVIEWER);

        assertThat(files.open(journey.id(), REVIEWER).history())
                .last()
                .extracting(Past::who, Past::what, Past::details, Past::note)
                .containsExactly(
                        "sven, senior reviewer",
                        "Approved",
                        List.of("The details agree with the document and the account."),
                        "All agrees");
    }

    private Journey claimed(Journey journey) {
        tasks.setAssignee(journey.task("ReviewCase").getId(), REVIEWER);
        return journey;
    }

    private Unmasked unmask(Journey journey, PersonalData what) {
        return files.unmask(journey.id(), REVIEWER, UnmaskReason.COMPARE_WITH_DOCUMENT, what);
    }

    private static List<Row> rows(Unmasked answer) {
        Comparison comparison = answer.comparison();
        return comparison == null ? List.of() : comparison.rows();
    }

    /** Ids and times hold digits that could be anything. */
    private String withoutTimes(CaseFile file) throws JsonProcessingException {
        return json.writeValueAsString(file)
                .replaceAll("\"(id|reference|[a-zA-Z]*At|at)\":\"[^\"]*\"", "")
                .replaceAll("\"(width|height)\":[0-9]+", "");
    }
}
