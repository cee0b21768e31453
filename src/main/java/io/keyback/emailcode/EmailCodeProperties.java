package io.keyback.emailcode;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of email codes.
 *
 * @param validity how long a code is good
 * @param maxTries how often a code may be entered in one case, over all codes of the case
 * @param maxTriesPerDay how often a code may be entered for one account on one day (UTC), over all its cases
 * @param maxMailsPerHour how many codes one case may have within an hour
 */
@Validated
@ConfigurationProperties("keyback.emailcode")
record EmailCodeProperties(
        @DefaultValue("10m") @DurationMin(minutes = 1) @DurationMax(minutes = 10)
        Duration validity,

        @DefaultValue("5") @Min(1) @Max(10) int maxTries,
        @DefaultValue("15") @Min(1) @Max(100) int maxTriesPerDay,
        @DefaultValue("3") @Min(1) @Max(20) int maxMailsPerHour) {}
