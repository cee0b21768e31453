package io.keyback.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyback.Journeys;
import io.keyback.Journeys.Face;
import io.keyback.Journeys.Journey;
import io.keyback.KeybackIT;
import io.keyback.TestHost;
import io.keyback.recovery.ApprovalGround;
import io.keyback.recovery.CaseStatus;
import io.keyback.recovery.InfoItem;
import io.keyback.recovery.RecoveryCases;
import io.keyback.recovery.ReviewRefused;
import io.keyback.recovery.Stops;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Attacks on the reset, over everything that staff, an administrator or a changed model could do to the engine. */
@KeybackIT
class TaskRulesIT {

    private static final String REVIEWER = "rita";
    private static final String SECOND = "rolf";
    private static final String SENIOR = "sven";
    private static final Map<String, Object> REJECTION =
            Map.of("decision", "REJECTED", "rejectionReason", "FACE_DOES_NOT_MATCH", "note", "Another face");
    private static final Map<String, Object> APPROVAL =
            Map.of("decision", "APPROVED", "faceMatchesDocument", true, "note", "All agrees");

    @Autowired
    private Journeys journeys;

    @Autowired
    private RecoveryCases cases;

    @Autowired
    private Stops stops;

    @Autowired
    private TestHost host;

    @Autowired
    private ProcessEngine engine;

    @BeforeEach
    void staff() {
        journeys.reviewer(REVIEWER, "rita@keyback.example", "reviewers");
        journeys.reviewer(SECOND, "rolf@keyback.example", "reviewers");
        journeys.reviewer(SENIOR, "sven@keyback.example", "seniorReviewers");
    }

    /** Where a case stands when it is attacked. */
    private enum State {
        WAITING_FOR_CODE,
        FILLING_IN,
        IN_REVIEW,
        AWAITING_INFO
    }

