package io.keyback.vision;

import java.time.Duration;

/** The moment by which work must be done. Loops ask between their steps: native code cannot be interrupted. */
public final class Deadline {

    private final long nanos;

    private Deadline(long nanos) {
        this.nanos = nanos;
    }

    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** The earlier of this one and the one that comes after the time. */
    public Deadline within(Duration time) {
        Deadline other = in(time);
        return other.nanos - nanos < 0 ? other : this;
    }

    public boolean passed() {
        return System.nanoTime() - nanos >= 0;
    }

    /**
     * For the places between two steps.
     *
     * @throws TimeUp when it has passed
     */
    public void check() {
        if (passed()) {
            throw new TimeUp();
        }
    }

    /** How long there is still; zero when it has passed. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
    }
}
