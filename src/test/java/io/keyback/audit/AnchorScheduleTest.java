package io.keyback.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AnchorScheduleTest {

    private static final Instant NOW = Instant.parse("2026-11-29T02:30:00Z");

    private final Anchors anchors = mock();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final AnchorSchedule schedule = new AnchorSchedule(
            anchors, new AuditSettings(Path.of("anchors"), "0 30 2 * * *"), Clock.fixed(NOW, ZoneOffset.UTC), meters);

    @Test
    void anAnchorIsWrittenWhereThereIsNoneOfThisNight() {
        when(anchors.write()).thenReturn(Optional.of(Path.of("anchor")));
        when(anchors.newest()).thenReturn(Optional.of(NOW.minus(Duration.ofDays(1))));

        schedule.write();

        verify(anchors).write();
    }

    @Test
    void whereAnotherNodeHasJustWrittenOneNoOtherIs() {
        when(anchors.newest()).thenReturn(Optional.of(NOW.minus(Duration.ofMinutes(1))));

        schedule.write();

        verify(anchors, never()).write();
    }

    @Test
    void theAgeOfTheNewestAnchorIsShown() {
        when(anchors.newest()).thenReturn(Optional.of(NOW.minus(Duration.ofHours(27))));

        assertThat(age()).isEqualTo(27 * 3600);
    }

    @Test
    void whereTheNewestAnchorCannotBeReadTheAgeCountsFromTheStart() {
        when(anchors.newest()).thenThrow(new IllegalStateException("changed"));

        schedule.write();

        verify(anchors, never()).write();
        assertThat(age()).isZero();
    }

    private double age() {
        return meters.get("keyback.audit.anchor.age").timeGauge().value(TimeUnit.SECONDS);
    }
}
