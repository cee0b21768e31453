package io.keyback.recovery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That an applicant agreed to have the face recorded.
 *
 * @param wording what was shown and agreed to
 * @param withdrawnAt null while it holds
 */
public record Consent(
        ConsentWording wording, Instant givenAt, @Nullable Instant withdrawnAt) {}
