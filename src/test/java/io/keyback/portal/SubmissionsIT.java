package io.keyback.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.keyback.Journeys;
import io.keyback.Journeys.Journey;
import io.keyback.KeybackIT;
import io.keyback.emailcode.EmailCodes;
import io.keyback.evidence.DrawnPictures;
import io.keyback.evidence.EvidenceItem;
import io.keyback.evidence.EvidenceKind;
import io.keyback.evidence.EvidenceStore;
import io.keyback.facecheck.ShownFaces;
import io.keyback.recovery.CaseStatus;
import io.keyback.recovery.CaseView;
import io.keyback.recovery.Consents;
import io.keyback.recovery.InfoItem;
import io.keyback.recovery.RecoveryCases;
import io.keyback.recovery.Step;
import io.keyback.recovery.StepNotOpen;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What happens to answers and pictures that come at the same moment, on the real database and process. */
@KeybackIT
class SubmissionsIT {

    private static final String REVIEWER = "rita";
    private static final String WRONG = "00000000";
    private static final Map<String, Object> PERSONAL_INFORMATION = Map.of(
            "firstName", "Zoe",
            "lastName", "O'Neil",
            "birthDay", 9,
            "birthMonth", "3",
            "birthYear", 1990,
            "street", "Mill Lane 12",
            "city", "Graz",
            "postalCode", "8010",
            "country", "AT",
            "confirmTrue", true);

    @Autowired
    private Submissions submissions;

    @Autowired
    private RecoveryCases cases;

    @Autowired
    private Consents consents;

    @Autowired
    private EvidenceStore evidence;

    @Autowired
    private ShownFaces shownFaces;

    @Autowired
    private EmailCodes codes;

    @Autowired
    private Journeys journeys;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private HikariDataSource pool;

    @BeforeEach
    void staff() {
        journeys.reviewer(REVIEWER, "rita@keyback.example", "reviewers");
    }

    @Test
    void ofAPlainStepSentManyTimesAtOnceOneCounts() throws Exception {
        Journey journey = journeys.fillingIn();

        assertOneCounts(journey, PERSONAL_INFORMATION);

        assertThat(cases.answers(journey.id(), "provide-personal-information")).containsEntry("city", "Graz");
    }

    @Test
    void ofTheRightCodeSentManyTimesAtOnceOneCounts() throws Exception {
        Journey journey = journeys.waitingForCode();

        assertOneCounts(journey, Map.of("code", journey.mailedCode()));

        assertThat(journey.view().status()).isEqualTo(CaseStatus.FILLING_IN);
        assertThat(triesLeft(journey)).isEqualTo(4);
    }

    @Test
    void ofAdditionalInformationSentManyTimesAtOnceOneCounts() throws Exception {
        Journey journey = journeys.inReview().askForNewFace(REVIEWER).runJobs();
        replace(journey.view(), EvidenceKind.FACE_FRAME, sources(DrawnPictures.faceFrames(4)));
        shownFaces.show(journey.id());
        submissions.submitItem(journey.view(), InfoItem.FACE, "complete-face-check", Map.of("way", "CAMERA"));

        assertOneCounts(journey, Map.of());

        assertThat(journey.view().infoRounds()).isEqualTo(1);
    }

    /** Each answer needs a connection; were a second one needed while the first is held, all would wait for all. */
    @Test
    void moreWrongCodesAtOnceThanThereAreConnectionsAreAllAnswered() throws Exception {
        int atOnce = pool.getMaximumPoolSize() + 5;
        List<Journey> waiting = new ArrayList<>();
        List<Callable<Optional<Throwable>>> sent = new ArrayList<>();
        for (int i = 0; i < atOnce; i++) {
            Journey journey = journeys.waitingForCode();
            waiting.add(journey);
            sent.add(submission(journey, Map.of("code", wrongFor(journey))));
        }

        List<Optional<Throwable>> answers = atOnce(sent);

        assertThat(answers)
                .hasSize(atOnce)
                .allSatisfy(answer -> assertThat(answer)
                        .get()
                        .isInstanceOfSatisfying(
                                AnswerRefused.class,
                                refused -> assertThat(refused.errors().get(0).message())
                                        .isEqualTo("That is not the code. You have 4 tries left.")));
        assertThat(waiting).allSatisfy(journey -> assertThat(triesLeft(journey)).isEqualTo(4));
    }

