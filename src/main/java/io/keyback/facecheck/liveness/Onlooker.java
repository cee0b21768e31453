package io.keyback.facecheck.liveness;

import io.keyback.facecheck.liveness.GestureWatch.Noticed;
import io.keyback.facecheck.seeing.Sight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Says what somebody does whom nobody guides, with the same watches as an attempt: for measuring how well they see. Where
 * the face stands in the frame, and how it is lit, it takes as it is.
 */
public final class Onlooker {

    /** A median of fewer frames is no measure. */
    private static final int LEAST_AT_REST = 3;

    private final LivenessSettings settings;

    public Onlooker(LivenessSettings settings) {
        this.settings = settings;
    }

    /** One frame. */
    public record Frame(Sight sight, Instant at) {}

    /**
     * What was seen.
     *
     * @param gestures in the order in which they ended; one that the last frame shows counts when there was enough of it
     * @param atRest whether the person was seen at rest: with nothing to compare with, eyes and smiles are not judged
     * @param several whether somebody else was in the picture, for as long as ends an attempt or in all of a shorter clip
     */
    public record Impression(List<Gesture> gestures, boolean atRest, boolean several) {

        public Impression {
            gestures = List.copyOf(gestures);
        }
    }

    /**
     * What the frames show, one after the other.
     *
     * @param frames in their order, each looked at for everything
     */
    public Impression watch(List<Frame> frames) {
        List<Sight> atRest = frames.stream()
                .map(Frame::sight)
                .filter(this::isAtRest)
                .limit(settings.framesAtRest())
                .toList();
        boolean known = atRest.size() >= LEAST_AT_REST;
        Watches watches = Watches.comparingWith(AtRest.of(atRest), settings);
        List<Gesture> gestures = new ArrayList<>();
        int framesOfSeveral = 0;
        boolean several = false;
        for (Frame frame : frames) {
            watches.see(frame.sight(), frame.at()).stream()
                    .map(Noticed::gesture)
                    .forEach(gestures::add);
            framesOfSeveral = Positioning.several(frame.sight()) ? framesOfSeveral + 1 : 0;
            several |= framesOfSeveral >= Math.min(LivenessCheck.FRAMES_OF_SEVERAL, frames.size());
        }
        gestures.addAll(watches.underWay());
        return new Impression(
                gestures.stream().filter(gesture -> known || gesture.isTurn()).toList(), known, several);
    }

    private boolean isAtRest(Sight sight) {
        return sight.face().isPresent()
                && Positioning.eyesOpen(sight.eyes(), settings)
                && (sight.turn() == null || Math.abs(sight.turn().degree()) < settings.straight());
    }
}
