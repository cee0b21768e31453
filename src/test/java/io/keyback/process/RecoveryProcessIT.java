package io.keyback.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyback.Journeys;
import io.keyback.Journeys.Face;
import io.keyback.Journeys.Journey;
import io.keyback.KeybackIT;
import io.keyback.TestClock;
import io.keyback.TestHost;
import io.keyback.TestMailServer;
import io.keyback.recovery.CaseLinks;
import io.keyback.recovery.CaseStatus;
import io.keyback.recovery.Consents;
import io.keyback.recovery.InfoItem;
import io.keyback.recovery.OpeningRefused;
import io.keyback.recovery.Pauses;
import io.keyback.recovery.RecoveryCases;
import io.keyback.recovery.RecoveryProcess;
import io.keyback.recovery.ReviewDesk;
import io.keyback.recovery.ReviewRefused;
import io.keyback.recovery.Reviewers;
import io.keyback.recovery.StepAnswer;
import io.keyback.recovery.StepNotOpen;
import io.keyback.recovery.Stops;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;

/** Every end, boundary event and loop of {@code recovery.bpmn}. */
@KeybackIT
public class RecoveryProcessIT {

    private static final String REVIEWER = "rita";
    private static final String SECOND = "rolf";
    private static final String SENIOR = "sven";
    private static final List<String> OPENED = List.of("requested to holder and second", "email-code/1 to holder");
    private static final List<String> SUBMITTED = Stream.concat(
                    OPENED.stream(), Stream.of("submitted to holder and second"))
            .toList();

    @Autowired
    private Journeys journeys;

    @Autowired
    private RecoveryCases cases;

    @Autowired
    private RecoveryProcess steps;

    @Autowired
    private CaseLinks links;

    @Autowired
    private Stops stops;

    @Autowired
    private Pauses pauses;

    @Autowired
    private Consents consents;

    @Autowired
    private ReviewDesk desk;

    @Autowired
    private Reviewers reviewers;

    @Autowired
    private TestHost host;

    @Autowired
    private TestMailServer mails;

    @Autowired
    private TestClock clock;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void mailServerIsUp() {
        mails.comeUp();
    }

    @BeforeEach
    void staff() {
        BpmnAwareTests.init(engine);
        journeys.reviewer(REVIEWER, "rita@keyback.example", "reviewers");
        journeys.reviewer(SECOND, "rolf@keyback.example", "reviewers");
        journeys.reviewer(SENIOR, "sven@keyback.example", "seniorReviewers");
    }

    @Test
    void anApprovedRequestResetsTheSecondFactor() {
        Journey journey = journeys.inReview();
        process(journey)
                .hasPassed(
                        "NotifyAccountHolder", "RequestFilledIn", "FillInRequest", "AcknowledgeRequest", "ValidateForm")
                .isWaitingAtExactly("DecideRequest", "ReviewCase");
        assertThat(journey.view().status()).isEqualTo(CaseStatus.IN_REVIEW);

        journey.approve(REVIEWER);
        assertThat(journey.view().status()).isEqualTo(CaseStatus.APPROVED);
        assertThat(host.done(journey.account().id())).isEmpty();
        journey.runJobs();

        process(journey).hasPassed("DecidedByReviewer").isWaitingAtExactly("HoldOver");
        assertThat(journey.view().status()).isEqualTo(CaseStatus.HELD);
        assertThat(host.done(journey.account().id())).hasSize(1);
        assertThat(host.done(journey.account().id()).get(0).heldUntil())
                .isEqualTo(clock.instant().plus(Duration.ofHours(24)));
        assertMailed(journey, SUBMITTED, "reset to holder and second");
        assertThat(lastMail(journey)).contains("stay closed until");

        clock.pass(Duration.ofHours(24));
        assertThat(journey.timer("HoldOver").getDuedate()).isEqualTo(clock.instant());
        assertThat(host.isReleased(journey.account().id())).isFalse();
        journey.fire("HoldOver").runJobs();

        ended(journey, CaseStatus.RECOVERED, "Recovered");
        assertThat(host.isReleased(journey.account().id())).isTrue();
        assertThat(engine.getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(journey.instanceId())
                        .list())
                .extracting(HistoricVariableInstance::getName)
                .containsExactlyInAnyOrderElementsOf(ProcessVariable.names());
        assertMailed(journey, SUBMITTED, "reset to holder and second", "hold-released to holder and second");
    }

    @Test
    void aResetIsOnRecordBeforeItsMailIsOut() {
        Journey journey = journeys.inReview().approve(REVIEWER);
        mails.goDown();

        assertThatExceptionOfType(MailException.class).isThrownBy(journey::runJobs);

        assertThat(journey.view().status()).isEqualTo(CaseStatus.HELD);
        mails.comeUp();
        journey.runJobs();
        assertMailed(journey, SUBMITTED, "reset to holder and second");
    }

    @Test
    void whereSomethingSpeaksAgainstTheApplicantTwoReviewersApprove() {
        Journey journey = journeys.inReviewTwice();

        journey.approve(REVIEWER).runJobs();
        process(journey).hasPassed("ReviewCase").isWaitingAtExactly("DecideRequest", "SecondReview");
        assertThat(journey.view().status()).isEqualTo(CaseStatus.IN_REVIEW);
        assertThat(host.asked(journey.account().id())).isEmpty();

        journey.approveAsSecond(SECOND).runJobs();
        process(journey).isWaitingAtExactly("HoldOver");
        assertThat(host.done(journey.account().id()).get(0).heldUntil())
                .isEqualTo(clock.instant().plus(Duration.ofHours(48)));
    }

    @Test
    void aSecondReviewerMayReject() {
        Journey journey = journeys.inReviewTwice().approve(REVIEWER);

        journey.submit(
                        "SecondReview",
                        SECOND,
                        Map.of(
                                "decision", "REJECTED",
                                "rejectionReason", "FACE_DOES_NOT_MATCH",
                                "note", "Another face"))
                .runJobs()
                .fire("AppealPeriodOver");

        ended(journey, CaseStatus.REJECTED, "Rejected");
        assertThat(host.asked(journey.account().id())).isEmpty();
    }