    @Test
    void wrongCodesOfOneCaseAtOnceAreCountedOneByOne() throws Exception {
        Journey journey = journeys.waitingForCode();
        Map<String, Object> wrong = Map.of("code", wrongFor(journey));
        int atOnce = pool.getMaximumPoolSize() + 5;

        List<Optional<Throwable>> answers = atOnce(Collections.nCopies(atOnce, submission(journey, wrong)));

        assertThat(answers.stream().flatMap(Optional::stream).filter(AnswerRefused.class::isInstance))
                .hasSize(4);
        assertThat(answers.stream().filter(Optional::isEmpty)).hasSize(1);
        assertThat(answers.stream().flatMap(Optional::stream).filter(StepNotOpen.class::isInstance))
                .hasSize(atOnce - 5);
        assertThat(triesLeft(journey)).isZero();
    }

    /** The upload is admitted, then waits to be read while its step is completed, checked and decided. */
    @Test
    void aPictureThatWasStillBeingReadWhenItsStepClosedIsNotKept() throws Exception {
        Journey journey = journeys.fillingIn();
        fillInUpToTheUpload(journey);
        CaseView uploading = journey.view();
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        InputStreamSource slow = () -> {
            reading.countDown();
            pass(mayGoOn);
            return new ByteArrayInputStream(DrawnPictures.idCardBack());
        };
        ExecutorService browser = Executors.newSingleThreadExecutor();
        Future<?> late = browser.submit(() -> replace(uploading, EvidenceKind.DOCUMENT_FRONT, List.of(slow)));
        browser.shutdown();
        pass(reading);
        replace(uploading, EvidenceKind.DOCUMENT_FRONT, sources(List.of(DrawnPictures.passportPage())));
        List<EvidenceItem> seen = evidence.current(journey.id());

        submissions.submit(journey.view(), journey.step().id(), Map.of("notExpired", true));
        journey.runJobs();
        mayGoOn.countDown();

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(late::get)
                .withCauseInstanceOf(StepNotOpen.class);
        assertThat(evidence.current(journey.id())).isEqualTo(seen);
        journey.approve(REVIEWER);
        assertThat(evidence.current(journey.id())).isEqualTo(seen);
    }

    @Test
    void whoChangesACaseWaitsForWhoChangesIt() throws Exception {
        Journey journey = journeys.fillingIn();
        fillInUpToTheUpload(journey);
        List<ByteArrayResource> picture = sources(List.of(DrawnPictures.passportPage()));

        assertWaits(journey, () -> replace(journey.view(), EvidenceKind.DOCUMENT_FRONT, picture));
        assertWaits(journey, () -> submit(journey, Map.of("notExpired", true)));
        journey.runJobs();
        assertWaits(journey, () -> journey.approve(REVIEWER));

        assertThat(journey.view().status()).isEqualTo(CaseStatus.APPROVED);
    }

    /** Something that may fail. */
    private interface Change {
        void make() throws Exception;
    }

