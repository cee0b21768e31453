package io.keyback.facecheck;

import io.keyback.facecheck.Admission.Guest;
import io.keyback.facecheck.FrameLine.Frame;
import io.keyback.facecheck.LiveResult.End;
import io.keyback.facecheck.liveness.Guidance;
import io.keyback.facecheck.liveness.LivenessCheck;
import io.keyback.facecheck.seeing.Sight;
import io.keyback.facecheck.seeing.Watcher;
import io.keyback.vision.Pixels;
import java.awt.image.BufferedImage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt of one applicant, from the connection to its end. */
public final class LiveSession implements Guest {

    private static final Logger LOG = LoggerFactory.getLogger(LiveSession.class);

    private final LiveRequest request;
    private final LiveListener listener;
    private final LiveSessions sessions;
    private final LiveFrames frames;
    private final Function<Instant, LivenessCheck> begin;
    private final Clock clock;
    private final int maxUnreadable;
    private final FrameLine line;
    private final Object turn = new Object();
    private volatile Instant heard;
    private @Nullable LivenessCheck check;
    private @Nullable UUID attempt;
    private int unreadable;
    private volatile boolean over;

    LiveSession(
            LiveRequest request,
            LiveListener listener,
            LiveSessions sessions,
            LiveFrames frames,
            Function<Instant, LivenessCheck> begin,
            LiveSettings settings,
            Clock clock) {
        this.request = request;
        this.listener = listener;
        this.sessions = sessions;
        this.frames = frames;
        this.begin = begin;
        this.clock = clock;
        this.line = new FrameLine(settings.framesInFlight());
        this.maxUnreadable = settings.maxUnreadable();
        this.heard = clock.instant();
    }

    @Override
    public void begin() {
        synchronized (turn) {
            if (over) {
                return;
            }
            heard = clock.instant();
            check = begin.apply(heard);
        }
        listener.begins();
    }

    @Override
    public void waits(Duration about) {
        listener.waits(about);
    }

    /** A frame came. One that comes while too many wait for their answer is not looked at. */
    public void frame(byte[] jpeg) {
        heard = clock.instant();
        if (sessions.admitted(this) && line.join(new Frame(jpeg, heard))) {
            callWorker();
        }
    }

    private void callWorker() {
        Frame frame = line.first().orElseThrow();
        sessions.look(
                watcher -> {
                    look(watcher, frame);
                    goOn();
                },
                broken -> {
                    breakOff(broken);
                    goOn();
                });
    }

    private void goOn() {
        if (line.done()) {
            callWorker();
        }
    }

    /** The browser is gone. */
    public void close() {
        synchronized (turn) {
            if (over) {
                return;
            }
            over = true;
            sessions.leave(this);
            if (check != null && attempt != null) {
                check.end(clock.instant());
                keep(check);
            }
        }
    }

    LiveRequest request() {
        return request;
    }

    boolean silentFor(Duration time) {
        return heard.plus(time).isBefore(clock.instant());
    }

    private void look(Watcher watcher, Frame frame) {
        synchronized (turn) {
            LivenessCheck present = check;
            if (over || present == null) {
                return;
            }
            try {
                see(watcher, present, frame);
            } catch (FrameUnreadable unusable) {
                if (++unreadable > maxUnreadable) {
                    breakOff(unusable);
                }
            }
        }
    }

    private void see(Watcher watcher, LivenessCheck present, Frame frame) {
        BufferedImage picture = frames.decode(frame.jpeg());
        Sight sight;
        try (Mat pixels = Pixels.colour(picture)) {
            sight = watcher.look(pixels, present.attention());
        }
        present.missed(line.turnedAway());
        Guidance guidance = present.see(sight, frame.jpeg(), frame.at());
        if (guidance.step() > 0 && attempt == null) {
            attempt = sessions.begin(this).orElse(null);
            if (attempt == null) {
                end(sessions.allUsed(request));
                return;
            }
        }
        listener.guides(guidance);
        if (guidance.finished()) {
            over = true;
            sessions.leave(this);
            listener.ends(keep(present));
        }
    }

    private void end(LiveResult how) {
        over = true;
        sessions.leave(this);
        listener.ends(how);
    }

    /** The case may have been stopped meanwhile, or another device may go on with it. */
    private LiveResult keep(LivenessCheck finished) {
        try {
            return sessions.keep(this, attempt, finished);
        } catch (RuntimeException refused) {
            LOG.info("Of the face check of case {} nothing was kept: {}", request.caseId(), refused.toString());
            return new LiveResult(End.BROKEN, "Your request has changed meanwhile. Please load the page again.");
        }
    }

    private void breakOff(Throwable why) {
        LOG.warn("The face check of case {} broke off", request.caseId(), why);
        synchronized (turn) {
            if (over) {
                return;
            }
            end(new LiveResult(
                    End.BROKEN, "That did not work on our side. Please try again, or let a person check instead."));
        }
    }

    boolean isOver() {
        return over;
    }
}
