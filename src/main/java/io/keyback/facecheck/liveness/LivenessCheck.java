package io.keyback.facecheck.liveness;

import io.keyback.facecheck.liveness.GestureWatch.Noticed;
import io.keyback.facecheck.liveness.LivenessReport.Asked;
import io.keyback.facecheck.seeing.Attention;
import io.keyback.facecheck.seeing.Face;
import io.keyback.facecheck.seeing.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One attempt: brings the face into its place, asks for one gesture after another, and sees whether each is done when it
 * is asked for. A gesture that began before it could be read counts for nothing; another one than was asked ends the
 * attempt. Not thread-safe.
 */
public final class LivenessCheck {

    /** Of the way, for bringing the face into its place. */
    private static final double SHARE_OF_POSITIONING = 0.25;

    /** In which somebody else is seen: one frame may be a mistake. */
    static final int FRAMES_OF_SEVERAL = 3;

    private static final int FRAMES_BETWEEN = 2;

    private final List<Gesture> gestures;
    private final LivenessSettings settings;
    private final Positioning positioning;
    private final StreamWatch stream;
    private final KeyFrames keyFrames = new KeyFrames();
    private final Set<Fault> faults = EnumSet.noneOf(Fault.class);
    private final List<Asked> asked = new ArrayList<>();
    private @Nullable Watches watches;
    private Instant since;
    private Instant faceSeen;
    private Instant restWanted;
    private int framesBetween;
    private int framesOfSeveral;

    /**
     * An attempt that begins now.
     *
     * @param gestures in the order in which they are asked
     */
    public LivenessCheck(List<Gesture> gestures, LivenessSettings settings, Instant now) {
        this.gestures = List.copyOf(gestures);
        this.settings = settings;
        this.positioning = new Positioning(settings);
        this.stream = new StreamWatch(settings);
        this.since = now;
        this.faceSeen = now;
        this.restWanted = now;
    }

    /** What the next frame is to be looked at for. */
    public Set<Attention> attention() {
        Gesture gesture = current();
        if (watches == null) {
            return gestures.contains(Gesture.SMILE) ? EnumSet.of(Attention.SMILE) : EnumSet.noneOf(Attention.class);
        }
        if (gesture == Gesture.SMILE) {
            return EnumSet.of(Attention.SMILE);
        }
        return gesture != null && gesture.isTurn() ? EnumSet.of(Attention.TURN) : EnumSet.noneOf(Attention.class);
    }

    /**
     * Takes one frame in.
     *
     * @param jpeg as it was sent
     * @param at when it came
     */
    public Guidance see(Sight sight, byte[] jpeg, Instant at) {
        if (finished()) {
            throw new IllegalStateException("The attempt is over");
        }
        Face face = sight.face().orElse(null);
        stream.see(jpeg, face, at);
        if (face != null || isTurned(sight)) {
            faceSeen = at;
        }
        Watches present = watches;
        return present == null ? position(sight, jpeg, at) : judge(present, sight, jpeg, at);
    }

    /** So many frames came that nobody looked at: more than the browser was told to send. */
    public void missed(int count) {
        stream.missed(count);
    }

    /** Nothing more will come. */
    public void end(Instant at) {
        if (!finished()) {
            fail(watches == null ? Fault.NOT_POSITIONED : Fault.FRAMES_TOO_FEW, at);
        }
    }

    public boolean finished() {
        return !faults.isEmpty() || current() == null;
    }

    /** What it showed; only when it is finished. */
    public LivenessReport report() {
        Set<Fault> all = EnumSet.copyOf(stream.faults());
        all.addAll(faults);
        return new LivenessReport(
                all,
                asked,
                stream.frames(),
                stream.framesPerSecond(),
                stream.repeated(),
                stream.still(),
                stream.jumps());
    }

    /** The selfie first, then one frame for each gesture of which something was seen. */
    public List<KeyFrame> keyFrames() {
        return keyFrames.all();
    }

    private Guidance position(Sight sight, byte[] jpeg, Instant at) {
        Advice advice = positioning.see(sight);
        if (advice == Advice.GOOD && sight.face().isPresent()) {
            keyFrames.selfie(sight.face().get(), jpeg, sight.light().sharpness());
        }
        if (positioning.done()) {
            watches = Watches.comparingWith(positioning.measure(), settings);
            since = at;
            return ask(at);
        }
        Duration left = left(settings.timeToPosition(), at);
        if (left.isZero()) {
            fail(Fault.NOT_POSITIONED, at);
        }
        return guidance(advice, 0, SHARE_OF_POSITIONING * positioning.progress(), left);
    }