    @Test
    void aSecondReviewerMayAskAndTheFirstApprovalIsVoid() {
        Journey journey = journeys.inReviewTwice().approve(REVIEWER);

        journey.submit("SecondReview", SECOND, Map.of("decision", "INFO_NEEDED", "note", "Too dark to see"))
                .submit(
                        "RequestAdditionalInfo",
                        SECOND,
                        Map.of("askFace", true, "faceReason", "TOO_DARK", "note", "Dark"))
                .runJobs()
                .provideInfo()
                .runJobs();

        process(journey).isWaitingAtExactly("DecideRequest", "ReviewCase");
        journey.approve(REVIEWER).runJobs();
        process(journey).isWaitingAtExactly("DecideRequest", "SecondReview");
    }

    /** Where a case is stopped. */
    private enum Stopped {
        WAITING_FOR_CODE {
            @Override
            Journey reach(RecoveryProcessIT test) {
                return test.journeys.waitingForCode();
            }
        },
        FILLING_IN {
            @Override
            Journey reach(RecoveryProcessIT test) {
                return test.journeys.fillingIn();
            }
        },
        CHECKING {
            @Override
            Journey reach(RecoveryProcessIT test) {
                Journey journey = test.journeys.fillingIn().fillIn();
                journey.runNextJob();
                process(journey).hasPassed("AcknowledgeRequest").isWaitingAtExactly("DecideRequest", "ChecksFork");
                return journey;
            }
        },
        IN_REVIEW {
            @Override
            Journey reach(RecoveryProcessIT test) {
                return test.journeys.inReview();
            }
        },
        IN_SECOND_REVIEW {
            @Override
            Journey reach(RecoveryProcessIT test) {
                return test.journeys.inReviewTwice().approve(REVIEWER);
            }
        },
        AWAITING_INFO {
            @Override
            Journey reach(RecoveryProcessIT test) {
                return test.journeys.inReview().askForNewFace(REVIEWER).runJobs();
            }
        },
        RESET_DUE {
            @Override
            Journey reach(RecoveryProcessIT test) {
                return test.journeys.inReview().approve(REVIEWER);
            }
        },
        RESET_FAILED {
            @Override
            Journey reach(RecoveryProcessIT test) {
                Journey journey = test.journeys.inReview().approve(REVIEWER);
                test.host.breakDown(journey.account().id());
                assertThatExceptionOfType(RuntimeException.class).isThrownBy(journey::runJobs);
                test.host.repair(journey.account().id());
                return journey;
            }
        },
        HELD {
            @Override
            Journey reach(RecoveryProcessIT test) {
                return test.journeys.inReview().approve(REVIEWER).runJobs();
            }
        },
        REJECTED {
            @Override
            Journey reach(RecoveryProcessIT test) {
                return test.journeys.inReview().reject(REVIEWER, "FACE_DOES_NOT_MATCH");
            }
        },
        OPEN_TO_APPEAL {
            @Override
            Journey reach(RecoveryProcessIT test) {
                return test.journeys
                        .inReview()
                        .reject(REVIEWER, "FACE_DOES_NOT_MATCH")
                        .runJobs();
            }
        },
        APPEALED {
            @Override
            Journey reach(RecoveryProcessIT test) {
                return test.appealed();
            }
        },
        PAUSED {
            @Override
            Journey reach(RecoveryProcessIT test) {
                return test.paused(test.journeys.inReview());
            }
        };

        abstract Journey reach(RecoveryProcessIT test);
    }

    @ParameterizedTest
    @EnumSource
    void theHolderStopsTheCaseAtOnceWhereverItStands(Stopped where) {
        Journey journey = where.reach(this);
        int resets = host.done(journey.account().id()).size();
        String token = journey.stopToken();

        stops.stop(token);

        assertThat(journey.view().status()).isEqualTo(CaseStatus.STOPPED);
        process(journey).isWaitingAtExactly("Stop", "FreezeAccount");
        journey.runJobs();
        process(journey).isWaitingAtExactly("Stop", "LookIntoStop");
        assertThat(host.isFrozen(journey.account().id())).isTrue();
        assertThat(host.done(journey.account().id())).hasSize(resets);
        assertThat(journey.notices()).endsWith("stopped to holder and second");
        assertThat(told(journey, "stopped").contains("no second factor now")).isEqualTo(resets > 0);

        stops.stop(token);
        process(journey).isWaitingAtExactly("Stop", "LookIntoStop");
    }

