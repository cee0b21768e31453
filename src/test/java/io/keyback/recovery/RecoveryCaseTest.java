package io.keyback.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.keyback.account.AccountId;
import io.keyback.account.FactorId;
import io.keyback.caseid.CaseId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecoveryCaseTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    /** Something that may happen to a case, and where the case must stand for it. */
    private record Step(String name, Set<CaseStatus> allowedIn, Consumer<RecoveryCase> taken) {

        static Step of(String name, Consumer<RecoveryCase> taken, CaseStatus first, CaseStatus... more) {
            return new Step(name, EnumSet.of(first, more), taken);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Step> STEPS = List.of(
            Step.of("emailConfirmed", RecoveryCase::emailConfirmed, CaseStatus.CONFIRMING_EMAIL),
            Step.of("submit", it -> it.submit(NOW), CaseStatus.FILLING_IN),
            Step.of("triage", it -> it.triage(Triage.REVIEW), CaseStatus.IN_REVIEW, CaseStatus.APPROVED),
            Step.of("approve", it -> it.decide(Verdict.APPROVED, NOW), CaseStatus.IN_REVIEW),
            Step.of("reject", it -> it.decide(Verdict.REJECTED, NOW), CaseStatus.IN_REVIEW),
            Step.of("approve once", it -> it.decide(Verdict.APPROVED_ONCE, NOW), CaseStatus.IN_REVIEW),
            Step.of("ask for more", it -> it.decide(Verdict.INFO_NEEDED, NOW), CaseStatus.IN_REVIEW),
            Step.of("name", it -> it.name(List.of(InfoItem.FACE)), CaseStatus.IN_REVIEW),
            Step.of("askForInfo", it -> it.askForInfo(NOW, NOW.plusSeconds(60)), CaseStatus.IN_REVIEW),
            Step.of("infoProvided", it -> it.infoProvided(NOW), CaseStatus.AWAITING_INFO),
            Step.of("hold", it -> it.hold(Hold.STANDARD), CaseStatus.APPROVED),
            Step.of("reset", it -> it.reset(NOW, NOW.plusSeconds(60)), CaseStatus.APPROVED),
            Step.of("recovered", it -> it.end(CaseStatus.RECOVERED, NOW), CaseStatus.HELD),
            Step.of("open the appeal", it -> it.openAppeal(NOW.plusSeconds(60)), CaseStatus.REJECTED),
            Step.of(
                    "pause",
                    it -> it.pause(NOW, NOW, NOW.plusSeconds(60)),
                    CaseStatus.CONFIRMING_EMAIL,
                    CaseStatus.FILLING_IN,
                    CaseStatus.IN_REVIEW,
                    CaseStatus.AWAITING_INFO,
                    CaseStatus.APPROVED),
            Step.of("lift the stop", it -> it.liftStop(NOW), CaseStatus.STOPPED),
            Step.of(
                    "stop",
                    it -> it.end(CaseStatus.STOPPED, NOW),
                    CaseStatus.CONFIRMING_EMAIL,
                    CaseStatus.FILLING_IN,
                    CaseStatus.IN_REVIEW,
                    CaseStatus.AWAITING_INFO,
                    CaseStatus.APPROVED,
                    CaseStatus.HELD),
            Step.of(
                    "withdraw",
                    it -> it.end(CaseStatus.WITHDRAWN, NOW),
                    CaseStatus.CONFIRMING_EMAIL,
                    CaseStatus.FILLING_IN,
                    CaseStatus.IN_REVIEW,
                    CaseStatus.AWAITING_INFO),
            Step.of("rejected", it -> it.end(CaseStatus.REJECTED, NOW), CaseStatus.IN_REVIEW),
            Step.of("not recoverable", it -> it.end(CaseStatus.NOT_RECOVERABLE, NOW), CaseStatus.IN_REVIEW),
            Step.of("deadline missed", it -> it.end(CaseStatus.DEADLINE_MISSED, NOW), CaseStatus.AWAITING_INFO),
            Step.of("used up", it -> it.end(CaseStatus.CODE_ATTEMPTS_USED_UP, NOW), CaseStatus.CONFIRMING_EMAIL),
            Step.of(
                    "abandoned",
                    it -> it.end(CaseStatus.ABANDONED, NOW),
                    CaseStatus.CONFIRMING_EMAIL,
                    CaseStatus.FILLING_IN));

    static Stream<Arguments> everyStepInEveryStatus() {
        return STEPS.stream().flatMap(step -> Stream.of(CaseStatus.values()).map(status -> arguments(step, status)));
    }

    @ParameterizedTest(name = "{0} while {1}")
    @MethodSource("everyStepInEveryStatus")
    void aStepIsTakenWhereItBelongsAndRefusedElsewhere(Step step, CaseStatus status) {
        RecoveryCase found = in(status);

        if (step.allowedIn().contains(status)) {
            step.taken().accept(found);
        } else {
            assertThatIllegalStateException().isThrownBy(() -> step.taken().accept(found));
            assertThat(found.status()).isEqualTo(status);
        }
    }

    @Test
    void itDoesNotEndInAStatusThatIsNoEnd() {
        assertThatIllegalStateException()
                .isThrownBy(() -> in(CaseStatus.IN_REVIEW).end(CaseStatus.APPROVED, NOW));
    }

    @Test
    void aRejectionIsAppealedOnlyWhileThatIsOpen() {
        RecoveryCase found = in(CaseStatus.REJECTED);
        assertThatIllegalStateException().isThrownBy(() -> found.appeal(NOW));
        assertThatIllegalStateException().isThrownBy(() -> found.end(CaseStatus.STOPPED, NOW));

        found.openAppeal(NOW.plusSeconds(60));
        found.appeal(NOW);

        assertThat(found.status()).isEqualTo(CaseStatus.IN_REVIEW);
        assertThat(found.endedAt()).isNull();
        assertThat(found.clock()).isEqualTo(new CaseClock(Duration.ZERO, NOW));
        assertThat(found.round()).isEqualTo(1);
        assertThat(found.infoRoundsUsed()).isZero();
    }

    @Test
    void theClockStandsStillWhileTheCaseIsPaused() {
        RecoveryCase found = in(CaseStatus.FILLING_IN);
        found.submit(NOW);

        found.pause(NOW, NOW.plus(Duration.ofHours(10)), NOW.plus(Duration.ofDays(7)));
        found.becomeAtRisk(NOW);
        found.becomeOverdue(NOW, OverdueReason.NOBODY_CLAIMED);
        assertThat(found.clock()).isEqualTo(new CaseClock(Duration.ofHours(10), null));
        assertThat(found.atRisk()).isFalse();
        assertThat(found.overdue()).isFalse();

        found.resume(NOW.plus(Duration.ofDays(3)));
        assertThat(found.clock()).isEqualTo(new CaseClock(Duration.ofHours(10), NOW.plus(Duration.ofDays(3))));
    }

    @Test
    void aPauseThatEndsWhileTheApplicantOwesSomethingStartsNoClock() {
        RecoveryCase found = in(CaseStatus.FILLING_IN);
        found.pause(NOW, NOW, NOW.plus(Duration.ofDays(7)));

        found.resume(NOW.plus(Duration.ofDays(1)));

        assertThat(found.paused()).isFalse();
        assertThat(found.clock()).isEqualTo(CaseClock.NOT_STARTED);
    }

    @Test
    void theClockRunsOnlyWhileTheCaseIsOurs() {
        RecoveryCase found = in(CaseStatus.FILLING_IN);
        assertThat(found.clock()).isEqualTo(CaseClock.NOT_STARTED);

        found.submit(NOW);
        assertThat(found.clock().runningSince()).isEqualTo(NOW);

        found.askForInfo(NOW.plus(Duration.ofHours(10)), NOW.plus(Duration.ofDays(7)));
        assertThat(found.clock()).isEqualTo(new CaseClock(Duration.ofHours(10), null));

        found.infoProvided(NOW.plus(Duration.ofDays(3)));
        assertThat(found.clock()).isEqualTo(new CaseClock(Duration.ofHours(10), NOW.plus(Duration.ofDays(3))));

        found.end(CaseStatus.REJECTED, NOW.plus(Duration.ofDays(3)).plus(Duration.ofHours(1)));
        assertThat(found.clock()).isEqualTo(new CaseClock(Duration.ofHours(11), null));
    }

    @Test
    void aRoundBeginsWhenAdditionalInformationWasProvided() {
        RecoveryCase found = in(CaseStatus.IN_REVIEW);
        found.name(List.of(InfoItem.FACE, InfoItem.TRANSACTIONS));
        found.askForInfo(NOW, NOW.plusSeconds(60));
        assertThat(found.round()).isZero();
        assertThat(found.requestedInfo()).containsExactlyInAnyOrder(InfoItem.FACE, InfoItem.TRANSACTIONS);
        assertThat(found.infoDeadline()).isEqualTo(NOW.plusSeconds(60));

        found.infoProvided(NOW.plusSeconds(30));

        assertThat(found.round()).isEqualTo(1);
        assertThat(found.requestedInfo()).isEmpty();
        assertThat(found.infoDeadline()).isNull();
    }

    @Test
    void aNewTriageTakesAnApprovalBack() {
        RecoveryCase found = in(CaseStatus.APPROVED);

        found.triage(Triage.INFO_NEEDED);

        assertThat(found.status()).isEqualTo(CaseStatus.IN_REVIEW);
    }

    @Test
    void itBecomesAtRiskAndOverdueOnce() {
        RecoveryCase found = in(CaseStatus.IN_REVIEW);

        found.becomeAtRisk(NOW);
        found.becomeOverdue(NOW, OverdueReason.NOBODY_CLAIMED);
        found.becomeOverdue(NOW.plusSeconds(1), OverdueReason.CLAIMED_NOT_DECIDED);

        assertThat(found.atRisk()).isTrue();
        assertThat(found.whyOverdue()).contains(new Overdue(NOW, OverdueReason.NOBODY_CLAIMED));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "IN_REVIEW")
    void whatNobodyDecidesBecomesNeitherAtRiskNorOverdue(CaseStatus status) {
        RecoveryCase found = in(status);

        found.becomeAtRisk(NOW);
        found.becomeOverdue(NOW, OverdueReason.NOBODY_CLAIMED);

        assertThat(found.atRisk()).isFalse();
        assertThat(found.overdue()).isFalse();
    }

    @Test
    void aRejectionEndsItWithTheDecision() {
        RecoveryCase found = in(CaseStatus.IN_REVIEW);

        found.decide(Verdict.REJECTED, NOW.plusSeconds(5));

        assertThat(found.status()).isEqualTo(CaseStatus.REJECTED);
        assertThat(found.endedAt()).isEqualTo(NOW.plusSeconds(5));
        assertThat(found.clock().runningSince()).isNull();
    }

    @Test
    void eachTakeOverCountsTheDevices() {
        RecoveryCase found = in(CaseStatus.FILLING_IN);

        assertThat(found.takeOver()).isEqualTo(1);
        assertThat(found.takeOver()).isEqualTo(2);
        assertThat(found.device()).isEqualTo(2);
    }

    private static RecoveryCase in(CaseStatus status) {
        RecoveryCase opened = RecoveryCase.open(
                new CaseId(UUID.randomUUID()), new AccountId("a-1"), List.of(new FactorId("f-1")), NOW);
        Runnable fillIn = opened::emailConfirmed;
        Runnable review = () -> {
            fillIn.run();
            opened.submit(NOW);
        };
        switch (status) {
            case CONFIRMING_EMAIL -> {}
            case FILLING_IN -> fillIn.run();
            case IN_REVIEW -> review.run();
            case AWAITING_INFO -> {
                review.run();
                opened.askForInfo(NOW, NOW.plusSeconds(60));
            }
            case APPROVED -> {
                review.run();
                opened.decide(Verdict.APPROVED, NOW);
            }
            case HELD, RECOVERED -> {
                review.run();
                opened.decide(Verdict.APPROVED, NOW);
                opened.reset(NOW, NOW.plusSeconds(60));
                endIn(opened, status);
            }
            case WITHDRAWN, STOPPED -> endIn(opened, status);
            case REJECTED, NOT_RECOVERABLE -> {
                review.run();
                endIn(opened, status);
            }
            case DEADLINE_MISSED -> {
                review.run();
                opened.askForInfo(NOW, NOW.plusSeconds(60));
                endIn(opened, status);
            }
            case ABANDONED, CODE_ATTEMPTS_USED_UP -> endIn(opened, status);
        }
        assertThat(opened.status()).isEqualTo(status);
        return opened;
    }

    private static void endIn(RecoveryCase opened, CaseStatus last) {
        if (last.ended()) {
            opened.end(last, NOW);
        }
    }
}
