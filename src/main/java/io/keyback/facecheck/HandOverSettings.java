package io.keyback.facecheck;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a face check is handed over to a second device.
 *
 * @param openWithin how long its code can be opened
 * @param useWithin how long the second device may show the face, from the opening on
 * @param perHour codes of one case
 */
@Validated
@ConfigurationProperties("keyback.facecheck.hand-over")
record HandOverSettings(
        @DefaultValue("10m") @NotNull Duration openWithin,
        @DefaultValue("15m") @NotNull Duration useWithin,
        @DefaultValue("10") @Positive int perHour) {}
