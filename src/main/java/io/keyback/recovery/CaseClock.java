package io.keyback.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time that a case has been ours: it runs from the acknowledged request, and stands still while the applicant owes
 * something.
 *
 * @param spent what had been used up when the clock last started or stopped
 * @param runningSince when it last started; null while it stands still
 */
record CaseClock(Duration spent, @Nullable Instant runningSince) {

    static final CaseClock NOT_STARTED = new CaseClock(Duration.ZERO, null);

    CaseClock startedAt(Instant now) {
        return runningSince == null ? new CaseClock(spent, now) : this;
    }

    CaseClock stoppedAt(Instant now) {
        return runningSince == null ? this : new CaseClock(spent.plus(Duration.between(runningSince, now)), null);
    }

    /** When the clock will show {@code limit}; empty while it stands still. May lie in the past. */
    Optional<Instant> reaches(Duration limit) {
        return Optional.ofNullable(runningSince).map(since -> since.plus(limit.minus(spent)));
    }
}
