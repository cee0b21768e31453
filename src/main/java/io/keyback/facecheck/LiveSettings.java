package io.keyback.facecheck;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How frames of live face checks come in, and how many at the same time.
 *
 * @param attempts in one step of the request; then its pictures are left to a reviewer
 * @param framesPerSecond that a browser sends
 * @param framesInFlight that may wait for their answer; more are not looked at
 * @param maxFrame as it is sent
 * @param maxFrameSide in pixels
 * @param minFrameSide in pixels; what is kept of them is evidence, which must not be smaller
 * @param maxUnreadable frames of one attempt
 * @param workers threads that look at frames; each has its own native memory
 * @param sessionsPerWorker live at the same time; the others wait
 * @param maxWaiting sessions that wait; more are told to come again
 * @param usualDuration of a session, to say how long others wait
 * @param silence after which a browser that sends nothing is gone
 */
@Validated
@ConfigurationProperties("keyback.facecheck.live")
record LiveSettings(
        @DefaultValue("3") @Positive int attempts,
        @DefaultValue("6") @Positive int framesPerSecond,
        @DefaultValue("2") @Positive int framesInFlight,
        @DefaultValue("200KB") @NotNull DataSize maxFrame,
        @DefaultValue("640") @Positive int maxFrameSide,
        @DefaultValue("240") @Positive int minFrameSide,
        @DefaultValue("5") @PositiveOrZero int maxUnreadable,
        @DefaultValue("2") @Positive int workers,
        @DefaultValue("4") @Positive int sessionsPerWorker,
        @DefaultValue("100") @PositiveOrZero int maxWaiting,
        @DefaultValue("30s") @NotNull Duration usualDuration,
        @DefaultValue("10s") @NotNull Duration silence) {

    int sessions() {
        return workers * sessionsPerWorker;
    }
}
