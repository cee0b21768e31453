package io.keyback.process;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the engine.
 *
 * @param models what is deployed, as patterns on the classpath
 * @param cleanupFrom when the nightly removal of old history begins, UTC
 * @param cleanupUntil when it pauses until the next night, UTC
 * @param signInDelay how long a member of staff waits after a wrong password; twice as long after each further one
 * @param longestSignInDelay how long he waits at most
 * @param retryAfter the waits between the tries of a failed step; after the last one a process owner is asked
 * @param longestStep how long a node that lives keeps a step to itself; longer than the limits of all it waits for in one.
 *     Then another node takes the step up as well. The database ends a transaction of a node that says nothing for that
 *     long, and reads it too: to be written in seconds, as in {@code 45s}
 * @param clockTolerance how far a node's clock may be off the database's; less than the time for which a job is locked
 */
@Validated
@ConfigurationProperties("keyback.process")
record EngineSettings(
        @NotEmpty @DefaultValue({"processes/*.bpmn", "processes/*.dmn", "forms/*.form"})
        List<String> models,

        @NotNull @DefaultValue("02:00") LocalTime cleanupFrom,
        @NotNull @DefaultValue("05:00") LocalTime cleanupUntil,

        @NotNull @DefaultValue("3s") Duration signInDelay,
        @NotNull @DefaultValue("5m") Duration longestSignInDelay,

        @NotNull @DefaultValue({"5s", "10s", "30s", "1m", "5m", "15m", "30m", "1h", "2h", "4h"})
        List<Duration> retryAfter,

        @NotNull @DefaultValue("30s") Duration longestStep,
        @NotNull @DefaultValue("3s") Duration clockTolerance) {
    EngineSettings {
        models = List.copyOf(models);
        retryAfter = List.copyOf(retryAfter);
    }
}
