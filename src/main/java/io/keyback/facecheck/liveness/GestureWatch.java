package io.keyback.facecheck.liveness;

import io.keyback.facecheck.seeing.Sight;
import java.time.Instant;
import java.util.Optional;

/** Notices one kind of gesture. Knows nothing of what was asked. */
interface GestureWatch {

    /**
     * A gesture that is over.
     *
     * @param weak whether it was told by weak means
     */
    record Noticed(Gesture gesture, Instant begun, Instant ended, boolean weak) {}

    /** The gesture that is over with this frame. */
    Optional<Noticed> see(Sight sight, Instant at);

    /** How much of it this frame shows; 0 where none is under way. */
    double strength();

    /** Whether there was enough of it, and it has only to end. */
    boolean enough();
}