    private Journey in(State state) {
        return switch (state) {
            case WAITING_FOR_CODE -> journeys.waitingForCode();
            case FILLING_IN -> journeys.fillingIn();
            case IN_REVIEW -> journeys.inReview();
            case AWAITING_INFO -> journeys.inReview().askForNewFace(REVIEWER).runJobs();
        };
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void aTokenThatIsMovedToTheResetResetsNothing(State state) {
        Journey journey = in(state);

        move(journey, "ResetTwoFactor");

        assertNothingIsReset(journey);
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void aTokenThatIsMovedBehindTheDecisionWithItsVariableResetsNothing(State state) {
        Journey journey = in(state);

        engine.getRuntimeService().setVariables(journey.instanceId(), everythingIsFine());
        assertThatThrownBy(() -> move(journey, "WhatWasDecided")).isNotNull();

        assertNothingIsReset(journey);
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void aSecondInstanceForTheCaseResetsNothing(State state) {
        Journey journey = in(state);

        String second = engine.getRuntimeService()
                .createProcessInstanceByKey("recovery")
                .businessKey(journey.id().toString())
                .setVariables(everythingIsFine())
                .startBeforeActivity("ResetTwoFactor")
                .execute()
                .getId();
        tryEveryJobOf(second);

        assertNothingIsReset(journey);
        engine.getRuntimeService().deleteProcessInstance(second, "attack");
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void aTokenThatIsMovedBehindTheResetRecoversNothing(State state) {
        Journey journey = in(state);

        move(journey, "NotifyReset");

        assertNothingIsReset(journey);
        assertThat(journey.notices()).noneMatch(notice -> notice.startsWith("reset"));
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"WAITING_FOR_CODE", "FILLING_IN", "AWAITING_INFO"})
    void aTokenThatIsMovedToTheReviewIsNotApproved(State state) {
        Journey journey = in(state);

        move(journey, "ReviewCase");
        assertThatThrownBy(() -> journey.approve(REVIEWER)).hasRootCauseInstanceOf(ReviewRefused.class);

        assertNothingIsReset(journey);
    }

    @Test
    void aTokenThatIsMovedIntoTheRequestNeedsAConfirmedCode() {
        Journey journey = in(State.WAITING_FOR_CODE);

        assertThatThrownBy(() -> move(journey, "ProvidePersonalInformation")).isNotNull();
        assertThatThrownBy(() -> move(journey, "UploadIdentityDocument")).isNotNull();

        assertThat(journey.view().status()).isEqualTo(CaseStatus.CONFIRMING_EMAIL);
        assertNothingIsReset(journey);
    }

    @Test
    void checksOfARequestThatWasNeverMadeLeadNowhere() {
        Journey journey = in(State.WAITING_FOR_CODE);

        move(journey, "DecideRequest");

        assertNothingIsReset(journey);
        assertThat(journey.view().status()).isEqualTo(CaseStatus.CONFIRMING_EMAIL);
    }

    static Stream<Map<String, Object>> smuggledVariables() {
        return Stream.of(
                Map.of("outcome", "APPROVED"),
                Map.of("triage", "INFO_NEEDED"),
                Map.of("triage", "APPROVED"),
                Map.of("stepAnswer", "SEND_AGAIN"),
                Map.of("resettable", false),
                Map.of("formCheck", "FAILED"),
                Map.of("hold", "STANDARD", "outcome", "APPROVED"),
                Map.of("faceCheck", "PASSED"),
                Map.of("documentCheck", "PASSED"),
                Map.of("approved", true),
                Map.of("caseId", "other"),
                Map.of("askFace", true),
                Map.of("", "empty name"));
    }

    @ParameterizedTest
    @MethodSource("smuggledVariables")
    void aVariableThatIsSentWithTheFormIsRefused(Map<String, Object> smuggled) {
        Journey journey = in(State.IN_REVIEW);
        Map<String, Object> form = new HashMap<>(REJECTION);
        form.putAll(smuggled);

        assertRefused(ReviewRefused.Reason.UNEXPECTED_VARIABLE, () -> journey.submit("ReviewCase", REVIEWER, form));

        assertStillInReview(journey);
    }

    @ParameterizedTest
    @MethodSource("smuggledVariables")
    void aVariableThatWasSetBesideTheFormIsRefused(Map<String, Object> smuggled) {
        Journey journey = in(State.IN_REVIEW);
        engine.getRuntimeService().setVariables(journey.instanceId(), smuggled);

        assertRefused(ReviewRefused.Reason.UNEXPECTED_VARIABLE, () -> journey.submit("ReviewCase", REVIEWER, APPROVAL));

        assertStillInReview(journey);
    }

    @ParameterizedTest
    @MethodSource("smuggledVariables")
    void aVariableOfTheTaskItselfIsRefused(Map<String, Object> smuggled) {
        Journey journey = in(State.IN_REVIEW);
        engine.getTaskService().setVariablesLocal(journey.task("ReviewCase").getId(), smuggled);

        assertRefused(ReviewRefused.Reason.UNEXPECTED_VARIABLE, () -> journey.submit("ReviewCase", REVIEWER, APPROVAL));

        assertStillInReview(journey);
    }

    @Test
    void aRejectionCannotBeTurnedIntoAnApprovalByALocalVariable() {
        Journey journey = in(State.IN_REVIEW);
        String execution = journey.task("ReviewCase").getExecutionId();
        engine.getRuntimeService().setVariableLocal(execution, "outcome", "APPROVED");

        assertRefused(
                ReviewRefused.Reason.UNEXPECTED_VARIABLE, () -> journey.submit("ReviewCase", REVIEWER, REJECTION));

        assertStillInReview(journey);
    }

    @Test
    void nobodySignedInReviewsNothing() {
        Journey journey = in(State.IN_REVIEW);
        String task = journey.task("ReviewCase").getId();
        engine.getTaskService().setAssignee(task, REVIEWER);

        assertRefused(
                ReviewRefused.Reason.NOT_SIGNED_IN,
                () -> engine.getTaskService().complete(task, new HashMap<>(APPROVAL)));

        assertStillInReview(journey);
    }

    @Test
    void aTaskIsCompletedByWhoHasClaimedItAlone() {
        Journey journey = in(State.IN_REVIEW);
        String task = journey.task("ReviewCase").getId();
        ThrowingCallable completion =
                () -> journeys.as(SECOND, () -> engine.getTaskService().complete(task, new HashMap<>(APPROVAL)));

        assertRefused(ReviewRefused.Reason.NOT_CLAIMED_BY_YOU, completion);
        engine.getTaskService().setAssignee(task, REVIEWER);
        assertRefused(ReviewRefused.Reason.NOT_CLAIMED_BY_YOU, completion);

        assertStillInReview(journey);
    }

    @Test
    void whoIsTheHolderDoesNotReviewThoughTheTaskIsHis() {
        Journey journey = in(State.IN_REVIEW);
        journeys.reviewer(journey.account().login(), null, "reviewers");

        assertRefused(
                ReviewRefused.Reason.REVIEWER_IS_ACCOUNT_HOLDER,
                () -> journey.approve(journey.account().login()));

        assertStillInReview(journey);
    }

    @Test
    void everybodyClaimsForHimself() {
        Journey journey = in(State.IN_REVIEW);
        String task = journey.task("ReviewCase").getId();

        assertRefused(
                ReviewRefused.Reason.CLAIM_FOR_SOMEBODY_ELSE,
                () -> journeys.as(REVIEWER, () -> engine.getTaskService().claim(task, SECOND)));

        assertThat(journey.task("ReviewCase").getAssignee()).isNull();
    }

    @Test
    void aReviewerGivesBackWhatHeHasClaimed() {
        Journey journey = in(State.IN_REVIEW);
        String task = journey.task("ReviewCase").getId();

        journeys.as(REVIEWER, () -> {
            engine.getTaskService().claim(task, REVIEWER);
            engine.getTaskService().setAssignee(task, null);
        });
        assertThat(journey.task("ReviewCase").getAssignee()).isNull();

        journeys.as(SECOND, () -> engine.getTaskService().claim(task, SECOND));
        assertThat(journey.task("ReviewCase").getAssignee()).isEqualTo(SECOND);
    }

    @Test
    void nobodyTakesAwayWhatAnotherHasClaimed() {
        Journey journey = in(State.IN_REVIEW);
        String task = journey.task("ReviewCase").getId();
        journeys.as(REVIEWER, () -> engine.getTaskService().claim(task, REVIEWER));

        assertThatThrownBy(
                        () -> journeys.as(SECOND, () -> engine.getTaskService().claim(task, SECOND)))
                .isInstanceOf(TaskAlreadyClaimedException.class);
        assertThatThrownBy(
                        () -> journeys.as(SECOND, () -> engine.getTaskService().setAssignee(task, null)))
                .hasMessageContaining("claimed by whoever works on it");

        assertThat(journey.task("ReviewCase").getAssignee()).isEqualTo(REVIEWER);
    }

    @Test
    void theHolderDoesNotReviewHisOwnAccountUnderAnotherName() {
        Journey journey = in(State.IN_REVIEW);
        String second = journey.account().addresses().get(1).value().toUpperCase(Locale.ROOT);
        journeys.reviewer("other" + journey.account().login(), second, "reviewers");

        assertRefused(
                ReviewRefused.Reason.REVIEWER_IS_ACCOUNT_HOLDER,
                () -> journey.approve("other" + journey.account().login()));

        assertStillInReview(journey);
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"WAITING_FOR_CODE", "FILLING_IN", "AWAITING_INFO"})
    void staffDoNotTakeTheApplicantsSteps(State state) {
        Journey journey = in(state);
        String task = journey.step().id();
        Map<String, Object> done = Map.of("stepAnswer", "DONE");

        for (List<String> groups : List.of(List.of("reviewers"), List.of("reviewers", "applicant"))) {
            engine.getIdentityService().setAuthentication(REVIEWER, groups);
            try {
                assertThatThrownBy(() -> engine.getTaskService().complete(task, new HashMap<>(done)))
                        .isInstanceOf(AuthorizationException.class);
            } finally {
                engine.getIdentityService().clearAuthentication();
            }
        }
        Authorization given = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        given.setUserId(REVIEWER);
        given.setResource(Resources.TASK);
        given.setResourceId(task);
        given.addPermission(Permissions.TASK_WORK);
        engine.getAuthorizationService().saveAuthorization(given);
        assertRefused(
                ReviewRefused.Reason.UNEXPECTED_VARIABLE,
                () -> journeys.as(REVIEWER, () -> engine.getTaskService().complete(task, new HashMap<>(done))));

        assertThat(journey.step().id()).isEqualTo(task);
        assertNothingIsReset(journey);
    }

    @Test
    void anApplicantsStepTakesNoVariableButItsAnswer() {
        Journey journey = in(State.FILLING_IN);

        assertRefused(
                ReviewRefused.Reason.UNEXPECTED_VARIABLE,
                () -> engine.getTaskService()
                        .complete(
                                journey.step().id(), new HashMap<>(Map.of("stepAnswer", "DONE", "firstName", "Zoe"))));

        assertNothingIsReset(journey);
    }

    static Stream<Map<String, Object>> invalidForms() {
        return Stream.of(
                Map.of(),
                Map.of("note", "All agrees"),
                Map.of("decision", "APPROVED"),
                Map.of("decision", "APPROVED", "note", "All agrees"),
                Map.of("decision", "APPROVED", "documentGenuine", false),
                Map.of("decision", "APPROVED", "documentGenuine", "true"),
                Map.of("decision", "MAYBE", "note", "All agrees"),
                Map.of("decision", "approved", "note", "All agrees"),
                Map.of("decision", true, "note", "All agrees"),
                Map.of("decision", List.of("APPROVED"), "note", "All agrees"),
                approvalWith("ok"),
                approvalWith("All\u0000agrees"),
                approvalWith("x".repeat(2001)),
                Map.of("decision", "REJECTED", "note", "Another face"),
                Map.of("decision", "REJECTED", "note", "Another face", "rejectionReason", "BAD_MOOD"));
    }

    private static Map<String, Object> approvalWith(String note) {
        return Map.of("decision", "APPROVED", "faceMatchesDocument", true, "note", note);
    }

    @Test
    void theGroundsOfAnApprovalAreRecordedAndItsNoteIsNotNeeded() {
        Journey journey = in(State.IN_REVIEW);

        journey.submit(
                "ReviewCase",
                REVIEWER,
                Map.of("decision", "APPROVED", "faceMatchesDocument", true, "detailsAgree", true));

        assertThat(cases.reviews(journey.id())).singleElement().satisfies(review -> {
            assertThat(review.approvalGrounds())
                    .containsExactlyInAnyOrder(ApprovalGround.FACE_MATCHES_DOCUMENT, ApprovalGround.DETAILS_AGREE);
            assertThat(review.note()).isEmpty();
        });
    }

    @Test
    void aRejectionHasItsReasonAndNoGroundOfAnApproval() {
        Journey journey = in(State.IN_REVIEW);
        Map<String, Object> form = new HashMap<>(REJECTION);
        form.remove("note");
        form.put("faceMatchesDocument", true);

        journey.submit("ReviewCase", REVIEWER, form);

        assertThat(cases.reviews(journey.id()))
                .singleElement()
                .satisfies(review -> assertThat(review.approvalGrounds()).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("invalidForms")
    void aFormThatIsNotValidIsRefused(Map<String, Object> form) {
        Journey journey = in(State.IN_REVIEW);

        assertRefused(ReviewRefused.Reason.FORM_NOT_VALID, () -> journey.submit("ReviewCase", REVIEWER, form));

        assertStillInReview(journey);
    }

    @Test
    void nothingAskedIsRefused() {
        Journey journey = in(State.IN_REVIEW);
        journey.submit("ReviewCase", REVIEWER, Map.of("decision", "INFO_NEEDED", "note", "Too dark"));

        assertThatThrownBy(() -> journey.submit("RequestAdditionalInfo", REVIEWER, Map.of("note", "Nothing")))
                .hasRootCauseInstanceOf(ReviewRefused.class);

        assertThat(journey.task("RequestAdditionalInfo")).isNotNull();
        assertNothingIsReset(journey);
    }

    @Test
    void theBackOfADocumentThatHasNoneIsNotAskedFor() {
        Journey journey = in(State.IN_REVIEW);
        Map<String, Object> back = Map.of("askDocumentBack", true, "documentBackReason", "GLARE");
        cases.answer(
                journey.id(),
                "choose-document-type",
                Map.of("documentType", "INTERNATIONAL_PASSPORT", "issuingCountry", "AT"));

        assertRefused(ReviewRefused.Reason.NO_BACK, () -> journey.ask(REVIEWER, back));
        cases.answer(
                journey.id(),
                "choose-document-type",
                Map.of("documentType", "DRIVERS_LICENSE", "issuingCountry", "AT"));
        journey.submit("RequestAdditionalInfo", REVIEWER, back).runJobs();

        assertThat(journey.view().requestedInfo()).containsExactly(InfoItem.DOCUMENT_BACK);
    }

    static Stream<Map<String, Object>> requestsThatAreNotComplete() {
        return Stream.of(
                Map.of("askFace", true),
                Map.of("askFace", true, "faceReason", "GLARE"),
                Map.of("askFace", true, "faceReason", "CHECK_FAILED"),
                Map.of("askQuestion", true),
                Map.of("askQuestion", true, "question", " "),
                Map.of("askQuestion", true, "question", "x".repeat(301)));
    }

    @ParameterizedTest
    @MethodSource("requestsThatAreNotComplete")
    void anItemWithoutItsReasonAndAQuestionWithoutItsTextAreRefused(Map<String, Object> form) {
        Journey journey = in(State.IN_REVIEW);

        assertRefused(ReviewRefused.Reason.FORM_NOT_VALID, () -> journey.ask(REVIEWER, form));

        assertThat(cases.infoRequests(journey.id())).isEmpty();
    }

    @Test
    void askingEndsWithTheRounds() {
        Journey journey = in(State.IN_REVIEW);
        for (int round = 0; round < 3; round++) {
            journey.askForNewFace(REVIEWER).runJobs().provideInfo().runJobs();
        }

        assertRefused(
                ReviewRefused.Reason.NO_ROUNDS_LEFT,
                () -> journey.submit("ReviewCase", REVIEWER, Map.of("decision", "INFO_NEEDED", "note", "Too dark")));
        journey.approve(REVIEWER).runJobs();

        assertThat(journey.view().status()).isEqualTo(CaseStatus.HELD);
    }

    @Test
    void aSecondResetOfACaseDoesNothing() {
        Journey journey = in(State.IN_REVIEW).approve(REVIEWER);
        assertThat(journey.runNextJob()).isTrue();
        assertThat(host.done(journey.account().id())).hasSize(1);

        move(journey, "ResetTwoFactor");

        assertThat(host.asked(journey.account().id())).hasSize(1);
    }

    private enum WayOut {
        BPMN_ERROR,
        ESCALATION,
        RESOLUTION,
        DELEGATION
    }

    private void leave(WayOut by, String task, Map<String, Object> variables) {
        switch (by) {
            case BPMN_ERROR -> engine.getTaskService().handleBpmnError(task, "ResetRefused", "x", variables);
            case ESCALATION -> engine.getTaskService().handleEscalation(task, "x", variables);
            case RESOLUTION -> engine.getTaskService().resolveTask(task, variables);
            case DELEGATION -> engine.getTaskService().delegateTask(task, REVIEWER);
        }
    }

    @ParameterizedTest
    @EnumSource(WayOut.class)
    void aTaskIsLeftByItsFormAlone(WayOut other) {
        Journey journey = in(State.IN_REVIEW);
        String task = journey.task("ReviewCase").getId();
        Map<String, Object> forged = new HashMap<>(everythingIsFine());
        forged.put("reviewer", "Zoe");

        assertThatThrownBy(() -> journeys.as(REVIEWER, () -> {
                    engine.getTaskService().claim(task, REVIEWER);
                    leave(other, task, forged);
                }))
                .isInstanceOf(BadUserRequestException.class);

        assertThat(engine.getRuntimeService().getVariables(journey.instanceId()))
                .doesNotContainKey("reviewer")
                .containsEntry("outcome", "REVIEW");
        assertStillInReview(journey);
        journey.approve(REVIEWER).runJobs();
        assertThat(journey.view().status()).isEqualTo(CaseStatus.HELD);
    }

    @Test
    void nobodyApprovesTwice() {
        Journey journey = journeys.inReviewTwice().approve(REVIEWER);

        assertRefused(ReviewRefused.Reason.APPROVED_BY_YOU_ALREADY, () -> journey.approveAsSecond(REVIEWER));
        assertRefused(
                ReviewRefused.Reason.APPROVED_BY_YOU_ALREADY,
                () -> journey.submit("SecondReview", REVIEWER, REJECTION));

        assertThat(journey.task("SecondReview")).isNotNull();
        assertNothingIsReset(journey);
    }

    @Test
    void aTokenThatIsMovedToTheSecondReviewIsOneApprovalAndNoMore() {
        Journey journey = journeys.inReviewTwice();
        move(journey, "SecondReview");

        assertRefused(ReviewRefused.Reason.UNEXPECTED_VARIABLE, () -> journey.approveAsSecond(SECOND));
        engine.getRuntimeService().setVariable(journey.instanceId(), "outcome", "APPROVED_ONCE");
        journey.approveAsSecond(SECOND);
        tryEveryJobOf(journey.instanceId());

        assertThat(journey.view().status()).isEqualTo(CaseStatus.IN_REVIEW);
        assertNothingIsReset(journey);
    }

    @Test
    void aVariableThatSaysOneReviewerIsEnoughIsRefused() {
        Journey journey = journeys.inReviewTwice();
        engine.getRuntimeService().setVariable(journey.instanceId(), "triage", "REVIEW");

        assertRefused(ReviewRefused.Reason.UNEXPECTED_VARIABLE, () -> journey.approve(REVIEWER));

        assertStillInReview(journey);
    }

    @Test
    void aTokenThatIsMovedToTheHoldAfterOneOfTwoApprovalsResetsNothing() {
        Journey journey = journeys.inReviewTwice().approve(REVIEWER);

        assertThatThrownBy(() -> move(journey, "DecideHold")).isNotNull();
        move(journey, "ResetTwoFactor");

        assertNothingIsReset(journey);
    }

    @Test
    void ofFourReviewersAtOnceTwoAreHeard() throws Exception {
        Journey journey = journeys.inReviewTwice();
        List<String> names = List.of("four1", "four2", "four3", "four4");
        names.forEach(name -> journeys.reviewer(name, name + "@keyback.example", "reviewers"));
        String task = journey.task("ReviewCase").getId();
        ExecutorService desks = Executors.newFixedThreadPool(names.size());
        try {
            List<Callable<Boolean>> approvals = names.stream()
                    .<Callable<Boolean>>map(name -> () -> {
                        try {
                            journeys.as(name, () -> {
                                engine.getTaskService().claim(task, name);
                                engine.getTaskService().complete(task, new HashMap<>(APPROVAL));
                            });
                            return true;
                        } catch (RuntimeException refused) {
                            return false;
                        }
                    })
                    .toList();

            int heard = 0;
            for (Future<Boolean> approval : desks.invokeAll(approvals)) {
                heard += approval.get() ? 1 : 0;
            }

            assertThat(heard).isEqualTo(1);
            assertThat(cases.reviews(journey.id())).hasSize(1);
            assertNothingIsReset(journey);
            journey.approveAsSecond(SECOND).runJobs();
            assertThat(host.done(journey.account().id())).hasSize(1);
        } finally {
            desks.shutdown();
        }
    }

    @Test
    void suspectedFraudIsASeniorsReason() {
        Journey journey = in(State.IN_REVIEW);

        assertRefused(ReviewRefused.Reason.SENIOR_NEEDED, () -> journey.reject(REVIEWER, "SUSPECTED_FRAUD"));
        journey.reject(SENIOR, "SUSPECTED_FRAUD");

        assertThat(journey.view().status()).isEqualTo(CaseStatus.REJECTED);
    }

    @Test
    void aFailedCheckIsOverriddenByASeniorWithAReason() {
        Journey journey = faceStillUnusable();
        Map<String, Object> override =
                Map.of("decision", "APPROVED", "faceMatchesDocument", true, "overrideReason", "CHECK_IS_WRONG");

        assertRefused(ReviewRefused.Reason.SENIOR_NEEDED, () -> journey.submit("ReviewCase", REVIEWER, override));
        journey.approve(REVIEWER);
        assertRefused(ReviewRefused.Reason.SENIOR_NEEDED, () -> journey.approveAsSecond(SECOND));
        assertRefused(ReviewRefused.Reason.OVERRIDE_REASON_MISSING, () -> journey.approveAsSecond(SENIOR));
        assertNothingIsReset(journey);
        journey.submit("SecondReview", SENIOR, override).runJobs();

        assertThat(host.done(journey.account().id())).hasSize(1);
    }

    @Test
    void whereNothingFailedThereIsNothingToOverride() {
        Journey journey = in(State.IN_REVIEW);

        assertRefused(
                ReviewRefused.Reason.NOTHING_TO_OVERRIDE,
                () -> journey.submit(
                        "ReviewCase",
                        SENIOR,
                        Map.of(
                                "decision",
                                "APPROVED",
                                "faceMatchesDocument",
                                true,
                                "overrideReason",
                                "ACCESSIBILITY")));

        assertStillInReview(journey);
    }

    private Journey faceStillUnusable() {
        Journey journey = journeys.fillingIn().fillIn(Face.UPLOADED).runJobs();
        for (int round = 0; round < 3; round++) {
            journey.provideInfo(Face.UPLOADED).runJobs();
        }
        return journey;
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void afterAStopNoTokenLeadsToTheReset(State state) {
        Journey journey = in(state);
        stops.stop(journey.stopToken());

        engine.getRuntimeService().setVariables(journey.instanceId(), everythingIsFine());
        move(journey, "ReviewCase");
        assertThatThrownBy(() -> journey.approve(REVIEWER)).isNotNull();
        move(journey, "ResetTwoFactor");

        assertThat(host.asked(journey.account().id())).isEmpty();
        assertThat(journey.view().status()).isEqualTo(CaseStatus.STOPPED);
    }

    @Test
    void aStopBelongsToSeniors() {
        Journey journey = in(State.IN_REVIEW);
        stops.stop(journey.stopToken());
        journey.runJobs();
        Map<String, Object> lifted = Map.of("decision", "STOP_LIFTED", "note", "A mistake");

        assertThatThrownBy(() -> journey.submit("LookIntoStop", REVIEWER, lifted))
                .isNotNull();
        engine.getTaskService().setAssignee(journey.task("LookIntoStop").getId(), REVIEWER);
        assertRefused(ReviewRefused.Reason.SENIOR_NEEDED, () -> journey.submit("LookIntoStop", REVIEWER, lifted));

        assertThat(host.isFrozen(journey.account().id())).isTrue();
    }

    @Test
    void aTokenThatIsMovedToTheEndOfAStopLiftsNothingThatWasNotStopped() {
        Journey journey = in(State.IN_REVIEW);

        move(journey, "LiftFreeze");
        move(journey, "NotifyStopLifted");

        assertThat(journey.notices()).noneMatch(notice -> notice.startsWith("stop"));
        assertThat(journey.view().status()).isEqualTo(CaseStatus.IN_REVIEW);
    }

    @Test
    void aTokenThatIsMovedToTheReleaseOfTheHoldReleasesNothing() {
        Journey journey = in(State.IN_REVIEW);

        move(journey, "ReleaseHold");

        assertThat(host.isReleased(journey.account().id())).isFalse();
        assertNothingIsReset(journey);
    }

    private static Map<String, Object> everythingIsFine() {
        return Map.of(
                "outcome", "APPROVED",
                "triage", "REVIEW",
                "faceCheck", "PASSED",
                "documentCheck", "PASSED",
                "resettable", true,
                "infoRoundsLeft", 3,
                "stepAnswer", "DONE");
    }

    private void move(Journey journey, String activity) {
        engine.getRuntimeService()
                .createProcessInstanceModification(journey.instanceId())
                .startBeforeActivity(activity)
                .execute();
        tryEveryJobOf(journey.instanceId());
    }

    /** As the job executor does it, but for the waits between the tries. */
    private void tryEveryJobOf(String instance) {
        for (int again = 0; again < 5; again++) {
            List<Job> waiting = engine.getManagementService()
                    .createJobQuery()
                    .processInstanceId(instance)
                    .messages()
                    .list();
            for (Job job : waiting) {
                try {
                    engine.getManagementService().executeJob(job.getId());
                } catch (RuntimeException refused) {
                    assertThat(refused).isNotNull();
                }
            }
        }
    }

    private static void assertRefused(ReviewRefused.Reason reason, ThrowingCallable attack) {
        assertThatThrownBy(attack)
                .rootCause()
                .isInstanceOfSatisfying(
                        ReviewRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private void assertStillInReview(Journey journey) {
        assertThat(journey.view().status()).isEqualTo(CaseStatus.IN_REVIEW);
        assertThat(journey.task("ReviewCase")).isNotNull();
        assertThat(cases.reviews(journey.id())).isEmpty();
        assertNothingIsReset(journey);
    }

    private void assertNothingIsReset(Journey journey) {
        assertThat(host.asked(journey.account().id())).isEmpty();
        assertThat(journey.view().status()).isNotIn(CaseStatus.APPROVED, CaseStatus.HELD, CaseStatus.RECOVERED);
    }
}