    private Guidance judge(Watches present, Sight sight, byte[] jpeg, Instant at) {
        List<Noticed> noticed = present.see(sight, at);
        framesOfSeveral = Positioning.several(sight) ? framesOfSeveral + 1 : 0;
        Gesture gesture = Objects.requireNonNull(current());
        if (framesOfSeveral >= FRAMES_OF_SEVERAL) {
            return fail(Fault.SEVERAL_FACES, at);
        }
        if (!gesture.isTurn() && Duration.between(faceSeen, at).compareTo(settings.faceMayBeLost()) > 0) {
            return fail(Fault.FACE_LOST, at);
        }
        if (framesBetween > 0) {
            return between(sight, at);
        }
        Instant earliest = since.plus(settings.timeToReact());
        for (Noticed each : noticed) {
            if (each.begun().isBefore(earliest)) {
                continue;
            }
            if (each.gesture() == gesture) {
                return done(each, at);
            }
            if (contradicts(each, gesture)) {
                return fail(Fault.OTHER_GESTURE_SEEN, at);
            }
        }
        GestureWatch watch = present.of(gesture);
        keepPeak(gesture, watch, present, sight, jpeg);
        if (left(settings.timeForGesture(), at).isZero()) {
            return fail(Fault.GESTURE_NOT_SEEN, at);
        }
        if (watch.enough()) {
            return guidance(gesture.isTurn() ? Advice.TURN_BACK : Advice.OPEN_EYES, at);
        }
        return advise(sight, gesture, at);
    }

    /** A blink contradicts nothing, nor does a smile; and eyes are not seen well in a head that turns. */
    private boolean contradicts(Noticed noticed, Gesture gesture) {
        if (noticed.gesture().isTurn()) {
            return true;
        }
        return noticed.gesture() == Gesture.CLOSE_EYES
                && !gesture.isTurn()
                && Duration.between(noticed.begun(), noticed.ended())
                                .compareTo(settings.leastShut().multipliedBy(2))
                        >= 0;
    }

    private void keepPeak(Gesture gesture, GestureWatch watch, Watches present, Sight sight, byte[] jpeg) {
        boolean otherSide =
                gesture.isTurn() && Math.signum(present.turn().side()) != (gesture == Gesture.TURN_LEFT ? 1 : -1);
        Face face = sight.face().orElse(stream.face());
        if (watch.strength() > 0 && !otherSide && face != null) {
            keyFrames.peak(gesture, face, jpeg, watch.strength());
        }
    }

    private Guidance done(Noticed noticed, Instant at) {
        asked.add(new Asked(noticed.gesture(), true, seconds(at), noticed.weak()));
        since = at;
        if (finished()) {
            return guidance(Advice.DONE, gestures.size(), 1, Duration.ZERO);
        }
        framesBetween = FRAMES_BETWEEN;
        restWanted = at;
        return guidance(Advice.LOOK_STRAIGHT, at);
    }

    /** Until the face is at rest again; the time for the next gesture begins then. */
    private Guidance between(Sight sight, Instant at) {
        if (sight.face().isPresent() && !isTurned(sight)) {
            framesBetween--;
        }
        since = at;
        if (Duration.between(restWanted, at).compareTo(settings.timeForGesture()) > 0) {
            return fail(Fault.FACE_LOST, at);
        }
        return framesBetween == 0 ? ask(at) : guidance(Advice.LOOK_STRAIGHT, at);
    }

    private Guidance advise(Sight sight, Gesture gesture, Instant at) {
        if (framesOfSeveral > 0) {
            return guidance(Advice.SEVERAL_FACES, at);
        }
        boolean lost = sight.face().isEmpty() && !gesture.isTurn();
        return lost ? guidance(Advice.NO_FACE, at) : ask(at);
    }

    private Guidance ask(Instant at) {
        return guidance(Advice.to(Objects.requireNonNull(current())), at);
    }

    private Guidance fail(Fault fault, Instant at) {
        Gesture gesture = current();
        if (watches != null && gesture != null) {
            asked.add(new Asked(gesture, false, seconds(at), false));
        }
        faults.add(fault);
        return guidance(Advice.HOLD_STILL, at);
    }

    private Guidance guidance(Advice advice, Instant at) {
        double done = (double) asked.size() / gestures.size();
        return guidance(
                advice,
                Math.min(asked.size() + 1, gestures.size()),
                SHARE_OF_POSITIONING + (1 - SHARE_OF_POSITIONING) * done,
                left(settings.timeForGesture(), at));
    }

    private Guidance guidance(Advice advice, int step, double progress, Duration left) {
        return new Guidance(advice, step, gestures.size(), progress, left, finished());
    }

    private @Nullable Gesture current() {
        return asked.size() < gestures.size() ? gestures.get(asked.size()) : null;
    }

    private boolean isTurned(Sight sight) {
        return sight.turn() != null && Math.abs(sight.turn().degree()) >= settings.straight();
    }

    private Duration left(Duration whole, Instant at) {
        Duration left = whole.minus(Duration.between(since, at));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private double seconds(Instant at) {
        return Duration.between(since, at).toMillis() / 1000.0;
    }
}
