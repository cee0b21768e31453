package io.keyback.process;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How reviewers come to their tasks, and lose them.
 *
 * @param claimExpiresAfter how long a claimed task may be left alone before it returns to the queue
 * @param sweepEvery how often Keyback looks for such tasks
 * @param assignment whether reviewers pick their tasks
 * @param nextOutOf of how many most urgent tasks the next one is drawn
 */
@Validated
@ConfigurationProperties("keyback.review")
record QueueSettings(
        @NotNull @DefaultValue("30m") Duration claimExpiresAfter,
        @NotNull @DefaultValue("1m") Duration sweepEvery,
        @NotNull @DefaultValue("pick") Assignment assignment,
        @DefaultValue("5") @Min(1) int nextOutOf) {

    enum Assignment {
        /** Whoever sees a task may claim it. */
        PICK,
        /** Keyback draws the task; nobody claims one that he has chosen. */
        NEXT
    }
}
