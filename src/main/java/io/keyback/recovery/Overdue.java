package io.keyback.recovery;

import java.time.Instant;

/** That a decision was late, since when, and why. */
public record Overdue(Instant at, OverdueReason reason) {}