    @Test
    void aStopThatWasRightLeavesTheAccountFrozenAndMakesItWait() {
        Journey journey = journeys.inReview();
        stops.stop(journey.stopToken());

        journey.runJobs().submit("LookIntoStop", SENIOR, Map.of("decision", "STOP_UPHELD", "note", "She said so"));

        ended(journey, CaseStatus.STOPPED, "Stopped");
        assertThat(host.isFrozen(journey.account().id())).isTrue();
        clock.pass(Duration.ofHours(71));
        assertThatExceptionOfType(OpeningRefused.class)
                .isThrownBy(() -> journeys.opened(journey.account()))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(OpeningRefused.Reason.COOL_DOWN));
        clock.pass(Duration.ofHours(2));
        assertThat(journeys.opened(journey.account()).view().status()).isEqualTo(CaseStatus.CONFIRMING_EMAIL);
    }

    @Test
    void aStopThatWasAMistakeIsLiftedByASenior() {
        Journey journey = journeys.inReview();
        stops.stop(journey.stopToken());

        journey.runJobs()
                .submit("LookIntoStop", SENIOR, Map.of("decision", "STOP_LIFTED", "note", "Her son pressed it"))
                .runJobs();

        ended(journey, CaseStatus.STOPPED, "StopLifted");
        assertThat(host.isFrozen(journey.account().id())).isFalse();
        assertThat(journey.notices()).endsWith("stopped to holder and second", "stop-lifted to holder and second");
        assertThat(journeys.opened(journey.account()).view().status()).isEqualTo(CaseStatus.CONFIRMING_EMAIL);
    }

    @Test
    void whoseStopWasLiftedAfterTheResetIsToldToEnableTheSecondFactor() {
        Journey journey = Stopped.HELD.reach(this);
        stops.stop(journey.stopToken());

        journey.runJobs()
                .submit("LookIntoStop", SENIOR, Map.of("decision", "STOP_LIFTED", "note", "Her son pressed it"))
                .runJobs();

        assertThat(told(journey, "stop-lifted"))
                .contains("enable 2FA with the authenticator app at once")
                .doesNotContain("Your 2FA is unchanged");
    }

    private static String told(Journey journey, String notice) {
        return journey.mails().stream()
                .filter(mail -> mail.notice().equals(notice))
                .findFirst()
                .orElseThrow()
                .text();
    }

    @Test
    void aStopAfterTheEndStopsNothing() {
        Journey journey = journeys.inReview().approve(REVIEWER).outlastHold();

        assertThat(stops.stop(journey.stopToken()))
                .hasValueSatisfying(view -> assertThat(view.status()).isEqualTo(CaseStatus.RECOVERED));

        ended(journey, CaseStatus.RECOVERED, "Recovered");
        assertThat(host.isFrozen(journey.account().id())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "AAAA", "not base64!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void aLinkThatIsNotOursStopsNothing(String token) {
        assertThat(stops.stop(token)).isEmpty();
        assertThat(stops.caseOf(token)).isEmpty();
    }

    @Test
    void theLinkOfOneCaseDoesNotStopAnother() {
        Journey mine = journeys.waitingForCode();
        Journey other = journeys.waitingForCode();
        String token = mine.stopToken();
        String forged = other.stopToken().substring(0, 20) + token.substring(20);

        assertThat(stops.stop(forged)).isEmpty();

        assertThat(other.view().status()).isEqualTo(CaseStatus.CONFIRMING_EMAIL);
    }

    @ParameterizedTest
    @EnumSource(
            value = Stopped.class,
            names = {
                "WAITING_FOR_CODE",
                "FILLING_IN",
                "CHECKING",
                "IN_REVIEW",
                "IN_SECOND_REVIEW",
                "AWAITING_INFO",
                "APPEALED",
                "PAUSED"
            })
    void theApplicantWithdrawsWhatWasNotApproved(Stopped where) {
        Journey journey = where.reach(this);

        stops.withdraw(journey.id());
        stops.withdraw(journey.id());
        journey.runJobs();

        ended(journey, CaseStatus.WITHDRAWN, "Withdrawn");
        assertThat(journey.notices()).endsWith("withdrawn to holder and second");
        assertThat(host.isFrozen(journey.account().id())).isFalse();
        assertThat(journeys.opened(journey.account()).view().status()).isEqualTo(CaseStatus.CONFIRMING_EMAIL);
    }

    @ParameterizedTest
    @EnumSource(
            value = Stopped.class,
            names = {"RESET_DUE", "HELD", "OPEN_TO_APPEAL"})
    void whatWasApprovedCannotBeWithdrawn(Stopped where) {
        Journey journey = where.reach(this);
        CaseStatus before = journey.view().status();

        assertThat(stops.withdraw(journey.id()).status()).isEqualTo(before);
        process(journey).isNotEnded();
    }

    @Test
    void aRejectedRequestEndsWithItsReasons() {
        Journey journey = journeys.inReview();

        journey.reject(REVIEWER, "FACE_DOES_NOT_MATCH").runJobs();
        process(journey).isWaitingAtExactly("AppealRejection");
        assertThat(journey.timer("AppealPeriodOver").getDuedate())
                .isEqualTo(clock.instant().plus(Duration.ofDays(14)));
        journey.fire("AppealPeriodOver");

        ended(journey, CaseStatus.REJECTED, "Rejected");
        assertThat(journey.view().appealBy()).isNull();
        assertMailed(journey, SUBMITTED, "rejected to holder and second", "appeal to holder");
        assertThat(journey.mails())
                .extracting(TestMailServer.Received::text)
                .anyMatch(text -> text.contains("The face in the face check"))
                .noneMatch(text -> text.contains("Another face"));
        assertThat(host.asked(journey.account().id())).isEmpty();
    }

    @Test
    void aReviewerAsksForAdditionalInfoOnceAndAgain() {
        Journey journey = journeys.inReview();

        journey.askForNewFace(REVIEWER).runJobs();
        process(journey).hasPassed("MissingInformationNamed").isWaitingAtExactly("ProvideAdditionalInfo");
        assertThat(journey.view().status()).isEqualTo(CaseStatus.AWAITING_INFO);
        assertThat(journey.view().dueAt()).isNull();
        journey.provideInfo().runJobs();
        process(journey).isWaitingAtExactly("DecideRequest", "ReviewCase");
        journey.askForNewFace(REVIEWER)
                .runJobs()
                .provideInfo()
                .runJobs()
                .approve(REVIEWER)
                .outlastHold();

        ended(journey, CaseStatus.RECOVERED, "Recovered");
        assertThat(journey.view().infoRounds()).isEqualTo(2);
        assertMailed(
                journey,
                SUBMITTED,
                "info-needed/0 to holder",
                "info-needed/1 to holder",
                "reset to holder and second",
                "hold-released to holder and second");
    }

    @Test
    void triageAsksByItselfForPicturesThatCannotBeUsed() {
        Journey journey = journeys.fillingIn();

        journey.fillIn(Face.UPLOADED).runJobs();
        process(journey).hasPassed("DecidedByTriage").isWaitingAtExactly("ProvideAdditionalInfo");
        journey.provideInfo().runJobs();

        process(journey).isWaitingAtExactly("DecideRequest", "ReviewCase");
        assertThat(journey.view().status()).isEqualTo(CaseStatus.IN_REVIEW);
        assertMailed(journey, SUBMITTED, "info-needed/0 to holder");
        assertHistoryIsClean(journey);
    }

    @Test
    void theApplicantIsRemindedOfTheAdditionalInfo() {
        Journey journey = journeys.inReview().askForNewFace(REVIEWER).runJobs();

        clock.pass(Duration.ofDays(2));
        assertThat(journey.timer("ReminderDue").getDuedate()).isEqualTo(clock.instant());
        journey.fire("ReminderDue").runJobs();

        process(journey).hasPassed("Reminded").isWaitingAtExactly("ProvideAdditionalInfo");
        assertThat(journey.view().status()).isEqualTo(CaseStatus.AWAITING_INFO);
        assertMailed(journey, SUBMITTED, "info-needed/0 to holder", "info-reminder/0 to holder");
        assertHistoryIsClean(journey);
    }

    @Test
    void eachRoundHasItsOwnLinkReminderAndDeadline() {
        Journey journey = journeys.inReview().askForNewFace(REVIEWER).runJobs();
        String first = journey.resumeToken();
        clock.pass(Duration.ofDays(3));
        assertThat(links.open(first)).contains(journey.id());
        journey.provideInfo().runJobs();
        clock.pass(Duration.ofHours(1));

        journey.ask(REVIEWER, Map.of("askDocumentFront", true, "documentFrontReason", "GLARE"))
                .runJobs();

        assertThat(links.open(first)).isEmpty();
        assertThat(links.open(journey.resumeToken())).contains(journey.id());
        assertThat(lastMail(journey)).contains("the front of your document").doesNotContain("face check");
        assertThat(journey.timer("ReminderDue").getDuedate())
                .isEqualTo(clock.instant().plus(Duration.ofDays(2)));
        assertThat(journey.timer("DeadlinePassed").getDuedate())
                .isEqualTo(clock.instant().plus(Duration.ofDays(7)));
        journey.fire("ReminderDue").runJobs();
        clock.pass(Duration.ofDays(7));
        assertThat(links.open(journey.resumeToken())).isEmpty();
        journey.fire("DeadlinePassed").runJobs();

        ended(journey, CaseStatus.DEADLINE_MISSED, "DeadlineMissed");
        assertMailed(
                journey,
                SUBMITTED,
                "info-needed/0 to holder",
                "info-needed/1 to holder",
                "info-reminder/1 to holder",
                "deadline-missed to holder");
    }

    @Test
    void aQuestionAndItsAnswerStandInNoMailAndNotInTheEngine() {
        Journey journey = journeys.inReview()
                .ask(REVIEWER, Map.of("askQuestion", true, "question", "Did you marry Xaver?", "note", "Odd name"))
                .runJobs();

        assertThat(journey.mails()).noneMatch(mail -> mail.text().contains("Xaver"));
        assertThat(lastMail(journey)).contains(InfoItem.QUESTION.words());
        cases.answerQuestion(journey.id(), "Yes, in Ybbs");
        journey.provideInfo().runJobs().approve(REVIEWER).runJobs();

        assertThat(cases.infoRequests(journey.id()))
                .singleElement()
                .satisfies(request -> assertThat(request.question()).isEqualTo("Did you marry Xaver?"))
                .satisfies(request -> assertThat(request.answer()).isEqualTo("Yes, in Ybbs"));
        assertTheEngineKeepsNothingOf(List.of("Xaver", "Ybbs", "Odd name"));
    }

    @Test
    void aMissedDeadlineEndsTheCase() {
        Journey journey = journeys.inReview().askForNewFace(REVIEWER).runJobs();

        clock.pass(Duration.ofDays(7));
        assertThat(journey.timer("DeadlinePassed").getDuedate()).isEqualTo(clock.instant());
        journey.fire("DeadlinePassed").runJobs();

        ended(journey, CaseStatus.DEADLINE_MISSED, "DeadlineMissed");
        assertMailed(journey, SUBMITTED, "info-needed/0 to holder", "deadline-missed to holder");
    }

    @Test
    void theEmailCodeIsSentAgainOnDemand() {
        Journey journey = journeys.waitingForCode();
        String firstCode = journey.mailedCode();

        journey.complete(StepAnswer.SEND_AGAIN).runJobs();
        process(journey).isWaitingAtExactly("ConfirmEmailCode");
        assertThat(journey.mailedCode()).isNotEqualTo(firstCode);
        journey.confirmEmail();

        process(journey).isWaitingAtExactly("FillInRequest", "ProvidePersonalInformation");
        assertThat(journey.view().status()).isEqualTo(CaseStatus.FILLING_IN);
        assertMailed(journey, OPENED, "email-code/2 to holder");
        assertHistoryIsClean(journey);
    }

    @Test
    void tooManyWrongCodesEndTheCase() {
        Journey journey = journeys.waitingForCode();

        journey.useUpTries().complete(StepAnswer.ATTEMPTS_USED_UP).runJobs();

        ended(journey, CaseStatus.CODE_ATTEMPTS_USED_UP, "CodeAttemptsUsedUp");
        assertMailed(journey, OPENED, "attempts-used-up to holder and second");
    }

    @Test
    void nobodyGetsOnWithoutAConfirmedCode() {
        Journey journey = journeys.waitingForCode();

        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> journey.complete(StepAnswer.DONE));

        process(journey).isWaitingAtExactly("ConfirmEmailCode");
        assertThat(journey.view().status()).isEqualTo(CaseStatus.CONFIRMING_EMAIL);
    }

    @Test
    void anEmailThatIsNotConfirmedInTimeEndsTheCase() {
        Journey journey = journeys.waitingForCode();

        clock.pass(Duration.ofMinutes(30));
        assertThat(journey.timer("EmailNotConfirmedInTime").getDuedate()).isEqualTo(clock.instant());
        journey.fire("EmailNotConfirmedInTime").runJobs();

        ended(journey, CaseStatus.ABANDONED, "Abandoned");
        assertMailed(journey, OPENED, "abandoned to holder");
    }

    @Test
    void aRequestThatIsNotCompletedInTimeEndsTheCase() {
        Journey journey = journeys.fillingIn();

        clock.pass(Duration.ofDays(1));
        assertThat(journey.timer("RequestNotCompletedInTime").getDuedate()).isEqualTo(clock.instant());
        journey.fire("RequestNotCompletedInTime").runJobs();

        ended(journey, CaseStatus.ABANDONED, "Abandoned");
        assertMailed(journey, OPENED, "abandoned to holder");
    }

    @Test
    void aCaseAtRiskRisesInTheQueueAndIsToldOnce() {
        Journey journey = journeys.inReview();
        assertThat(journey.task("ReviewCase").getPriority()).isEqualTo(CaseTimers.PRIORITY_NORMAL);

        clock.pass(Duration.ofHours(36));
        assertThat(journey.timer("AtRisk").getDuedate()).isEqualTo(clock.instant());
        journey.fire("AtRisk").runJobs();

        process(journey).hasPassed("LeadTold").isWaitingAtExactly("DecideRequest", "ReviewCase");
        assertThat(journey.task("ReviewCase").getPriority()).isEqualTo(CaseTimers.PRIORITY_AT_RISK);
        assertMailed(journey, SUBMITTED, "at-risk to lead@keyback.example");

        journey.askForNewFace(REVIEWER).runJobs().provideInfo();
        journey.fire("AtRisk").runJobs();

        assertThat(journey.task("ReviewCase").getPriority()).isEqualTo(CaseTimers.PRIORITY_AT_RISK);
        assertMailed(journey, SUBMITTED, "at-risk to lead@keyback.example", "info-needed/0 to holder");
        assertHistoryIsClean(journey);
    }

    @Test
    void anOverdueCaseIsRecordedAndToldOnce() {
        Journey journey = journeys.inReview();

        clock.pass(Duration.ofDays(2));
        assertThat(journey.timer("Overdue").getDuedate()).isEqualTo(clock.instant());
        assertThat(journey.task("ReviewCase").getDueDate()).isEqualTo(clock.instant());
        journey.fire("Overdue").runJobs();

        process(journey).hasPassed("BreachRecorded").isWaitingAtExactly("DecideRequest", "ReviewCase");
        assertThat(journey.view().overdue()).isTrue();
        assertThat(journey.view().dueAt()).isEqualTo(clock.instant().plus(Duration.ofDays(1)));
        assertMailed(journey, SUBMITTED, "overdue to holder");

        clock.pass(Duration.ofHours(1));
        journey.askForNewFace(REVIEWER).runJobs().provideInfo();
        assertThat(journey.timer("Overdue").getDuedate()).isBefore(Date.from(clock.instant()));
        journey.fire("Overdue").runJobs();

        assertMailed(journey, SUBMITTED, "overdue to holder", "info-needed/0 to holder");
        assertHistoryIsClean(journey);
    }

    @Test
    void theClockStandsStillWhileTheApplicantOwesSomething() {
        Journey journey = journeys.inReview();
        clock.pass(Duration.ofHours(10));
        journey.askForNewFace(REVIEWER).runJobs();
        clock.pass(Duration.ofDays(3));

        journey.provideInfo().runJobs();

        assertThat(journey.task("ReviewCase").getDueDate())
                .isEqualTo(clock.instant().plus(Duration.ofHours(38)));
        assertThat(journey.timer("AtRisk").getDuedate())
                .isEqualTo(clock.instant().plus(Duration.ofHours(26)));
    }

    @Test
    void anAccountWithoutItsFactorIsNotRecoverableHere() {
        Journey journey = journeys.fillingIn().fillIn();
        host.removeFactors(journey.account().id());

        journey.runJobs();

        ended(journey, CaseStatus.NOT_RECOVERABLE, "NotRecoverableHere");
        assertMailed(journey, SUBMITTED, "not-recoverable to holder and second");
    }

    @Test
    void aResetThatTheGateRefusesGoesBackToReview() {
        Journey journey = journeys.inReview().approve(REVIEWER);
        cases.answer(journey.id(), "provide-latest-transactions", Map.of("noTransactions", true));

        journey.runJobs();

        process(journey).hasPassed("ResetRefused").isWaitingAtExactly("DecideRequest", "ReviewCase");
        assertThat(journey.view().status()).isEqualTo(CaseStatus.IN_REVIEW);
        assertThat(host.asked(journey.account().id())).isEmpty();
        assertMailed(journey, SUBMITTED);

        // what was entered is no longer what is on file
        journey.approve(REVIEWER).approveAsSecond(SECOND).outlastHold();
        ended(journey, CaseStatus.RECOVERED, "Recovered");
        assertMailed(journey, SUBMITTED, "reset to holder and second", "hold-released to holder and second");
    }

    @Test
    void aWithdrawnConsentHasTheChecksRunAndTwoPeopleDecideAnew() {
        Journey journey = journeys.inReviewTwice().approve(REVIEWER);
        process(journey).isWaitingAtExactly("DecideRequest", "SecondReview");

        consents.withdraw(journey.id());

        process(journey).hasPassed("ConsentWithdrawn").isWaitingAtExactly("DecideRequest", "ChecksFork");
        journey.runJobs();
        process(journey).isWaitingAtExactly("DecideRequest", "ReviewCase");
        journey.approve(SECOND);
        process(journey).isWaitingAtExactly("DecideRequest", "SecondReview");
        journey.approveAsSecond(REVIEWER).runJobs();
        process(journey).isWaitingAtExactly("HoldOver");
        assertMailed(journey, SUBMITTED, "reset to holder and second");
    }

    @Test
    void aHostThatCannotBeReachedDelaysTheReset() {
        Journey journey = journeys.inReview().approve(REVIEWER);
        host.breakDown(journey.account().id());
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(journey::runJobs);
        process(journey).isWaitingAtExactly("ResetTwoFactor");

        host.repair(journey.account().id());
        journey.outlastHold();

        ended(journey, CaseStatus.RECOVERED, "Recovered");
        assertThat(host.asked(journey.account().id()))
                .hasSize(2)
                .extracting(authorization -> authorization.idempotencyKey())
                .containsOnly(journey.id() + "/reset");
    }

    @Test
    void aDeadMailServerDelaysNoticesAndLosesNone() {
        Journey journey = journeys.opened();
        mails.goDown();
        assertThatExceptionOfType(MailException.class).isThrownBy(journey::runJobs);
        assertThat(journey.mails()).isEmpty();

        mails.comeUp();
        journey.runJobs();

        assertMailed(journey, OPENED);
        process(journey).isWaitingAtExactly("ConfirmEmailCode");
    }

    @Test
    void anAddressThatRefusesMailsForGoodHoldsNothingUp() {
        Journey journey = journeys.opened();
        mails.refuse(journey.account().addresses().get(1));

        journey.runJobs();

        process(journey).isWaitingAtExactly("ConfirmEmailCode");
        assertMailed(journey, List.of("requested to holder", "email-code/1 to holder"));
    }

    @Test
    void theClockStartsWithTheLastStepThoughTheMailServerIsDead() {
        Journey journey = journeys.fillingIn();
        mails.goDown();
        journey.fillIn();
        Instant due = clock.instant().plus(Duration.ofDays(2));
        assertThatExceptionOfType(MailException.class).isThrownBy(journey::runJobs);
        clock.pass(Duration.ofHours(1));
        assertThat(journey.view().status()).isEqualTo(CaseStatus.IN_REVIEW);
        assertThat(journey.view().dueAt()).isEqualTo(due);

        mails.comeUp();
        journey.runJobs();

        assertThat(journey.view().dueAt()).isEqualTo(due);
        assertThat(journey.task("ReviewCase").getDueDate()).isEqualTo(due);
        assertThat(lastMail(journey)).contains("up to 48 hours");
        assertMailed(journey, SUBMITTED);
    }

    /** A rejected request that somebody else has to look at. */
    private Journey appealed() {
        return journeys.inReview()
                .reject(REVIEWER, "FACE_DOES_NOT_MATCH")
                .runJobs()
                .appeal()
                .runJobs();
    }

    @Test
    void whoHasRejectedDoesNotDecideTheAppeal() {
        Journey journey = appealed();
        process(journey).isWaitingAtExactly("DecideRequest", "ReviewCase");

        assertThat(desk.mayDecide(journey.id(), reviewers.named(REVIEWER))).isFalse();
        assertThat(desk.mayDecide(journey.id(), reviewers.named(SECOND))).isTrue();
        assertRefused(ReviewRefused.Reason.REJECTED_BY_YOU, () -> journey.approve(REVIEWER));
        assertRefused(ReviewRefused.Reason.REJECTED_BY_YOU, () -> journey.askForNewFace(REVIEWER));
        unclaim(journey.task("ReviewCase"));
        journey.approve(SECOND).runJobs();

        process(journey).isWaitingAtExactly("HoldOver");
        assertThat(host.done(journey.account().id())).hasSize(1);
    }

    private static void assertRefused(ReviewRefused.Reason reason, ThrowingCallable decision) {
        assertThatExceptionOfType(ProcessEngineException.class)
                .isThrownBy(decision)
                .havingRootCause()
                .isInstanceOf(ReviewRefused.class)
                .satisfies(refused ->
                        assertThat(((ReviewRefused) refused).reason()).isEqualTo(reason));
    }

    private void unclaim(Task task) {
        engine.getTaskService().setAssignee(task.getId(), null);
    }

    @Test
    void anAppealThatIsRejectedIsFinal() {
        Journey journey = appealed().reject(SECOND, "FACE_DOES_NOT_MATCH").runJobs();

        ended(journey, CaseStatus.REJECTED, "RejectedOnAppeal");
        assertThat(journey.view().appealBy()).isNull();
        assertMailed(
                journey,
                SUBMITTED,
                "rejected to holder and second",
                "appeal to holder",
                "rejected-on-appeal to holder and second");
        assertThat(lastMail(journey)).contains("There is no further appeal.");
    }

    @Test
    void whatASeniorHasRejectedOnlyAnotherSeniorLetsPass() {
        journeys.reviewer("sonja", "sonja@keyback.example", "seniorReviewers");
        Journey journey = journeys.inReview()
                .reject(SENIOR, "SUSPECTED_FRAUD")
                .runJobs()
                .appeal()
                .runJobs();

        assertRefused(ReviewRefused.Reason.SENIOR_NEEDED, () -> journey.approve(REVIEWER));
        unclaim(journey.task("ReviewCase"));
        journey.approve("sonja").runJobs();

        process(journey).isWaitingAtExactly("HoldOver");
    }

    @Test
    void anAppealHasAClockOfItsOwn() {
        Journey journey = journeys.inReview();
        clock.pass(Duration.ofHours(49));
        journey.fire("AtRisk").fire("Overdue").runJobs().reject(REVIEWER, "FACE_DOES_NOT_MATCH");
        journey.runJobs().appeal().runJobs();

        assertThat(journey.view().overdue()).isFalse();
        assertThat(journey.view().dueAt()).isEqualTo(clock.instant().plus(Duration.ofHours(48)));
        assertThat(journey.timer("AtRisk").getDuedate())
                .isEqualTo(clock.instant().plus(Duration.ofHours(36)));
        clock.pass(Duration.ofHours(49));
        journey.fire("AtRisk").fire("Overdue").runJobs();

        assertThat(journey.view().overdue()).isTrue();
        assertThat(journey.notices()).endsWith("at-risk/appeal to lead@keyback.example", "overdue/appeal to holder");
    }

    @Test
    void whileARejectionIsOpenToAppealTheAccountMayAskAnew() {
        Journey journey =
                journeys.inReview().reject(REVIEWER, "FACE_DOES_NOT_MATCH").runJobs();
        clock.pass(Duration.ofHours(25));

        Journey newer = journeys.opened(journey.account());

        assertThat(newer.view().status()).isEqualTo(CaseStatus.CONFIRMING_EMAIL);
    }

    /** The host reports that somebody signed in with the second factor. */
    private Journey paused(Journey journey) {
        clock.pass(Duration.ofMinutes(1));
        pauses.signInReported(journey.account().id(), clock.instant());
        return journey.runJobs();
    }

    @Test
    void aReportedSignInPausesTheCaseAndEverybodyIsAsked() {
        Journey journey = journeys.inReview();
        Date due = journey.task("ReviewCase").getDueDate();

        paused(journey);

        assertThat(journey.view().paused()).isTrue();
        assertThat(journey.view().dueAt()).isNull();
        assertThat(journey.step().form()).isEqualTo("confirm-request");
        assertThat(journey.notices()).hasSize(SUBMITTED.size() + 2);
        assertThat(journey.notices().get(SUBMITTED.size()))
                .startsWith("paused/")
                .endsWith(" to holder and second");
        assertThat(journey.notices().get(SUBMITTED.size() + 1)).endsWith("/question to holder");
        Date later = Date.from(due.toInstant().plus(Duration.ofDays(7)));
        assertThat(journey.task("ReviewCase").getDueDate()).isEqualTo(later);
        assertThat(journey.timer("Overdue").getDuedate()).isEqualTo(later);
        assertRefused(ReviewRefused.Reason.PAUSED, () -> journey.approve(REVIEWER));
    }

    @Test
    void aPausedCaseGoesOnWhenItIsStillNeededAndTwoPeopleApprove() {
        Journey journey = journeys.inReview();
        Instant due = journey.task("ReviewCase").getDueDate().toInstant();
        paused(journey);
        clock.pass(Duration.ofDays(3));

        journey.complete(StepAnswer.DONE);

        process(journey).hasPassed("Resumed").isWaitingAtExactly("DecideRequest", "ReviewCase");
        assertThat(journey.view().dueAt()).isEqualTo(due.plus(Duration.ofDays(3)));
        assertThat(journey.timer("Overdue").getDuedate().toInstant()).isEqualTo(due.plus(Duration.ofDays(3)));
        assertThat(journey.timer("AtRisk").getDuedate().toInstant())
                .isEqualTo(due.plus(Duration.ofDays(3)).minus(Duration.ofHours(12)));
        journey.approve(REVIEWER).runJobs();
        process(journey).isWaitingAtExactly("DecideRequest", "SecondReview");
        journey.approveAsSecond(SECOND).runJobs();
        process(journey).isWaitingAtExactly("HoldOver");
    }

    @Test
    void aPauseThatNobodyAnswersEnds() {
        Journey journey = paused(journeys.inReview());
        clock.pass(Duration.ofDays(7));
        assertThat(journey.timer("AnswerOverdue").getDuedate()).isBeforeOrEqualTo(clock.instant());

        journey.fire("AnswerOverdue");

        process(journey).hasPassed("ResumedWithoutAnswer").isWaitingAtExactly("DecideRequest", "ReviewCase");
        assertThat(journey.view().paused()).isFalse();
        journey.approve(REVIEWER).runJobs();
        process(journey).isWaitingAtExactly("DecideRequest", "SecondReview");
    }

    @Test
    void whatWasApprovedBeforeAPauseIsVoid() {
        Journey journey = paused(journeys.inReviewTwice().approve(REVIEWER)).complete(StepAnswer.DONE);

        journey.approveAsSecond(SECOND).runJobs();
        process(journey).isWaitingAtExactly("DecideRequest", "SecondReview");
        assertThat(host.asked(journey.account().id())).isEmpty();
        journey.approveAsSecond(REVIEWER).runJobs();

        process(journey).isWaitingAtExactly("HoldOver");
    }

    @Test
    void aPauseComesBeforeAResetThatIsDue() {
        Journey journey = paused(journeys.inReview().approve(REVIEWER));

        process(journey)
                .hasPassed("ResetRefused")
                .isWaitingAtExactly("DecideRequest", "ReviewCase", "Pause", "ConfirmRequest");
        assertThat(host.asked(journey.account().id())).isEmpty();
        journey.complete(StepAnswer.DONE).approve(SECOND).runJobs().approveAsSecond(REVIEWER);
        journey.runJobs();

        process(journey).isWaitingAtExactly("HoldOver");
    }

    @Test
    void aReportThatIsOldOrKnownOrTooLateChangesNothing() {
        Journey journey = journeys.inReview();
        pauses.signInReported(journey.account().id(), journey.view().openedAt());
        assertThat(journey.view().paused()).isFalse();

        paused(journey);
        Instant reported = clock.instant();
        int told = journey.notices().size();
        pauses.signInReported(journey.account().id(), reported);
        clock.pass(Duration.ofHours(1));
        pauses.signInReported(journey.account().id(), clock.instant());
        journey.runJobs();
        process(journey).isWaitingAtExactly("DecideRequest", "ReviewCase", "Pause", "ConfirmRequest");
        assertThat(journey.notices()).hasSize(told);

        journey.complete(StepAnswer.DONE);
        pauses.signInReported(journey.account().id(), reported);
        assertThat(journey.view().paused()).isFalse();
        journey.approve(REVIEWER).approveAsSecond(SECOND).runJobs();
        clock.pass(Duration.ofHours(1));
        pauses.signInReported(journey.account().id(), clock.instant());
        process(journey).isWaitingAtExactly("HoldOver");
    }

    @Test
    void aCaseThatEndsWhileItIsPausedLeavesNothingBehind() {
        Journey journey = paused(journeys.fillingIn());

        journey.fire("RequestNotCompletedInTime").runJobs();

        ended(journey, CaseStatus.ABANDONED, "Abandoned");
    }

    private enum Turn {
        REJECTED("rejected-on-appeal to holder and second") {
            @Override
            Journey take(RecoveryProcessIT test) {
                Journey journey = test.appealed();
                test.mails.goDown();
                return journey.reject(SECOND, "FACE_DOES_NOT_MATCH");
            }
        },
        RECOVERED("hold-released to holder and second") {
            @Override
            Journey take(RecoveryProcessIT test) {
                Journey journey = test.journeys.inReview().approve(REVIEWER).runJobs();
                test.mails.goDown();
                journey.fire("HoldOver").runNextJob();
                return journey;
            }
        },
        WITHDRAWN("withdrawn to holder and second") {
            @Override
            Journey take(RecoveryProcessIT test) {
                Journey journey = test.journeys.fillingIn();
                test.mails.goDown();
                test.stops.withdraw(journey.id());
                return journey;
            }
        },
        NOT_RECOVERABLE("not-recoverable to holder and second") {
            @Override
            Journey take(RecoveryProcessIT test) {
                Journey journey = test.journeys.fillingIn().fillIn();
                test.host.removeFactors(journey.account().id());
                while (journey.view().status() != CaseStatus.NOT_RECOVERABLE) {
                    assertThat(journey.runNextJob()).isTrue();
                }
                test.mails.goDown();
                return journey;
            }
        },
        CODE_ATTEMPTS_USED_UP("attempts-used-up to holder and second") {
            @Override
            Journey take(RecoveryProcessIT test) {
                Journey journey = test.journeys.waitingForCode();
                test.mails.goDown();
                return journey.useUpTries().complete(StepAnswer.ATTEMPTS_USED_UP);
            }
        },
        ABANDONED("abandoned to holder") {
            @Override
            Journey take(RecoveryProcessIT test) {
                Journey journey = test.journeys.fillingIn();
                test.mails.goDown();
                return journey.fire("RequestNotCompletedInTime");
            }
        },
        DEADLINE_MISSED("deadline-missed to holder") {
            @Override
            Journey take(RecoveryProcessIT test) {
                Journey journey =
                        test.journeys.inReview().askForNewFace(REVIEWER).runJobs();
                test.mails.goDown();
                return journey.fire("DeadlinePassed");
            }
        };

        private final String notice;

        Turn(String notice) {
            this.notice = notice;
        }

        abstract Journey take(RecoveryProcessIT test);
    }

    @ParameterizedTest
    @EnumSource
    void aCaseEndsWhenItsEndIsDecidedAndTheMailComesLater(Turn turn) {
        Journey journey = turn.take(this);
        CaseStatus last = CaseStatus.valueOf(turn.name());
        assertThat(journey.view().status()).isEqualTo(last);
        assertThatExceptionOfType(MailException.class).isThrownBy(journey::runJobs);
        assertThat(journey.view().status()).isEqualTo(last);
        process(journey).isNotEnded();

        mails.comeUp();
        journey.runJobs();

        process(journey).isEnded();
        assertThat(journey.view().status()).isEqualTo(last);
        assertThat(journey.notices()).endsWith(turn.notice);
    }

    @Test
    void aReminderThatIsLateEndsWithItsRound() {
        Journey journey = journeys.inReview().askForNewFace(REVIEWER).runJobs();
        clock.pass(Duration.ofDays(2));
        mails.goDown();
        assertThatExceptionOfType(MailException.class).isThrownBy(() -> journey.fire("ReminderDue"));
        assertThat(journey.timer("ReminderDue").getRetries()).isEqualTo(10);
        journey.provideInfo();
        mails.comeUp();

        journey.runJobs().askForNewFace(REVIEWER).runJobs();

        assertMailed(journey, SUBMITTED, "info-needed/0 to holder", "info-needed/1 to holder");
        journey.fire("ReminderDue").runJobs();
        assertMailed(
                journey, SUBMITTED, "info-needed/0 to holder", "info-needed/1 to holder", "info-reminder/1 to holder");
    }

    @Test
    void nobodyIsToldThatADecidedCaseIsLate() {
        Journey journey = journeys.inReview();
        clock.pass(Duration.ofDays(2));
        mails.goDown();
        journey.fire("AtRisk").fire("Overdue");
        assertThat(journey.view().overdue()).isTrue();
        assertThat(journey.task("ReviewCase").getPriority()).isEqualTo(CaseTimers.PRIORITY_AT_RISK);
        assertThatExceptionOfType(MailException.class).isThrownBy(journey::runJobs);
        journey.reject(REVIEWER, "FACE_DOES_NOT_MATCH");

        mails.comeUp();
        journey.runJobs();

        assertThat(journey.view().status()).isEqualTo(CaseStatus.REJECTED);
        assertMailed(journey, SUBMITTED, "rejected to holder and second", "appeal to holder");
    }

    @Test
    void theTimeForTheCodeCountsFromItsMail() {
        Journey journey = journeys.opened();
        mails.goDown();
        assertThatExceptionOfType(MailException.class).isThrownBy(journey::runJobs);
        clock.pass(Duration.ofHours(5));
        mails.comeUp();

        journey.runJobs();

        assertThat(journey.timer("EmailNotConfirmedInTime").getDuedate())
                .isEqualTo(clock.instant().plus(Duration.ofMinutes(30)));
        clock.pass(Duration.ofMinutes(20));
        journey.complete(StepAnswer.SEND_AGAIN).runJobs();
        assertThat(journey.timer("EmailNotConfirmedInTime").getDuedate())
                .isEqualTo(clock.instant().plus(Duration.ofMinutes(30)));
    }

    @Test
    void codesThatAreSentAgainDoNotKeepACaseOpenForEver() {
        Journey journey = journeys.waitingForCode();
        Instant first = clock.instant();

        for (int i = 0; i < 5; i++) {
            clock.pass(Duration.ofMinutes(20));
            journey.complete(StepAnswer.SEND_AGAIN).runJobs();
        }

        assertThat(journey.notices()).endsWith("email-code/6 to holder");
        assertThat(journey.timer("EmailNotConfirmedInTime").getDuedate()).isEqualTo(first.plus(Duration.ofHours(2)));
    }

    @Test
    void aStepIsCompletedOnce() {
        Journey journey = journeys.fillingIn();
        String step = journey.step().id();
        journey.complete(StepAnswer.DONE);
        Journey stranger = journeys.fillingIn();

        assertThatExceptionOfType(StepNotOpen.class).isThrownBy(() -> complete(journey, step));
        assertThatExceptionOfType(StepNotOpen.class)
                .isThrownBy(() -> complete(journey, stranger.step().id()));
        process(journey).isWaitingAtExactly("FillInRequest", "ProvideLatestTransactions");
    }

    private void complete(Journey journey, String step) {
        steps.complete(journey.id(), step, StepAnswer.DONE);
    }

    @Test
    void theEngineKeepsNothingPersonal() {
        Journey journey = journeys.inReview();
        String code = journey.mailedCode();
        journey.askForNewFace(REVIEWER)
                .runJobs()
                .provideInfo()
                .runJobs()
                .approve(REVIEWER)
                .runJobs();

        List<String> personal = List.of(
                "O'Neil",
                "Zoe",
                "Mill Lane",
                "Graz",
                "1990-03-09",
                journey.account().addresses().get(0).value(),
                journey.account().addresses().get(1).value(),
                code,
                "Too dark to see",
                "Here you are",
                "All agrees",
                "TOO_DARK");

        assertTheEngineKeepsNothingOf(personal);
    }

    private void assertTheEngineKeepsNothingOf(List<String> personal) {
        List<String> tables = jdbc.sql("select table_name from information_schema.tables"
                        + " where table_schema = 'public' and table_name like 'act\\_%'")
                .query(String.class)
                .list();
        assertThat(tables).hasSizeGreaterThan(30);
        for (String table : tables) {
            List<String> rows =
                    jdbc.sql(everythingIn(table)).query(String.class).list();
            for (String secret : personal) {
                assertThat(rows).as("%s in %s", secret, table).noneMatch(row -> row.contains(secret));
            }
        }
    }

    /** Texts of any length, such as those of failed jobs, stand as bytes beside the models and forms. */
    private static String everythingIn(String table) {
        return table.equals("act_ge_bytearray")
                ? "select encode(bytes_, 'escape') from public.act_ge_bytearray where deployment_id_ is null"
                : "select t::text from public." + table + " t";
    }

    private static ProcessInstanceAssert process(Journey journey) {
        return BpmnAwareTests.assertThat(journey.instance());
    }

    private void ended(Journey journey, CaseStatus status, String end) {
        process(journey).hasPassed(end).isEnded();
        assertThat(journey.view().status()).isEqualTo(status);
        assertThat(journey.view().dueAt()).isNull();
        assertHistoryIsClean(journey);
    }

    private void assertMailed(Journey journey, List<String> before, String... more) {
        assertThat(journey.notices())
                .containsExactlyElementsOf(
                        Stream.concat(before.stream(), Stream.of(more)).toList());
    }

    private static String lastMail(Journey journey) {
        return journey.mails().get(journey.mails().size() - 1).text();
    }

    private void assertHistoryIsClean(Journey journey) {
        assertThat(engine.getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(journey.instanceId())
                        .list())
                .allMatch(variable -> ProcessVariable.names().contains(variable.getName()));
        assertThat(engine.getHistoryService()
                        .createHistoricDetailQuery()
                        .processInstanceId(journey.instanceId())
                        .count())
                .isZero();
    }
}
