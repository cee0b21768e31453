package io.keyback.facecheck;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When face frames count as a live capture of this case.
 *
 * @param maxTakeDuration from the first to the last frame received
 * @param maxAge of the frames; longer than any case lives, whatever additional information it waits for
 * @param cameraClockTolerance by which a camera's clock may be behind ours; covers the time zone EXIF does not name
 * @param minBrightnessRange between the darkest and the brightest part of a frame (0 to 255); below it shows nothing
 */
@Validated
@ConfigurationProperties("keyback.facecheck")
record FaceCheckSettings(
        @DefaultValue("2m") @NotNull Duration maxTakeDuration,
        @DefaultValue("30d") @NotNull Duration maxAge,
        @DefaultValue("26h") @NotNull Duration cameraClockTolerance,
        @DefaultValue("16") @Positive int minBrightnessRange) {}