    private void assertWaits(Journey journey, Change change) throws Exception {
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> first = threads.submit(() -> transactions.executeWithoutResult(transaction -> {
                cases.lock(journey.id());
                locked.countDown();
                pass(mayEnd);
            }));
            pass(locked);
            Future<?> second = threads.submit(() -> {
                change.make();
                return null;
            });
            while (!second.isDone() && waitingForLocks() == 0) {
                Thread.onSpinWait();
            }
            assertThat(second.isDone()).isFalse();

            mayEnd.countDown();
            first.get();
            second.get();
        } finally {
            mayEnd.countDown();
            threads.shutdown();
        }
    }

    private int waitingForLocks() {
        return jdbc.sql("select count(*) from pg_stat_activity"
                        + " where datname = current_database() and wait_event_type = 'Lock'")
                .query(Integer.class)
                .single();
    }

    private static void pass(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anAnswerOfADeviceThatWasReplacedMeanwhileIsNotTaken() {
        Journey journey = journeys.fillingIn();
        CaseView before = journey.view();
        cases.takeOver(journey.id());

        assertThatExceptionOfType(TakenOver.class)
                .isThrownBy(() -> submissions.submit(before, journey.step().id(), PERSONAL_INFORMATION));
        assertThatExceptionOfType(TakenOver.class)
                .isThrownBy(() -> replace(before, EvidenceKind.FACE_FRAME, sources(DrawnPictures.faceFrames(3))));

        assertThat(cases.answers(journey.id(), "provide-personal-information")).isEmpty();
        assertThat(evidence.current(journey.id())).isEmpty();
    }

    @Test
    void thePasswordTakesOverOnlyWhileTheCodeIsNotConfirmed() {
        Journey journey = journeys.waitingForCode();

        OptionalInt early = cases.takeOverWhile(journey.id(), CaseStatus.CONFIRMING_EMAIL);
        journey.confirmEmail();
        OptionalInt late = cases.takeOverWhile(journey.id(), CaseStatus.CONFIRMING_EMAIL);

        assertThat(early).hasValue(1);
        assertThat(late).isEmpty();
        assertThat(journey.view().device()).isEqualTo(1);
    }

    private void fillInUpToTheUpload(Journey journey) throws Exception {
        submit(journey, PERSONAL_INFORMATION);
        submit(journey, Map.of("kind1", "DEPOSIT", "amount1", "100", "currency1", "EUR", "date1", "2026-11-20"));
        replace(journey.view(), EvidenceKind.FACE_FRAME, sources(DrawnPictures.faceFrames(4)));
        shownFaces.show(journey.id());
        consents.give(journey.id());
        submit(journey, Map.of("way", "CAMERA"));
        submit(journey, Map.of("documentType", "INTERNATIONAL_PASSPORT", "issuingCountry", "AT"));
    }

    private void submit(Journey journey, Map<String, Object> data) {
        submissions.submit(journey.view(), journey.step().id(), data);
    }

    /** As the evidence's address does it. */
    private List<EvidenceItem> replace(CaseView seen, EvidenceKind kind, List<? extends InputStreamSource> pictures)
            throws Exception {
        boolean face = kind == EvidenceKind.FACE_FRAME;
        return evidence.replace(
                seen.id(),
                kind,
                pictures,
                anyPicture -> {},
                () -> submissions.requirePicturesWanted(
                        submissions.lock(seen),
                        Set.of(face ? InfoItem.FACE : InfoItem.DOCUMENT),
                        face ? FaceCheckRule.FORM : DocumentUploadRule.FORM));
    }

    private static List<ByteArrayResource> sources(List<byte[]> pictures) {
        return pictures.stream().map(ByteArrayResource::new).toList();
    }

    private void assertOneCounts(Journey journey, Map<String, Object> data) throws Exception {
        List<Optional<Throwable>> answers = atOnce(Collections.nCopies(8, submission(journey, data)));

        assertThat(answers.stream().filter(Optional::isEmpty)).hasSize(1);
        assertThat(answers.stream().flatMap(Optional::stream))
                .hasSize(7)
                .allSatisfy(refused -> assertThat(refused).isInstanceOf(StepNotOpen.class));
    }

    /** What came of it: empty when it was taken. */
    private Callable<Optional<Throwable>> submission(Journey journey, Map<String, Object> data) {
        CaseView seen = journey.view();
        Step step = journey.step();
        return () -> {
            try {
                submissions.submit(seen, step.id(), data);
                return Optional.empty();
            } catch (RuntimeException refused) {
                return Optional.of(refused);
            }
        };
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<Callable<T>> together = calls.stream()
                    .<Callable<T>>map(call -> () -> {
                        start.await();
                        return call.call();
                    })
                    .toList();
            List<T> answers = new ArrayList<>();
            for (Future<T> each : threads.invokeAll(together)) {
                answers.add(each.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }

    private static String wrongFor(Journey journey) {
        return journey.mailedCode().equals(WRONG) ? "00000001" : WRONG;
    }

    private int triesLeft(Journey journey) {
        return codes.state(journey.id()).orElseThrow().triesLeft();
    }
}
