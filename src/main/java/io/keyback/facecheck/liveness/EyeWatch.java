package io.keyback.facecheck.liveness;

import io.keyback.facecheck.seeing.Sight;
import io.keyback.facecheck.seeing.Sight.Eyes;
import io.keyback.facecheck.seeing.Sight.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Eyes that are shut for a while and open again. */
final class EyeWatch implements GestureWatch {

    private static final int LEAST_FRAMES = 2;

    private final LivenessSettings settings;
    private final double atRest;
    private @Nullable Instant shutSince;
    private int frames;
    private double strength;
    private boolean longEnough;

    EyeWatch(LivenessSettings settings, AtRest atRest) {
        this.settings = settings;
        this.atRest = atRest.eyes();
    }

    @Override
    public Optional<Noticed> see(Sight sight, Instant at) {
        strength = 0;
        Eyes eyes = sight.eyes();
        if (eyes == null || turned(sight.turn())) {
            return Optional.empty(); // a turned head hides an eye
        }
        double part = eyes.together() / atRest;
        if (part < settings.shut()) {
            shutSince = shutSince == null ? at : shutSince;
            frames++;
            strength = 1 - part;
            longEnough =
                    frames >= LEAST_FRAMES && Duration.between(shutSince, at).compareTo(settings.leastShut()) >= 0;
        }
        return part > settings.open() ? over(at) : Optional.empty();
    }

    private Optional<Noticed> over(Instant at) {
        Instant begun = shutSince;
        boolean counts = longEnough;
        shutSince = null;
        frames = 0;
        longEnough = false;
        return begun != null && counts
                ? Optional.of(new Noticed(Gesture.CLOSE_EYES, begun, at, false))
                : Optional.empty();
    }

    private boolean turned(@Nullable Turn turn) {
        return turn != null && Math.abs(turn.degree()) >= settings.straight();
    }

    @Override
    public double strength() {
        return strength;
    }

    @Override
    public boolean enough() {
        return longEnough;
    }
}
