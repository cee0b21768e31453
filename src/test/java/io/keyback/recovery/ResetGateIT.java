package io.keyback.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.keyback.Journeys;
import io.keyback.Journeys.Journey;
import io.keyback.KeybackIT;
import io.keyback.TestClock;
import io.keyback.TestHost;
import io.keyback.account.AccountId;
import io.keyback.account.FactorId;
import io.keyback.account.ResetAuthorization;
import io.keyback.evidence.DrawnPictures;
import io.keyback.evidence.EvidenceKind;
import io.keyback.evidence.EvidenceStore;
import io.keyback.keys.Keys;
import io.keyback.recovery.ResetRefused.Reason;
import io.keyback.vault.SealBroken;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@KeybackIT
class ResetGateIT {

    private static final String REVIEWER = "rita";
    private static final Set<Reason> EVIDENCE_CHANGED =
            Set.of(Reason.EVIDENCE_CHANGED_SINCE_CHECKS, Reason.APPROVAL_VOID);

    @Autowired
    private ResetGate gate;

    @Autowired
    private EvidenceStore evidence;

    @Autowired
    private Journeys journeys;

    @Autowired
    private TestHost host;

    @Autowired
    private TestClock clock;

    @Autowired
    private Keys keys;

    @Autowired
    private IdentityService staff;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RecoveryCases cases;

    @Autowired
    private CheckFingerprints checkFingerprints;

    @Autowired
    private Answers answers;

    @Autowired
    private InfoRequests infoRequests;

    @Autowired
    private Reviews reviews;

    @Autowired
    private TransactionOperations transactions;

    @BeforeEach
    void staff() {
        journeys.reviewer(REVIEWER, "rita@keyback.example", "reviewers");
    }

    private Journey approved() {
        return journeys.inReview().approve(REVIEWER);
    }

    @Test
    void whatIsCompleteIsReset() {
        Journey journey = approved();

        gate.reset(journey.id());

        assertThat(host.done(journey.account().id())).hasSize(1);
        assertThat(gate.hasReset(journey.id())).isTrue();
        assertThat(journey.view().status()).isEqualTo(CaseStatus.HELD);
    }

