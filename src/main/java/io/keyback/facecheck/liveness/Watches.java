package io.keyback.facecheck.liveness;

import io.keyback.facecheck.liveness.GestureWatch.Noticed;
import io.keyback.facecheck.seeing.Sight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Every gesture is looked for in every frame, whatever was asked. */
record Watches(EyeWatch eyes, SmileWatch smile, TurnWatch turn) {

    static Watches comparingWith(AtRest rest, LivenessSettings settings) {
        return new Watches(new EyeWatch(settings, rest), new SmileWatch(settings, rest), new TurnWatch(settings));
    }

    /** The gestures that are over with this frame. */
    List<Noticed> see(Sight sight, Instant at) {
        return List.<GestureWatch>of(eyes, smile, turn).stream()
                .flatMap(watch -> watch.see(sight, at).stream())
                .toList();
    }

    /** The gestures that have only to end. */
    List<Gesture> underWay() {
        List<Gesture> gestures = new ArrayList<>();
        if (eyes.enough()) {
            gestures.add(Gesture.CLOSE_EYES);
        }
        if (turn.enough()) {
            gestures.add(turn.side() > 0 ? Gesture.TURN_LEFT : Gesture.TURN_RIGHT);
        }
        return gestures;
    }

    GestureWatch of(Gesture gesture) {
        return switch (gesture) {
            case CLOSE_EYES -> eyes;
            case SMILE -> smile;
            case TURN_LEFT, TURN_RIGHT -> turn;
        };
    }
}
