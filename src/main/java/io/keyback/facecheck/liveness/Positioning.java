package io.keyback.facecheck.liveness;

import io.keyback.facecheck.seeing.Face;
import io.keyback.facecheck.seeing.Sight;
import io.keyback.facecheck.seeing.Sight.Eyes;
import io.keyback.facecheck.seeing.Sight.Light;
import io.keyback.facecheck.seeing.Sight.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings the face into its place, and takes the person's own measure there. */
final class Positioning {

    /** A blink is shorter. */
    private static final int FRAMES_OF_COVERED_EYES = 6;

    /** In widths of the face from one frame to the next. */
    private static final double STILL = 0.12;

    private final LivenessSettings settings;
    private final List<Sight> atRest = new ArrayList<>();
    private @Nullable Face before;
    private int coveredEyes;

    Positioning(LivenessSettings settings) {
        this.settings = settings;
    }

    /** What is wrong with the frame; counts it where nothing is. */
    Advice see(Sight sight) {
        Optional<Advice> wrong = wrong(sight);
        before = sight.face().orElse(null);
        if (wrong.isPresent()) {
            atRest.clear();
            return wrong.get();
        }
        if (eyesOpen(sight.eyes(), settings)) {
            coveredEyes = 0;
            atRest.add(sight);
        } else if (++coveredEyes >= FRAMES_OF_COVERED_EYES) {
            return Advice.UNCOVER;
        }
        return Advice.GOOD;
    }

    static boolean eyesOpen(@Nullable Eyes eyes, LivenessSettings settings) {
        return eyes != null && Math.min(eyes.left(), eyes.right()) >= settings.leastOpenEye();
    }

    boolean done() {
        return atRest.size() >= settings.framesAtRest();
    }

    double progress() {
        return (double) Math.min(atRest.size(), settings.framesAtRest()) / settings.framesAtRest();
    }

    AtRest measure() {
        return AtRest.of(atRest);
    }

    private Optional<Advice> wrong(Sight sight) {
        Optional<Face> found = sight.face();
        if (found.isEmpty()) {
            Light light = sight.light();
            return Optional.of(light.brightness() < settings.darkest() / 2 ? Advice.TOO_DARK : Advice.NO_FACE);
        }
        Face face = found.get();
        if (several(sight)) {
            return Optional.of(Advice.SEVERAL_FACES);
        }
        return place(sight, face).or(() -> light(sight.light())).or(() -> posture(sight, face));
    }

    /** Whether somebody else is in the picture, not far behind. */
    static boolean several(Sight sight) {
        return sight.faces().size() > 1
                && sight.faces().get(1).area() >= 0.2 * sight.faces().get(0).area();
    }

    private Optional<Advice> place(Sight sight, Face face) {
        double side = Math.min(sight.width(), sight.height());
        if (face.width() < settings.leastWidth() * side) {
            return Optional.of(Advice.COME_CLOSER);
        }
        if (face.width() > settings.greatestWidth() * side) {
            return Optional.of(Advice.MOVE_BACK);
        }
        if (Math.abs(face.centreX() - sight.width() / 2.0) > settings.greatestOffset() * side) {
            return Optional.of(Advice.MOVE_TO_CENTRE);
        }
        return Math.abs(face.centreY() - sight.height() / 2.0) > settings.greatestOffset() * side
                ? Optional.of(Advice.EYE_LEVEL)
                : Optional.empty();
    }

    private Optional<Advice> light(Light light) {
        if (light.brightness() < settings.darkest()) {
            return Optional.of(Advice.TOO_DARK);
        }
        if (light.brightness() > settings.brightest()) {
            return Optional.of(Advice.TOO_BRIGHT);
        }
        return light.oneSided() > settings.greatestOneSidedness()
                ? Optional.of(Advice.LIGHT_FROM_ONE_SIDE)
                : Optional.empty();
    }

    private Optional<Advice> posture(Sight sight, Face face) {
        Turn turn = sight.turn();
        if (turn != null && Math.abs(turn.degree()) >= settings.turned()) {
            return Optional.of(Advice.LOOK_STRAIGHT);
        }
        boolean moved = before != null
                && Math.hypot(face.centreX() - before.centreX(), face.centreY() - before.centreY())
                        > STILL * face.width();
        return moved || sight.light().sharpness() < settings.leastSharpness()
                ? Optional.of(Advice.HOLD_STILL)
                : Optional.empty();
    }
}
