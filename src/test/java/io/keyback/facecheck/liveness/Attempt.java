package io.keyback.facecheck.liveness;

import io.keyback.facecheck.seeing.Face;
import io.keyback.facecheck.seeing.Sight;
import io.keyback.facecheck.seeing.Sight.Eyes;
import io.keyback.facecheck.seeing.Sight.Light;
import io.keyback.facecheck.seeing.Sight.Turn;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** An attempt whose sights a test makes up, six in a second. */
final class Attempt {

    static final LivenessSettings SETTINGS = new Binder(new MapConfigurationPropertySource())
            .bindOrCreate("keyback.facecheck.liveness", LivenessSettings.class);

    private static final Duration EVERY = Duration.ofMillis(167);
    private static final Light GOOD_LIGHT = new Light(140, 5, 150);

    private final LivenessCheck check;
    private Instant now = Instant.parse("2026-11-28T10:00:00Z");
    private Duration every = EVERY;
    private int frames;
    private @Nullable Guidance last;

    private Attempt(List<Gesture> gestures) {
        this.check = new LivenessCheck(gestures, SETTINGS, now);
    }

    static Attempt asking(Gesture... gestures) {
        return new Attempt(List.of(gestures));
    }

    /** Up to the moment in which the first gesture is asked for. */
    static Attempt positioned(Gesture... gestures) {
        return asking(gestures).frames(rest(), SETTINGS.framesAtRest());
    }

    static Sight rest() {
        return sight(face(), GOOD_LIGHT, new Eyes(80, 80), 100, straight());
    }

    static Sight eyesShut() {
        return sight(face(), GOOD_LIGHT, new Eyes(1, 1), 100, straight());
    }

    static Sight smiling() {
        return sight(face(), GOOD_LIGHT, new Eyes(80, 80), 300, straight());
    }

    /** @param degree positive to the person's own left */
    static Sight turned(double degree) {
        return sight(face(), GOOD_LIGHT, new Eyes(60, 20), 100, new Turn(degree, false));
    }

    static Sight profile(double side) {
        return new Sight(480, 360, List.of(), GOOD_LIGHT, null, null, new Turn(side, true));
    }

    /** As the cascades alone see somebody who looks ahead. */
    static Sight weaklyStraight() {
        return sight(face(), GOOD_LIGHT, new Eyes(80, 80), 100, new Turn(0, true));
    }

    static Sight nobody() {
        return new Sight(480, 360, List.of(), new Light(140, 0, 0), null, null, null);
    }

    static Sight twoFaces() {
        Face other = new Face(10, 90, 150, 150, null, 10);
        return new Sight(480, 360, List.of(face(), other), GOOD_LIGHT, new Eyes(80, 80), 100, straight());
    }

    static Sight at(double x, double y, double width) {
        return sight(
                new Face(x - width / 2, y - width / 2, width, width, null, 10),
                GOOD_LIGHT,
                new Eyes(80, 80),
                100,
                straight());
    }

    static Sight lit(double brightness, double oneSided, double sharpness) {
        return sight(face(), new Light(brightness, oneSided, sharpness), new Eyes(80, 80), 100, straight());
    }

    static Sight eyesCovered() {
        return sight(face(), GOOD_LIGHT, new Eyes(80, 2), 100, straight());
    }

    private static Face face() {
        return new Face(150, 90, 180, 180, null, 10);
    }

    private static Turn straight() {
        return new Turn(0, false);
    }

    private static Sight sight(Face face, Light light, Eyes eyes, int smile, Turn turn) {
        return new Sight(480, 360, List.of(face), light, eyes, smile, turn);
    }

    Attempt at(int framesPerSecond) {
        every = Duration.ofMillis(1000 / framesPerSecond);
        return this;
    }

    Attempt frames(Sight sight, int number) {
        for (int i = 0; i < number && !check.finished(); i++) {
            frame(sight, "frame " + frames);
        }
        return this;
    }

    Attempt seconds(Sight sight, double seconds) {
        return frames(sight, (int) Math.round(seconds * 1000 / every.toMillis()));
    }

    Attempt frame(Sight sight, String content) {
        if (!check.finished()) {
            frames++;
            now = now.plus(every);
            last = check.see(sight, content.getBytes(StandardCharsets.UTF_8), now);
        }
        return this;
    }

    Attempt pause(Duration pause) {
        now = now.plus(pause);
        return this;
    }

    /** Does it well, and is at rest again. */
    Attempt does(Gesture gesture) {
        seconds(rest(), 0.5);
        switch (gesture) {
            case CLOSE_EYES -> seconds(eyesShut(), 1);
            case SMILE -> seconds(smiling(), 1);
            case TURN_LEFT -> seconds(turned(0.3), 1);
            case TURN_RIGHT -> seconds(turned(-0.3), 1);
        }
        return seconds(rest(), 0.6);
    }

    Guidance told() {
        return Objects.requireNonNull(last);
    }

    LivenessReport report() {
        return check.report();
    }

    LivenessCheck check() {
        return check;
    }

    Attempt end() {
        check.end(now);
        return this;
    }
}
