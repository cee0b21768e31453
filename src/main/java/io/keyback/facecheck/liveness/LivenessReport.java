package io.keyback.facecheck.liveness;

import java.util.List;
import java.util.Set;

/**
 * What an attempt showed. Nothing in it says whose face it was.
 *
 * @param faults none where everything was shown
 * @param asked in the order in which it was asked
 * @param repeated frames exactly like an earlier one that was not the one before
 * @param still frames exactly like the one before
 * @param jumps of the face between two frames
 */
public record LivenessReport(
        Set<Fault> faults, List<Asked> asked, int frames, double framesPerSecond, int repeated, int still, int jumps) {

    public LivenessReport {
        faults = Set.copyOf(faults);
        asked = List.copyOf(asked);
    }

    /** Whether a person did everything that was asked. */
    public boolean shown() {
        return faults.isEmpty();
    }

    /** Whether a turn was seen without landmarks to tell it by. */
    public boolean weak() {
        return asked.stream().anyMatch(Asked::weak);
    }

    /**
     * A gesture that was asked for.
     *
     * @param seconds from asking to its end, or to giving up
     * @param weak whether it was told by weak means
     */
    public record Asked(Gesture gesture, boolean seen, double seconds, boolean weak) {}
}
