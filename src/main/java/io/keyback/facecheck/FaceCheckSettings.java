package io.keyback.facecheck;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When pictures of a face count for a case.
 *
 * @param maxAge longer than any case lives, whatever additional information it waits for
 */
@Validated
@ConfigurationProperties("keyback.facecheck")
record FaceCheckSettings(@DefaultValue("30d") @NotNull Duration maxAge) {}
