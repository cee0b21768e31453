package io.keyback.facecheck;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When pictures of a face count for a case, and what their comparison says.
 *
 * @param maxAge longer than any case lives, whatever additional information it waits for
 * @param timeToCompare for all comparisons of a case
 * @param sameFrom similarity of two faces, a cosine, from which on they are one person's
 * @param differentBelow similarity below which they are not
 * @param spoof probability of a presentation attack from which on it is told
 */
@Validated
@ConfigurationProperties("keyback.facecheck")
record FaceCheckSettings(
        @DefaultValue("30d") @NotNull Duration maxAge,
        @DefaultValue("10s") @NotNull Duration timeToCompare,

        @DefaultValue("0.45") @DecimalMin("0") @DecimalMax("1")
        double sameFrom,

        @DefaultValue("0.30") @DecimalMin("0") @DecimalMax("1")
        double differentBelow,

        @DefaultValue("0.5") @DecimalMin("0") @DecimalMax("1")
        double spoof) {}
