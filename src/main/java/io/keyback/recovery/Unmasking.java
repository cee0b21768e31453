package io.keyback.recovery;

import java.time.Instant;

/** That a reviewer was given personal data in clear. */
public record Unmasking(int round, String reviewer, UnmaskReason reason, PersonalData what, Instant unmaskedAt) {}
