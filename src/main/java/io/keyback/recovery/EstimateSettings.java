package io.keyback.recovery;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an applicant is told about how long decisions take.
 *
 * @param within how recent a decision must be to count
 * @param ofLatest how many of the latest decisions count at most
 * @param minimum with fewer decisions than these nothing is told but the promise
 */
@Validated
@ConfigurationProperties("keyback.estimate")
record EstimateSettings(
        @NotNull @DefaultValue("30d") Duration within,
        @DefaultValue("100") @Min(1) int ofLatest,
        @DefaultValue("20") @Min(2) int minimum) {}
