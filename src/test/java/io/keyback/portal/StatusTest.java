package io.keyback.portal;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.keyback.portal.PortalWorld.Case;
import io.keyback.recovery.CaseStatus;
import io.keyback.recovery.QueueEstimate;
import io.keyback.recovery.QueueEstimate.DecisionTimes;
import io.keyback.recovery.RejectionReason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StatusTest extends PortalTest {

    @ParameterizedTest
    @CsvSource({
        "CONFIRMING_EMAIL, Your request is not complete yet",
        "FILLING_IN, Your request is not complete yet",
        "IN_REVIEW, You successfully submitted a request for 2FA recovery.",
        "AWAITING_INFO, We need something more from you",
        "APPROVED, Your request was approved",
        "HELD, stay closed until",
        "WITHDRAWN, Your request was withdrawn",
        "RECOVERED, Enable 2FA with the authenticator app at once.",
        "REJECTED, Your request was not approved",
        "ABANDONED, It was not completed in time",
        "CODE_ATTEMPTS_USED_UP, Wrong confirmation codes were entered too often",
        "DEADLINE_MISSED, did not come in time",
        "NOT_RECOVERABLE, We cannot recover this account here"
    })
    void everyStatusHasItsWords(CaseStatus status, String words) throws Exception {
        Case mine = myCase(status);

        page("/recovery/status")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(words)))
                .andExpect(
                        content().string(containsString(mine.view().reference().value())));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STOPPED")
    void whateverTheStatusAMailThatReachedNobodyIsSaid(CaseStatus status) throws Exception {
        myCase(status);
        page("/recovery/status")
                .andExpect(content().string(not(containsString("no address of your account takes it"))));

        world.lastMailRefused = Optional.of(PortalWorld.NOW);

        page("/recovery/status")
                .andExpect(content().string(containsString("no address of your account takes it")))
                .andExpect(content().string(containsString("3 November 2026, 14:05 UTC")))
                .andExpect(content().string(containsString("a***@example.org")))
                .andExpect(content().string(not(containsString("ann@example.org"))));
    }

    @Test
    void aRejectionGivesItsReasons() throws Exception {
        Case mine = myCase(CaseStatus.REJECTED);
        mine.reasons = List.of(RejectionReason.DOCUMENT_NOT_ACCEPTED);

        page("/recovery").andExpect(content().string(containsString(RejectionReason.DOCUMENT_NOT_ACCEPTED.words())));
    }

    @Test
    void aRejectionLeadsToItsAppealWhileThatIsOpen() throws Exception {
        Case mine = myCase(CaseStatus.REJECTED);
        page("/recovery").andExpect(content().string(not(containsString("/recovery/appeal"))));
        page("/recovery/appeal").andExpect(redirectedUrl("/recovery"));

        mine.appealBy = PortalWorld.NOW.plus(Duration.ofDays(14));
        mine.open("appeal-rejection");

        page("/recovery").andExpect(content().string(containsString("/recovery/appeal")));
        page("/recovery/appeal").andExpect(content().string(containsString("Have our decision looked at again")));
    }

    @Test
    void aPausedRequestAsksWhetherItIsStillNeeded() throws Exception {
        Case mine = myCase(CaseStatus.IN_REVIEW);
        mine.paused = true;
        mine.open("confirm-request");

        page("/recovery").andExpect(content().string(containsString("Do you still need this request?")));
        page("/recovery/status")
                .andExpect(content().string(containsString("Your request is paused")))
                .andExpect(content().string(not(containsString("This can take up to"))));
    }

    @Test
    void anAppealSaysThatSomebodyElseDecides() throws Exception {
        Case mine = myCase(CaseStatus.IN_REVIEW);
        mine.appealed = true;

        page("/recovery").andExpect(content().string(containsString("Your request is looked at again")));
    }

    @Test
    void whoHasSubmittedCanKeepAReceipt() throws Exception {
        Case mine = myCase(CaseStatus.IN_REVIEW);
        page("/recovery").andExpect(content().string(not(containsString("/recovery/receipt"))));
        page("/recovery/receipt").andExpect(status().isNotFound());

        mine.submittedAt = PortalWorld.NOW;
        when(world.receipts.ofSubmission(mine.id)).thenReturn(Optional.of("a.b.c"));

        page("/recovery").andExpect(content().string(containsString("/recovery/receipt")));
        page("/recovery/receipt")
                .andExpect(content().string("a.b.c"))
                .andExpect(header().string("Cache-Control", containsString("no-store")))
                .andExpect(header().string(
                                "Content-Disposition",
                                containsString("keyback-receipt-" + mine.view().reference() + ".jwt")));
    }

    @Test
    void whatHasEndedAsksForNothing() throws Exception {
        Case mine = myCase(CaseStatus.ABANDONED);
        mine.open("confirm-request");

        page("/recovery").andExpect(content().string(containsString("It was not completed in time")));
    }

    @Test
    void aLateDecisionIsAdmitted() throws Exception {
        Case mine = myCase(CaseStatus.IN_REVIEW);
        mine.overdue = true;

        page("/recovery").andExpect(content().string(containsString("longer than the 48 hours that we promised")));
    }

    @Test
    void theQueueIsToldInPlainWords() throws Exception {
        Case mine = myCase(CaseStatus.IN_REVIEW);
        mine.estimate = estimate(4, new DecisionTimes(Duration.ofMinutes(150), Duration.ofHours(20)));

        page("/recovery")
                .andExpect(content()
                        .string(containsString("4 requests are before yours. Half of the recent requests"
                                + " were decided within 3 hours, nine of ten within 20 hours.")));
    }

    @ParameterizedTest
    @CsvSource({
        "PT1S,    1 minute,   PT59M1S,  1 hour",
        "PT40M,   40 minutes, PT1H,     1 hour",
        "PT1H1S,  2 hours,    PT60H,    60 hours",
        "PT0S,    1 minute,   PT39M30S, 40 minutes"
    })
    void timesAreRoundedUp(Duration half, String halfWords, Duration nineOfTen, String nineOfTenWords)
            throws Exception {
        myCase(CaseStatus.IN_REVIEW).estimate = estimate(0, new DecisionTimes(half, nineOfTen));

        page("/recovery")
                .andExpect(content().string(containsString("decided within " + halfWords + ", ")))
                .andExpect(content().string(containsString("nine of ten within " + nineOfTenWords + ".")));
    }

    @ParameterizedTest
    @CsvSource({"0, No request is before yours.", "1, One request is before yours.", "2, 2 requests are before yours."})
    void wherePastDecisionsAreFewOnlyThePromiseAndThePositionAreTold(int before, String words) throws Exception {
        myCase(CaseStatus.IN_REVIEW).estimate = Optional.of(new QueueEstimate(before, Optional.empty()));

        page("/recovery")
                .andExpect(content().string(containsString(words)))
                .andExpect(content().string(containsString("This can take up to 48 hours")))
                .andExpect(content().string(not(containsString("recent requests"))));
    }

    @Test
    void nobodyReadsHowFastOthersWereWhileHisOwnDecisionIsLate() throws Exception {
        Case mine = myCase(CaseStatus.IN_REVIEW);
        mine.overdue = true;
        mine.estimate = estimate(0, new DecisionTimes(Duration.ofHours(3), Duration.ofHours(20)));

        page("/recovery")
                .andExpect(content().string(containsString("No request is before yours.")))
                .andExpect(content().string(not(containsString("recent requests"))));
    }

    @Test
    void whileSomethingIsAwaitedThereIsNoPositionAndTheClockStandsStill() throws Exception {
        myCase(CaseStatus.AWAITING_INFO);

        page("/recovery/status")
                .andExpect(content().string(containsString("stand still")))
                .andExpect(content().string(not(containsString("before yours"))));
    }

    private static Optional<QueueEstimate> estimate(int before, DecisionTimes recent) {
        return Optional.of(new QueueEstimate(before, Optional.of(recent)));
    }

    private Case myCase(CaseStatus status) {
        Case mine = myCaseAt("confirm-email-code");
        mine.step = null;
        mine.status = status;
        return mine;
    }
}
