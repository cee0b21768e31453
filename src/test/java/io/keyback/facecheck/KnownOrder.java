package io.keyback.facecheck;

import io.keyback.facecheck.liveness.Gesture;
import java.util.List;
import org.springframework.context.annotation.Primary;

/** What is asked in the browser journeys: a film for them has to be made before. Added by hand, never found by a scan. */
@Primary
public final class KnownOrder implements GestureOrder {

    private static final List<Gesture> ORDER = List.of(Gesture.TURN_LEFT, Gesture.CLOSE_EYES, Gesture.SMILE);

    @Override
    public List<Gesture> choose(int number) {
        return ORDER.subList(0, number);
    }
}
