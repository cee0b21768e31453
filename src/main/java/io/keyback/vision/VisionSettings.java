package io.keyback.vision;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much may look at pictures at the same time.
 *
 * @param workers threads that look at pictures, all checks together; each may hold the memory of one picture
 * @param maxWaiting jobs that wait for one of them; more are refused
 */
@Validated
@ConfigurationProperties("keyback.vision")
record VisionSettings(
        @DefaultValue("2") @Positive int workers,
        @DefaultValue("64") @PositiveOrZero int maxWaiting) {}
