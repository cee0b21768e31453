package io.keyback.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyback.Journeys;
import io.keyback.Journeys.Face;
import io.keyback.Journeys.Journey;
import io.keyback.KeybackIT;
import io.keyback.StepCalls;
import io.keyback.TestClock;
import io.keyback.evidence.EvidenceItem;
import io.keyback.evidence.EvidenceKind;
import io.keyback.evidence.EvidenceStore;
import io.keyback.facecheck.FaceCaptures;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KeybackIT
class ConsentsIT {

    private static final String FIRST = "rita";
    private static final String SECOND = "rolf";
    private static final String FORM = RequestForm.FACE.id();

    @Autowired
    private Consents consents;

    @Autowired
    private RecoveryCases cases;

    @Autowired
    private CaseChecks checks;

    @Autowired
    private ResetGate gate;

    @Autowired
    private EvidenceStore evidence;

    @Autowired
    private FaceCaptures captures;

    @Autowired
    private Journeys journeys;

    @Autowired
    private StepCalls calls;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void staff() {
        journeys.reviewer(FIRST, "rita@keyback.example", "reviewers");
        journeys.reviewer(SECOND, "rolf@keyback.example", "reviewers");
    }

    @Test
    void aConsentIsOnRecordOnceWithItsWordsAndItsEnd() {
        Journey journey = journeys.fillingIn();
        Instant first = clock.instant();
        assertThat(consents.given(journey.id())).isFalse();

        consents.give(journey.id());
        clock.pass(Duration.ofMinutes(1));
        consents.give(journey.id());
        assertThat(consents.given(journey.id())).isTrue();
        consents.withdraw(journey.id());
        clock.pass(Duration.ofMinutes(1));
        consents.withdraw(journey.id());
        assertThat(consents.given(journey.id())).isFalse();
        consents.give(journey.id());

        assertThat(consents.of(journey.id()))
                .containsExactly(
                        new Consent(ConsentWording.PRESENT, first, first.plus(Duration.ofMinutes(1))),
                        new Consent(ConsentWording.PRESENT, clock.instant(), null));
        assertThat(jdbc.sql("select action from keyback.audit_entry where chain = ? and action like 'CONSENT%'"
                                + " order by number")
                        .param(journey.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("CONSENT_GIVEN", "CONSENT_WITHDRAWN", "CONSENT_GIVEN");
    }

    @Test
    void whoWithdrawsItLeavesNoPictureAndGoesOnWithAPerson() {
        Journey journey = journeys.fillingIn();
        journey.complete(StepAnswer.DONE).complete(StepAnswer.DONE);
        calls.show(journey.id(), Face.LIVE);
        calls.show(journey.id(), Face.LIVENESS_NOT_SHOWN);
        journey.complete(StepAnswer.DONE);
        Step step = journey.step();
        assertThat(rows(journey, "original")).isPositive();

        consents.withdraw(journey.id());

        assertThat(rows(journey, "evidence")).isZero();
        assertThat(rows(journey, "original")).isZero();
        assertThat(captures.current(journey.id())).isEmpty();
        assertThat(cases.answers(journey.id(), FORM))
                .containsEntry("way", "PERSON")
                .containsEntry("reason", "CONSENT_WITHDRAWN");
        assertThat(journey.step()).isEqualTo(step);
    }

    @Test
    void attemptsThatWereUsedStayUsedAndSayNothingAnyMore() {
        Journey journey = journeys.fillingIn();
        calls.show(journey.id(), Face.LIVE);
        int left = captures.attemptsLeft(journey.id(), Instant.EPOCH);

        consents.withdraw(journey.id());

        assertThat(captures.attemptsLeft(journey.id(), Instant.EPOCH)).isEqualTo(left);
        assertThat(rows(journey, "face_capture")).isEqualTo(1);
        assertThat(rows(journey, "face_capture where sealed is null and evidence is null and not shown"))
                .isEqualTo(1);
    }

    @Test
    void whoHasNotComeToTheFaceCheckStillChooses() {
        Journey journey = journeys.fillingIn();
        consents.give(journey.id());

        consents.withdraw(journey.id());

        assertThat(cases.answers(journey.id(), FORM)).isEmpty();
    }

    @Test
    void whatWasApprovedWithTheFaceIsVoidAndTwoPeopleDecideAnew() {
        Journey journey = journeys.inReviewTwice().approve(FIRST);

        consents.withdraw(journey.id());
        journey.runJobs();

        assertThat(evidence.current(journey.id()))
                .extracting(EvidenceItem::kind)
                .containsExactly(EvidenceKind.DOCUMENT_FRONT, EvidenceKind.DOCUMENT_BACK);
        assertThat(checks.triage(journey.id())).contains(Triage.REVIEW_TWICE);
        journey.approve(SECOND);
        assertThat(journey.view().status()).isEqualTo(CaseStatus.IN_REVIEW);
        assertRefused(
                journey, ResetRefused.Reason.CASE_NOT_APPROVED_STATE, ResetRefused.Reason.SECOND_APPROVAL_MISSING);

        journey.approveAsSecond(FIRST);

        assertThat(journey.view().status()).isEqualTo(CaseStatus.APPROVED);
        gate.reset(journey.id());
        assertThat(journey.view().status()).isEqualTo(CaseStatus.HELD);
    }

    @Test
    void whatOnePersonWouldHaveDecidedTwoDo() {
        Journey journey = journeys.inReview();
        assertThat(checks.triage(journey.id())).contains(Triage.REVIEW);

        consents.withdraw(journey.id());
        journey.runJobs();

        assertThat(checks.triage(journey.id())).contains(Triage.REVIEW_TWICE);
        assertThat(cases.checks(journey.id()).get(CheckKind.FACE).findings())
                .extracting(finding -> finding.code())
                .containsExactly("PERSON_ASKED_FOR");
    }

    @Test
    void beforeTheChecksBeginItIsWithdrawnToo() {
        Journey journey = journeys.fillingIn().fillIn();

        consents.withdraw(journey.id());
        journey.runJobs();

        assertThat(checks.triage(journey.id())).contains(Triage.REVIEW_TWICE);
    }

    @Test
    void whileMoreIsAskedForTheRequestStaysAsItIs() {
        Journey journey = journeys.inReview().askForNewFace(FIRST).runJobs();

        consents.withdraw(journey.id());

        assertThat(journey.view().status()).isEqualTo(CaseStatus.AWAITING_INFO);
        assertThat(consents.given(journey.id())).isFalse();
        journey.provideInfo(Face.PERSON_INSTEAD).runJobs();
        assertThat(checks.triage(journey.id())).contains(Triage.REVIEW_TWICE);
    }

    @Test
    void ofADecidedRequestNothingIsWithdrawn() {
        Journey journey = journeys.inReview().approve(FIRST);

        assertThat(consents.withdraw(journey.id()).status()).isEqualTo(CaseStatus.APPROVED);
        assertThat(consents.given(journey.id())).isTrue();
        assertThat(consents.withdrawable(journey.view())).isFalse();
        journey.runJobs();
        consents.withdraw(journey.id());

        assertThat(journey.view().status()).isEqualTo(CaseStatus.HELD);
        assertThat(evidence.current(journey.id()))
                .extracting(EvidenceItem::kind)
                .contains(EvidenceKind.FACE_FRAME);
    }

    private void assertRefused(Journey journey, ResetRefused.Reason... reasons) {
        assertThatExceptionOfType(ResetRefused.class)
                .isThrownBy(() -> gate.reset(journey.id()))
                .satisfies(refused -> assertThat(refused.reasons()).isEqualTo(Set.of(reasons)));
    }

    private int rows(Journey journey, String table) {
        String condition = table.contains(" where ") ? " and" : " where";
        return jdbc.sql("select count(*) from keyback." + table + condition + " case_id = ?")
                .param(journey.id().value())
                .query(Integer.class)
                .single();
    }
}
