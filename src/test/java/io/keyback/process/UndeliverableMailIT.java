package io.keyback.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyback.Journeys;
import io.keyback.Journeys.Journey;
import io.keyback.KeybackIT;
import io.keyback.TestClock;
import io.keyback.TestHost;
import io.keyback.TestMailServer;
import io.keyback.account.EmailAddress;
import io.keyback.emailcode.EmailCodes;
import io.keyback.recovery.CaseLinks;
import io.keyback.recovery.CaseMail;
import io.keyback.recovery.CaseStatus;
import io.keyback.recovery.StepAnswer;
import io.keyback.recovery.UndeliveredMail;
import io.keyback.recovery.UndeliveredMails;
import java.time.Duration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.MailException;

/** A mail that a server refuses for good holds no case up, is seen, and has a way on. */
@KeybackIT
class UndeliverableMailIT {

    private static final String REVIEWER = "rita";

    @Autowired
    private Journeys journeys;

    @Autowired
    private UndeliveredMails undelivered;

    @Autowired
    private EmailCodes codes;

    @Autowired
    private CaseLinks links;

    @Autowired
    private TestHost host;

    @Autowired
    private TestMailServer mails;

    @Autowired
    private TestClock clock;

    @Autowired
    private ProcessEngine engine;

    @BeforeEach
    void start() {
        mails.comeUp();
        BpmnAwareTests.init(engine);
        journeys.reviewer(REVIEWER, "rita@keyback.example", "reviewers");
    }

    @Test
    void aCodeThatIsRefusedForGoodIsKnownAndTheNextGoesToTheAddressThatTheAccountHasByThen() {
        Journey journey = journeys.opened();
        EmailAddress old = journey.account().email();
        mails.refuse(old);

        journey.runNextJob();
        clock.pass(Duration.ofMinutes(1));
        journey.runJobs();

        process(journey).isWaitingAtExactly("ConfirmEmailCode");
        assertThat(journey.notices()).containsExactly("requested to second");
        assertThat(codes.undeliverable(journey.id())).isTrue();
        assertThat(codes.refusedBy(journey.id(), old)).isTrue();
        assertThat(undelivered.latest(journey.id())).contains(clock.instant());

        EmailAddress changed = new EmailAddress("new-" + old.value());
        host.changeEmail(journey.account().id(), changed);
        assertThat(codes.undeliverable(journey.id())).isTrue();
        assertThat(codes.refusedBy(journey.id(), changed)).isFalse();
        clock.pass(Duration.ofMinutes(1));
        journey.complete(StepAnswer.SEND_AGAIN).runJobs();

        assertThat(journey.notices()).containsExactly("requested to second", "email-code/2 to " + changed.value());
        assertThat(codes.undeliverable(journey.id())).isFalse();
        assertThat(undelivered.latest(journey.id())).isEmpty();
        journey.confirmEmail();
        assertThat(journey.view().status()).isEqualTo(CaseStatus.FILLING_IN);
    }

    @Test
    void aCodeThatIsRefusedForNowIsTriedAgainAndNotCalledUndeliverable() {
        Journey journey = journeys.opened();
        mails.rejectRecipients();

        assertThatExceptionOfType(MailException.class).isThrownBy(journey::runJobs);

        assertThat(codes.undeliverable(journey.id())).isFalse();
        assertThat(undelivered.of(journey.id())).isEmpty();
        mails.comeUp();
        journey.runJobs();
        process(journey).isWaitingAtExactly("ConfirmEmailCode");
        assertThat(journey.notices()).contains("email-code/1 to holder");
    }

    @Test
    void aMailThatOneOfTheAddressesTakesHasReachedTheHolder() {
        Journey journey = journeys.opened();
        mails.refuse(journey.account().addresses().get(1));

        journey.runJobs();

        assertThat(undelivered.of(journey.id()))
                .containsExactly(new UndeliveredMail(CaseMail.REQUESTED, clock.instant(), false));
        assertThat(undelivered.latest(journey.id())).isEmpty();
    }

