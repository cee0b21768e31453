package io.keyback.throttle;

import java.time.Duration;

/** Somebody asked more often than he may. */
public class TooOften extends RuntimeException {

    private final Duration retryAfter;

    public TooOften(Duration retryAfter) {
        super("Asked too often; once more in " + retryAfter.toSeconds() + " s");
        this.retryAfter = retryAfter;
    }

    /** After which one call is free again. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
