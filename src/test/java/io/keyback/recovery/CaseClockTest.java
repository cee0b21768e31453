package io.keyback.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class CaseClockTest {

    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    private static final Duration LIMIT = Duration.ofDays(2);

    @Test
    void aClockThatWasNotStartedReachesNothing() {
        assertThat(CaseClock.NOT_STARTED.reaches(LIMIT)).isEmpty();
        assertThat(CaseClock.NOT_STARTED.spent()).isZero();
    }

    @Test
    void itRunsFromTheStart() {
        CaseClock clock = CaseClock.NOT_STARTED.startedAt(START);

        assertThat(clock.reaches(LIMIT)).contains(START.plus(LIMIT));
    }

    @Test
    void itStandsStillWhileTheApplicantOwesSomething() {
        CaseClock paused = CaseClock.NOT_STARTED.startedAt(START).stoppedAt(START.plus(Duration.ofHours(10)));

        assertThat(paused.spent()).isEqualTo(Duration.ofHours(10));
        assertThat(paused.reaches(LIMIT)).isEmpty();
    }

    @Test
    void everyPauseMovesTheDueDateByItsLength() {
        Instant resumed = START.plus(Duration.ofHours(10)).plus(Duration.ofDays(3));
        Instant resumedAgain = resumed.plus(Duration.ofHours(5)).plus(Duration.ofDays(2));

        CaseClock clock = CaseClock.NOT_STARTED
                .startedAt(START)
                .stoppedAt(START.plus(Duration.ofHours(10)))
                .startedAt(resumed)
                .stoppedAt(resumed.plus(Duration.ofHours(5)))
                .startedAt(resumedAgain);

        assertThat(clock.spent()).isEqualTo(Duration.ofHours(15));
        assertThat(clock.reaches(LIMIT)).contains(START.plus(LIMIT).plus(Duration.ofDays(5)));
    }

    @Test
    void startingTwiceOrStoppingTwiceChangesNothing() {
        CaseClock running = CaseClock.NOT_STARTED.startedAt(START);
        CaseClock paused = running.stoppedAt(START.plusSeconds(60));

        assertThat(running.startedAt(START.plusSeconds(30))).isEqualTo(running);
        assertThat(paused.stoppedAt(START.plusSeconds(90))).isEqualTo(paused);
        assertThat(CaseClock.NOT_STARTED.stoppedAt(START)).isEqualTo(CaseClock.NOT_STARTED);
    }

    @Test
    void aLimitThatWasPassedBeforeThePauseLiesInThePast() {
        Instant resumed = START.plus(Duration.ofDays(9));

        CaseClock clock = CaseClock.NOT_STARTED
                .startedAt(START)
                .stoppedAt(START.plus(Duration.ofHours(50)))
                .startedAt(resumed);

        assertThat(clock.reaches(LIMIT)).contains(resumed.minus(Duration.ofHours(2)));
    }

    @Test
    void theNightInWhichClocksGoBackIsNotLonger() {
        ZonedDateTime eveningInVienna = ZonedDateTime.of(2026, 10, 24, 20, 0, 0, 0, ZoneId.of("Europe/Vienna"));

        CaseClock clock = CaseClock.NOT_STARTED.startedAt(eveningInVienna.toInstant());

        assertThat(clock.reaches(LIMIT).orElseThrow().atZone(ZoneId.of("Europe/Vienna")))
                .isEqualTo(eveningInVienna.plusDays(2).minusHours(1));
    }
}
