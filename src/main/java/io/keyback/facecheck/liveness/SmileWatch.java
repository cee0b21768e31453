package io.keyback.facecheck.liveness;

import io.keyback.facecheck.seeing.Sight;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A smile that stays for a while; it need not end. */
final class SmileWatch implements GestureWatch {

    private final LivenessSettings settings;
    private final double level;
    private @Nullable Instant begun;
    private int frames;
    private double strength;

    SmileWatch(LivenessSettings settings, AtRest atRest) {
        this.settings = settings;
        this.level = Math.max(settings.smileTimes() * atRest.smile(), atRest.smile() + settings.smileMore());
    }

    @Override
    public Optional<Noticed> see(Sight sight, Instant at) {
        strength = 0;
        Integer smile = sight.smile();
        if (smile == null) {
            return Optional.empty();
        }
        if (smile < level) {
            begun = null;
            frames = 0;
            return Optional.empty();
        }
        begun = begun == null ? at : begun;
        frames++;
        strength = smile;
        return frames == settings.framesOfGesture()
                ? Optional.of(new Noticed(Gesture.SMILE, begun, at, false))
                : Optional.empty();
    }

    @Override
    public double strength() {
        return strength;
    }

    @Override
    public boolean enough() {
        return false;
    }
}
