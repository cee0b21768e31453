package io.keyback.facecheck.liveness;

import io.keyback.facecheck.seeing.Face;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * Whether the frames come as from one camera that looks at one person: no two alike, neither too slow nor too fast, and
 * the face where it was a moment ago. It cannot tell a camera that is only pretended and shows a film made for it.
 */
final class StreamWatch {

    private static final Duration MOMENT = Duration.ofMillis(700);
    private static final int LEAST_FRAMES = 10;

    private final LivenessSettings settings;
    private final Set<String> seen = new HashSet<>();
    private @Nullable String before;
    private @Nullable Instant first;
    private @Nullable Instant last;
    private @Nullable Face face;
    private @Nullable Instant faceAt;
    private boolean stopped;
    private int frames;
    private int still;
    private int repeated;
    private int jumps;
    private int missed;

    StreamWatch(LivenessSettings settings) {
        this.settings = settings;
    }

    void see(byte[] jpeg, @Nullable Face shown, Instant at) {
        frames++;
        if (last == null) {
            first = at;
        } else if (Duration.between(last, at).compareTo(settings.greatestGap()) > 0) {
            stopped = true;
        }
        last = at;
        compare(DigestUtils.sha256Hex(jpeg));
        if (shown != null) {
            follow(shown, at);
        }
    }

    void missed(int count) {
        missed += count;
    }

    private void compare(String frame) {
        if (frame.equals(before)) {
            still++;
        } else if (!seen.add(frame)) {
            repeated++;
        }
        before = frame;
    }

    private void follow(Face shown, Instant at) {
        if (face != null && faceAt != null && Duration.between(faceAt, at).compareTo(MOMENT) <= 0) {
            double moved = Math.hypot(shown.centreX() - face.centreX(), shown.centreY() - face.centreY());
            if (moved > settings.greatestJump() * face.width()) {
                jumps++;
            }
        }
        face = shown;
        faceAt = at;
    }

    /** The face as it was seen last. */
    @Nullable
    Face face() {
        return face;
    }

    Set<Fault> faults() {
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        if (frames < LEAST_FRAMES || stopped || framesPerSecond() < settings.leastFramesPerSecond()) {
            faults.add(Fault.FRAMES_TOO_FEW);
        }
        if (perSecond(frames + missed) > settings.greatestFramesPerSecond()) {
            faults.add(Fault.FRAMES_TOO_MANY);
        }
        if (still > settings.stillFrames() * frames) {
            faults.add(Fault.STILL_PICTURE);
        }
        if (repeated > settings.repeatedFrames()) {
            faults.add(Fault.FRAMES_REPEATED);
        }
        if (jumps > settings.jumps()) {
            faults.add(Fault.FACE_JUMPED);
        }
        return faults;
    }

    double framesPerSecond() {
        return perSecond(frames);
    }

    private double perSecond(int count) {
        if (first == null || last == null || !last.isAfter(first)) {
            return 0;
        }
        return (count - 1) * 1000.0 / Duration.between(first, last).toMillis();
    }

    int frames() {
        return frames;
    }

    int still() {
        return still;
    }

    int repeated() {
        return repeated;
    }

    int jumps() {
        return jumps;
    }
}