    @Test
    void aRequestForInformationThatReachedNobodyIsAnsweredOnThePageAllTheSame() {
        Journey journey = nobodyTakesMails(journeys.inReview());
        clock.pass(Duration.ofMinutes(1));

        journey.askForNewFace(REVIEWER).runJobs();

        process(journey).isWaitingAtExactly("ProvideAdditionalInfo");
        assertThat(undelivered.of(journey.id()))
                .containsExactly(new UndeliveredMail(CaseMail.INFO_NEEDED, clock.instant(), true));
        assertThat(undelivered.latest(journey.id())).contains(clock.instant());
        journey.provideInfo().runJobs();
        process(journey).isWaitingAtExactly("DecideRequest", "ReviewCase");
    }

    @Test
    void aRejectionThatReachedNobodyCanBeAppealedAllTheSame() {
        Journey journey = nobodyTakesMails(journeys.inReview());
        clock.pass(Duration.ofMinutes(1));

        journey.reject(REVIEWER, "FACE_DOES_NOT_MATCH").runJobs();

        assertThat(journey.view().status()).isEqualTo(CaseStatus.REJECTED);
        assertThat(undelivered.latest(journey.id())).contains(clock.instant());
        assertThat(undelivered.of(journey.id()))
                .extracting(UndeliveredMail::mail)
                .containsExactlyInAnyOrder(CaseMail.REJECTED, CaseMail.APPEAL);
        journey.appeal().runJobs();
        assertThat(journey.view().status()).isEqualTo(CaseStatus.IN_REVIEW);
    }

    @Test
    void aResetThatNobodyWasToldOfIsDoneAndItsHoldEnds() {
        Journey journey = nobodyTakesMails(journeys.inReview());

        journey.approve(REVIEWER).outlastHold();

        BpmnAwareTests.assertThat(journey.instance()).isEnded();
        assertThat(journey.view().status()).isEqualTo(CaseStatus.RECOVERED);
        assertThat(undelivered.of(journey.id()))
                .extracting(UndeliveredMail::mail)
                .containsExactlyInAnyOrder(CaseMail.RESET, CaseMail.HOLD_RELEASED);
    }

    @Test
    void aLinkThatIsRefusedForGoodIsKnown() {
        Journey journey = nobodyTakesMails(journeys.inReview());
        clock.pass(Duration.ofMinutes(1));

        assertThat(links.mail(journey.id())).isTrue();

        assertThat(undelivered.latest(journey.id())).contains(clock.instant());
        host.changeEmail(journey.account().id(), new EmailAddress("new@" + journey.id() + ".example"));
        clock.pass(Duration.ofMinutes(1));
        assertThat(links.mail(journey.id())).isTrue();
        assertThat(undelivered.latest(journey.id())).isEmpty();
        assertThat(links.open(journey.resumeToken())).contains(journey.id());
    }

    @Test
    void whatStaffIsNotToldIsNotSaidToTheApplicant() {
        Journey journey = journeys.inReview();
        EmailAddress lead = new EmailAddress("lead@keyback.example");
        mails.refuse(lead);
        clock.pass(Duration.ofMinutes(1));
        try {
            journey.fire("AtRisk").runJobs();
        } finally {
            mails.accept(lead);
        }

        assertThat(undelivered.of(journey.id()))
                .containsExactly(new UndeliveredMail(CaseMail.AT_RISK, clock.instant(), true));
        assertThat(undelivered.latest(journey.id())).isEmpty();
    }

    private Journey nobodyTakesMails(Journey journey) {
        journey.account().addresses().forEach(mails::refuse);
        return journey;
    }

    private static ProcessInstanceAssert process(Journey journey) {
        return BpmnAwareTests.assertThat(journey.instance());
    }
}
