package io.keyback.facecheck.liveness;

import io.keyback.facecheck.seeing.Sight;
import io.keyback.facecheck.seeing.Sight.Turn;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A head that is turned to one side and straight again. */
final class TurnWatch implements GestureWatch {

    private final LivenessSettings settings;
    private @Nullable Instant begun;
    private double side;
    private int frames;
    private boolean weak;
    private double strength;

    TurnWatch(LivenessSettings settings) {
        this.settings = settings;
    }

    @Override
    public Optional<Noticed> see(Sight sight, Instant at) {
        strength = 0;
        Turn turn = sight.turn();
        if (turn == null) {
            return Optional.empty();
        }
        double size = Math.abs(turn.degree());
        if (size >= settings.turned()) {
            away(turn, at);
        }
        return size < settings.straight() ? back(at) : Optional.empty();
    }

    private void away(Turn turn, Instant at) {
        if (begun == null || Math.signum(turn.degree()) != side || turn.weak() != weak) {
            begun = at;
            frames = 0;
            side = Math.signum(turn.degree());
            weak = turn.weak();
        }
        frames++;
        strength = Math.abs(turn.degree());
    }

    private Optional<Noticed> back(Instant at) {
        Instant since = begun;
        boolean counts = enough();
        begun = null;
        frames = 0;
        Gesture gesture = side > 0 ? Gesture.TURN_LEFT : Gesture.TURN_RIGHT;
        return since != null && counts ? Optional.of(new Noticed(gesture, since, at, weak)) : Optional.empty();
    }

    @Override
    public double strength() {
        return strength;
    }

    /** Which way the head is turned now; positive is to the person's left, 0 is not turned. */
    double side() {
        return begun == null ? 0 : side;
    }

    @Override
    public boolean enough() {
        return frames >= (weak ? settings.framesOfProfile() : settings.framesOfGesture());
    }
}