    static Stream<Arguments> missingFacts() {
        return Stream.of(
                arguments(
                        Reason.EMAIL_CODE_NOT_CONFIRMED,
                        "update keyback.email_code set confirmed_at = null where case_id = :case"),
                arguments(
                        Reason.CHECKS_MISSING,
                        "delete from keyback.check_result where case_id = :case and kind = 'FACE'"),
                arguments(
                        Reason.CHECKS_MISSING,
                        "delete from keyback.check_result where case_id = :case and kind = 'FORM'"),
                arguments(
                        Reason.CHECKS_MISSING,
                        "update keyback.check_result set round = 7 where case_id = :case and kind = 'DOCUMENT'"),
                arguments(
                        Reason.NOT_TRIAGED_FOR_REVIEW,
                        "update keyback.recovery_case set triage = 'INFO_NEEDED' where id = :case"),
                arguments(
                        Reason.NOT_TRIAGED_FOR_REVIEW,
                        "update keyback.recovery_case set triage = null where id = :case"),
                arguments(Reason.NOT_APPROVED, "delete from keyback.review where case_id = :case"),
                arguments(Reason.NOT_APPROVED, "update keyback.review set decision = 'REJECTED' where case_id = :case"),
                arguments(Reason.NOT_APPROVED, "review INFO_NEEDED"),
                arguments(
                        Reason.APPROVED_BY_HOLDER,
                        "update keyback.review set reviewer = upper(account_id) from keyback.recovery_case"
                                + " where id = case_id and case_id = :case"),
                arguments(
                        Reason.APPROVED_BY_HOLDER,
                        "update keyback.review set reviewer = account_id || '@second.example'"
                                + " from keyback.recovery_case where id = case_id and case_id = :case"),
                arguments(
                        Reason.APPROVAL_VOID, "update keyback.review set fingerprint = 'other' where case_id = :case"),
                arguments(Reason.APPROVAL_VOID, "update keyback.review set round = 7 where case_id = :case"),
                arguments(
                        Reason.EVIDENCE_CHANGED_SINCE_CHECKS,
                        "update keyback.check_result set fingerprint = '' where case_id = :case and kind = 'FACE'"),
                arguments(
                        Reason.SECOND_APPROVAL_MISSING,
                        "update keyback.recovery_case set triage = 'REVIEW_TWICE' where id = :case"),
                arguments(
                        Reason.FAILED_CHECK_NOT_OVERRIDDEN,
                        "update keyback.check_result set outcome = 'FAILED' where case_id = :case and kind = 'FACE'"),
                arguments(
                        Reason.CASE_NOT_APPROVED_STATE,
                        "update keyback.recovery_case set status = 'STOPPED' where id = :case"),
                arguments(
                        Reason.CASE_NOT_APPROVED_STATE,
                        "update keyback.recovery_case set status = 'IN_REVIEW' where id = :case"),
                arguments(
                        Reason.CASE_NOT_APPROVED_STATE,
                        "update keyback.recovery_case set status = 'RECOVERED' where id = :case"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("missingFacts")
    void eachMissingFactRefusesWithItsReason(Reason reason, String change) {
        Journey journey = approved();
        change(journey, change);

        assertRefused(journey, Set.of(reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update keyback.evidence set sha256 = 'other' where case_id = :case and position = 0",
                "update keyback.evidence set superseded_at = now() where case_id = :case and position = 0",
                "enter provide-personal-information city Linz"
            })
    void evidenceThatIsNotWhatItWasRefuses(String change) {
        Journey journey = approved();
        change(journey, change);

        assertRefused(journey, EVIDENCE_CHANGED);
    }

    /** Runs SQL; or enters something, {@code enter FORM FIELD VALUE}; or reviews once more, {@code review DECISION}. */
    private void change(Journey journey, String change) {
        String[] words = change.split(" ", 4);
        if (words[0].equals("enter")) {
            Map<String, Object> answer = new HashMap<>(answers.get(journey.id(), words[1]));
            answer.put(words[2], words[3]);
            answers.put(journey.id(), words[1], answer);
            return;
        }
        if (words[0].equals("review")) {
            Review review = reviews.of(journey.id()).get(0);
            review(journey, review, Decision.valueOf(words[1]), review.fingerprint());
            return;
        }
        assertThat(jdbc.sql(change).param("case", journey.id().value()).update())
                .isPositive();
    }

    private void review(Journey journey, Review like, Decision decision, String fingerprint) {
        reviews.add(
                journey.id(),
                new Review(
                        like.round(),
                        like.reviewer(),
                        like.rank(),
                        decision,
                        like.approvalGrounds(),
                        null,
                        null,
                        like.note(),
                        fingerprint,
                        like.decidedAt()));
    }

    /** Whoever can write to the database cannot give a case what another person entered. */
    @Test
    void answersOfAnotherCaseOpenNothing() {
        Journey journey = approved();
        Journey other = approved();
        jdbc.sql("update keyback.answer mine set version = theirs.version, sealed = theirs.sealed"
                        + " from keyback.answer theirs"
                        + " where mine.case_id = :case and theirs.case_id = :other and mine.form = theirs.form")
                .param("case", journey.id().value())
                .param("other", other.id().value())
                .update();

        assertThatExceptionOfType(SealBroken.class).isThrownBy(() -> gate.reset(journey.id()));

        assertThat(host.done(journey.account().id())).isEmpty();
    }

    static Stream<Arguments> writtenIntoTheDatabase() {
        return Stream.of(
                arguments(
                        Reason.CASE_NOT_AS_RECORDED,
                        "update keyback.recovery_case set second_factors = '{other}' where id = :case"),
                arguments(
                        Reason.CHECKS_NOT_AS_RECORDED,
                        "update keyback.check_result set outcome = 'INCONCLUSIVE'"
                                + " where case_id = :case and kind = 'FORM'"),
                arguments(
                        Reason.REVIEWS_NOT_AS_RECORDED,
                        "update keyback.review set reviewer = 'sofia' where case_id = :case"),
                arguments(
                        Reason.REVIEWS_NOT_AS_RECORDED,
                        "update keyback.review set rank = 'SENIOR', override_reason = 'CHECK_IS_WRONG'"
                                + " where case_id = :case"));
    }

    /** Whoever can write to the database has every row that a reset needs, and not the entries of the trail. */
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("writtenIntoTheDatabase")
    void whatIsWrittenIntoTheDatabaseResetsNothing(Reason reason, String change) {
        Journey journey = approved();
        change(journey, change);

        assertRefused(journey, Set.of(reason));
    }

    @Test
    void anApprovalThatIsWrittenIntoTheDatabaseResetsNothing() {
        Journey approved = approved();
        Journey journey = journeys.inReview();
        review(journey, reviews.of(approved.id()).get(0), Decision.APPROVED, cases.fingerprint(journey.id()));
        change(journey, "update keyback.recovery_case set status = 'APPROVED' where id = :case");

        assertRefused(journey, Set.of(Reason.REVIEWS_NOT_AS_RECORDED));
    }

    /** Of the two, one has deserved it. */
    @Test
    void anApprovedCaseThatIsMadeAnotherAccountsResetsNothing() {
        Journey journey = approved();
        AccountId victim = host.newAccount().id();
        change(journey, "update keyback.recovery_case set account_id = '" + victim.value() + "' where id = :case");

        assertRefused(journey, Set.of(Reason.CASE_NOT_AS_RECORDED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from keyback.audit_entry where chain = :case and action = 'CLAIMED'",
                "update keyback.audit_entry set staff = 'sofia' where chain = :case and action = 'REVIEWED'",
                "delete from keyback.audit_head where chain = :case",
                "update keyback.audit_head set number = number - 1 where chain = :case"
            })
    void whereTheTrailIsBrokenNothingIsReset(String change) {
        Journey journey = approved();
        transactions.executeWithoutResult(transaction -> {
            jdbc.sql("alter table keyback.audit_entry disable trigger user").update();
            change(journey, change);
            jdbc.sql("alter table keyback.audit_entry enable trigger user").update();
        });

        assertRefused(journey, Set.of(Reason.TRAIL_BROKEN));
        assertThat(jdbc.sql("select count(*) from keyback.audit_entry where action = 'RESET_REFUSED'"
                                + " and details ->> 'case' = ? and details ->> 'reason' = 'TRAIL_BROKEN'")
                        .param(journey.id().toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void anApprovalDoesNotCountWhenItsReviewerTurnsOutToBeTheHolder() {
        journeys.reviewer("otto", "otto@keyback.example", "reviewers");
        Journey journey = journeys.inReview().approve("otto");
        User reviewer = staff.createUserQuery().userId("otto").singleResult();
        reviewer.setEmail(journey.account().addresses().get(1).value().toUpperCase(Locale.ROOT));
        staff.saveUser(reviewer);

        assertRefused(journey, Set.of(Reason.APPROVED_BY_HOLDER));
    }

    @Test
    void twoApprovalsOfOnePersonAreOne() {
        Journey journey = approved();
        change(journey, "update keyback.recovery_case set triage = 'REVIEW_TWICE' where id = :case");
        change(journey, "review APPROVED");

        assertRefused(journey, Set.of(Reason.SECOND_APPROVAL_MISSING));
    }

    @Test
    void anOverrideOfSomebodyWhoIsNoSeniorDoesNotCount() {
        Journey journey = approved();
        change(journey, "update keyback.check_result set outcome = 'FAILED' where case_id = :case and kind = 'FACE'");
        change(journey, "update keyback.review set override_reason = 'CHECK_IS_WRONG' where case_id = :case");

        assertRefused(journey, Set.of(Reason.FAILED_CHECK_NOT_OVERRIDDEN));
    }

    @Test
    void whereNobodyDecidedOnTheHoldItIsTheLongOne() {
        Journey journey = approved();
        change(journey, "update keyback.recovery_case set hold = null where id = :case");

        gate.reset(journey.id());

        assertThat(host.done(journey.account().id()).get(0).heldUntil())
                .isEqualTo(clock.instant().plus(Duration.ofHours(48)));
        assertThat(journey.view().heldUntil()).isEqualTo(clock.instant().plus(Duration.ofHours(48)));
    }

    @Test
    void aCaseThatWasJustOpenedMissesEverything() {
        assertRefused(
                journeys.waitingForCode(),
                Set.of(
                        Reason.EMAIL_CODE_NOT_CONFIRMED,
                        Reason.CHECKS_MISSING,
                        Reason.NOT_TRIAGED_FOR_REVIEW,
                        Reason.NOT_APPROVED,
                        Reason.CASE_NOT_APPROVED_STATE));
    }

    @Test
    void picturesThatComeAfterTheApprovalRefuseTheReset() throws IOException {
        Journey journey = approved();
        slipIn(journey);

        assertRefused(journey, EVIDENCE_CHANGED);
    }

    @Test
    void picturesThatComeBetweenTheChecksAndTheApprovalRefuseTheReset() throws IOException {
        Journey journey = journeys.inReview();
        slipIn(journey);
        journey.approve(REVIEWER);

        assertRefused(journey, Set.of(Reason.EVIDENCE_CHANGED_SINCE_CHECKS));
    }

    static Stream<Arguments> whatChecksJudge() {
        return Stream.of(
                arguments(
                        EnumSet.of(CheckKind.FACE),
                        "update keyback.evidence set sha256 = 'other' where case_id = :case"
                                + " and kind = 'FACE_FRAME' and position = 1"),
                arguments(
                        EnumSet.of(CheckKind.FACE, CheckKind.DOCUMENT),
                        "update keyback.evidence set sha256 = 'other' where case_id = :case"
                                + " and kind = 'DOCUMENT_FRONT'"),
                arguments(
                        EnumSet.of(CheckKind.DOCUMENT),
                        "update keyback.evidence set superseded_at = now() where case_id = :case"
                                + " and kind = 'DOCUMENT_BACK'"),
                arguments(EnumSet.of(CheckKind.DOCUMENT), "enter choose-document-type issuingCountry DE"),
                arguments(
                        EnumSet.of(CheckKind.FORM, CheckKind.DOCUMENT), "enter provide-personal-information city Linz"),
                arguments(EnumSet.of(CheckKind.FORM), "enter provide-latest-transactions amount1 1"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("whatChecksJudge")
    void whatChangesAfterItsCheckRefusesTheResetWhoeverApproves(Set<CheckKind> kinds, String change) {
        Journey journey = journeys.inReview();
        Map<CheckKind, String> before = fingerprints(journey);
        change(journey, change);
        journey.approve(REVIEWER);

        assertRefused(journey, Set.of(Reason.EVIDENCE_CHANGED_SINCE_CHECKS));
        assertThat(fingerprints(journey))
                .allSatisfy(
                        (each, now) -> assertThat(now.equals(before.get(each))).isEqualTo(!kinds.contains(each)));
    }

    private Map<CheckKind, String> fingerprints(Journey journey) {
        Map<CheckKind, String> fingerprints = new EnumMap<>(CheckKind.class);
        for (CheckKind kind : CheckKind.values()) {
            fingerprints.put(kind, checkFingerprints.of(journey.id(), kind));
        }
        return fingerprints;
    }

    @Test
    void whatNoCheckJudgesMayChangeUntilTheApproval() {
        Journey journey = journeys.inReview();
        cases.answer(journey.id(), "provide-additional-info", Map.of("message", "Here I am"));
        journey.approve(REVIEWER);

        gate.reset(journey.id());

        assertThat(host.done(journey.account().id())).hasSize(1);
    }

    @Test
    void aPictureThatCameWithAMessageAndWasSeenByTheReviewerRefusesNothing() throws IOException {
        Journey journey = journeys.inReview();
        attach(journey);
        journey.approve(REVIEWER);

        gate.reset(journey.id());

        assertThat(gate.hasReset(journey.id())).isTrue();
    }

    @Test
    void aPictureThatCameWithAMessageAfterTheApprovalRefusesTheReset() throws IOException {
        Journey journey = approved();
        attach(journey);

        assertRefused(journey, Set.of(Reason.APPROVAL_VOID));
    }

    private void attach(Journey journey) throws IOException {
        evidence.add(
                journey.id(),
                EvidenceKind.ATTACHMENT,
                new ByteArrayResource(DrawnPictures.passportPage()),
                () -> {},
                id -> id);
    }

    @Test
    void anAnswerToAQuestionThatComesAfterTheApprovalRefusesTheReset() {
        Journey journey = journeys.inReview()
                .ask(REVIEWER, Map.of("askQuestion", true, "question", "Who are you?"))
                .runJobs()
                .provideInfo()
                .runJobs()
                .approve(REVIEWER);
        infoRequests.answer(journey.id(), infoRequests.of(journey.id()).get(0).round(), "Somebody else");

        assertRefused(journey, Set.of(Reason.APPROVAL_VOID));
    }

    @Test
    void aResultOfAnEarlierRoundCountsWhileWhatItJudgedIsTheSame() {
        Journey journey = journeys.inReview()
                .askForNewFace(REVIEWER)
                .runJobs()
                .provideInfo()
                .runJobs()
                .approve(REVIEWER);

        gate.reset(journey.id());

        assertThat(host.done(journey.account().id())).hasSize(1);
    }

    /** Were the evidence looked at before the case is locked, the decision would be bound to what is not there any more. */
    @Test
    void aDecisionIsBoundToWhatItFindsWhenItIsItsTurn() throws Exception {
        Journey journey = journeys.inReview();
        ExecutorService reviewer = Executors.newSingleThreadExecutor();
        try {
            Future<?> decision = transactions.execute(transaction -> {
                cases.lock(journey.id());
                Future<?> waiting = reviewer.submit(() -> journey.approve(REVIEWER));
                while (!waiting.isDone() && waitingForUs() == 0) {
                    Thread.onSpinWait();
                }
                change(journey, "update keyback.evidence set sha256 = 'other' where case_id = :case and position = 0");
                return waiting;
            });
            Objects.requireNonNull(decision).get();
        } finally {
            reviewer.shutdown();
        }

        assertRefused(journey, Set.of(Reason.EVIDENCE_CHANGED_SINCE_CHECKS));
    }

    private int waitingForUs() {
        return jdbc.sql("select count(*) from pg_locks"
                        + " where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))")
                .query(Integer.class)
                .single();
    }

    /** Puts a picture in as no page lets anybody do it. */
    private void slipIn(Journey journey) throws IOException {
        evidence.replace(
                journey.id(),
                EvidenceKind.DOCUMENT_FRONT,
                List.of(new ByteArrayResource(DrawnPictures.passportPage())),
                anyPicture -> {},
                () -> {});
    }

    @Test
    void theSameAnswersInAnotherOrderAreTheSameEvidence() {
        Journey journey = approved();
        for (RequestForm form : RequestForm.values()) {
            Map<String, Object> answer = answers.get(journey.id(), form.id());
            if (!answer.isEmpty()) {
                answers.put(journey.id(), form.id(), new TreeMap<>(answer).descendingMap());
            }
        }

        gate.reset(journey.id());

        assertThat(host.done(journey.account().id())).hasSize(1);
    }

    @Test
    void anAuthorizationIsUsedOnce() {
        Journey journey = approved();
        gate.reset(journey.id());

        assertThatExceptionOfType(ResetRefused.class)
                .isThrownBy(() -> gate.reset(journey.id()))
                .satisfies(refused -> assertThat(refused.reasons())
                        .containsExactlyInAnyOrder(Reason.CASE_NOT_APPROVED_STATE, Reason.ALREADY_USED));
        change(journey, "update keyback.recovery_case set status = 'APPROVED' where id = :case");
        assertThatExceptionOfType(ResetRefused.class)
                .isThrownBy(() -> gate.reset(journey.id()))
                .satisfies(refused -> assertThat(refused.reasons()).containsExactly(Reason.ALREADY_USED));
        change(journey, "delete from keyback.reset_authorization where case_id = :case");
        assertThatExceptionOfType(ResetRefused.class)
                .isThrownBy(() -> gate.reset(journey.id()))
                .satisfies(refused -> assertThat(refused.reasons()).containsExactly(Reason.CASE_NOT_AS_RECORDED));

        assertThat(host.asked(journey.account().id())).hasSize(1);
    }

    @Test
    void ofManyResetsAtOnceOneReachesTheHost() throws Exception {
        Journey journey = approved();
        ExecutorService nodes = Executors.newFixedThreadPool(8);
        try {
            Callable<Void> reset = () -> {
                gate.reset(journey.id());
                return null;
            };

            int refused = 0;
            for (Future<Void> each : nodes.invokeAll(Collections.nCopies(8, reset))) {
                try {
                    each.get();
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(ResetRefused.class);
                    refused++;
                }
            }

            assertThat(refused).isEqualTo(7);
            assertThat(host.asked(journey.account().id())).hasSize(1);
        } finally {
            nodes.shutdown();
        }
    }

    @Test
    void theTokenSaysWhatMayBeResetToWhomAndUntilWhen() throws Exception {
        Journey journey = approved();
        gate.reset(journey.id());

        ResetAuthorization authorization = host.done(journey.account().id()).get(0);
        SignedJWT token = SignedJWT.parse(authorization.token());

        assertThat(token.verify(new ECDSAVerifier(keys.signingKey().toPublicJWK())))
                .isTrue();
        assertThat(token.getHeader().getType()).hasToString("keyback-reset+jwt");
        assertThat(token.getHeader().getKeyID()).isEqualTo(keys.signingKey().getKeyID());
        Map<String, Object> claims = token.getJWTClaimsSet().getClaims();
        List<String> factors =
                authorization.factors().stream().map(FactorId::value).toList();
        assertThat(claims)
                .containsOnlyKeys("iss", "aud", "sub", "jti", "factors", "held_until", "iat", "exp")
                .containsEntry("iss", "keyback")
                .containsEntry("aud", List.of("https://host.example"))
                .containsEntry("sub", journey.account().id().value())
                .containsEntry("jti", journey.id() + "/reset")
                .containsEntry("factors", factors)
                .containsEntry(
                        "held_until", clock.instant().plus(Duration.ofHours(24)).getEpochSecond())
                .containsEntry("iat", Date.from(clock.instant()))
                .containsEntry("exp", Date.from(clock.instant().plus(Duration.ofMinutes(2))));
        assertThat(factors)
                .containsExactlyElementsOf(journey.account().secondFactors().stream()
                        .map(factor -> factor.id().value())
                        .toList());
        assertThat(authorization.toString()).doesNotContain(authorization.token());
    }

    @Test
    void whenTheHostFailsNothingIsKeptAndTheNextTryHasTheSameKey() {
        Journey journey = approved();
        host.breakDown(journey.account().id());

        assertThatIllegalStateException().isThrownBy(() -> gate.reset(journey.id()));
        assertThat(gate.hasReset(journey.id())).isFalse();
        clock.pass(Duration.ofMinutes(5));
        host.repair(journey.account().id());
        gate.reset(journey.id());

        List<ResetAuthorization> asked = host.asked(journey.account().id());
        assertThat(asked).extracting(ResetAuthorization::idempotencyKey).containsOnly(journey.id() + "/reset");
        assertThat(asked.get(1).expiresAt()).isAfter(asked.get(0).expiresAt());
        assertThat(host.done(journey.account().id())).hasSize(1);
    }

    private void assertRefused(Journey journey, Set<Reason> reasons) {
        assertThatExceptionOfType(ResetRefused.class)
                .isThrownBy(() -> gate.reset(journey.id()))
                .satisfies(refused -> assertThat(refused.reasons()).isEqualTo(reasons));
        assertThat(host.asked(journey.account().id())).isEmpty();
        assertThat(gate.hasReset(journey.id())).isFalse();
    }
}
