package io.keyback.facecheck;

import io.keyback.caseid.CaseId;
import io.keyback.evidence.EvidenceKind;
import io.keyback.evidence.EvidenceStore;
import io.keyback.facecheck.FaceCapture.Picture;
import io.keyback.facecheck.LiveResult.End;
import io.keyback.facecheck.liveness.Gesture;
import io.keyback.facecheck.liveness.KeyFrame;
import io.keyback.facecheck.liveness.LivenessCheck;
import io.keyback.facecheck.liveness.LivenessReport;
import io.keyback.facecheck.liveness.LivenessSettings;
import io.keyback.facecheck.seeing.Watcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Component;

/**
 * The live face checks of this node. As many as its workers can carry are under way, the others wait in their order. What
 * a session has seen lives here alone: where the node ends, the applicant begins again.
 */
@Component
public class LiveSessions {

    private final FaceCaptures captures;
    private final EvidenceStore evidence;
    private final FaceEngine engine;
    private final FaceWorkers workers;
    private final GestureOrder order;
    private final LivenessSettings liveness;
    private final LiveSettings settings;
    private final Clock clock;
    private final LiveFrames frames;
    private final Admission admission;
    private final Map<CaseId, LiveSession> ofCase = new ConcurrentHashMap<>();

    LiveSessions(
            FaceCaptures captures,
            EvidenceStore evidence,
            FaceEngine engine,
            FaceWorkers workers,
            GestureOrder order,
            LivenessSettings liveness,
            LiveSettings settings,
            Clock clock) {
        this.captures = captures;
        this.evidence = evidence;
        this.engine = engine;
        this.workers = workers;
        this.order = order;
        this.liveness = liveness;
        this.settings = settings;
        this.clock = clock;
        this.frames = new LiveFrames(settings);
        this.admission = new Admission(settings);
    }

    /** How many frames a browser is to send. */
    public int framesPerSecond() {
        return settings.framesPerSecond();
    }

    /** How many frames may wait for their answer. */
    public int framesInFlight() {
        return settings.framesInFlight();
    }

    /** How large a frame may be, in bytes. */
    public int maxFrame() {
        return Math.toIntExact(settings.maxFrame().toBytes());
    }

    /** Begins an attempt, or lets it wait. One that the case has under way ends. */
    public LiveSession open(LiveRequest request, LiveListener listener) {
        LiveSession session = new LiveSession(
                request,
                listener,
                this,
                frames,
                now -> new LivenessCheck(order.choose(liveness.gestures()), liveness, now),
                settings,
                clock);
        LiveSession earlier = ofCase.put(request.caseId(), session);
        if (earlier != null) {
            earlier.close();
        }
        if (captures.attemptsLeft(request.caseId(), request.since()) == 0) {
            leave(session);
            listener.ends(allUsed(request));
        } else if (evidence.waitsForScanner()) {
            leave(session);
            listener.ends(new LiveResult(
                    End.BROKEN,
                    "We cannot take pictures just now. Nothing is lost. Please try again in a few minutes."));
        } else if (!admission.enter(session)) {
            leave(session);
            listener.ends(new LiveResult(
                    End.BROKEN, "Very many people are doing this check just now. Please try again in a few minutes."));
        }
        if (session.isOver()) { // another of the case ended it before it was let in
            leave(session);
        }
        return session;
    }

    /** Where the last attempt broke off with the node, there are no pictures to leave to anybody. */
    LiveResult allUsed(LiveRequest request) {
        String where = request.handOver() == null ? "above" : "on the other screen";
        return captures.doneSince(request.caseId(), request.since())
                ? new LiveResult(
                        End.LEFT_TO_REVIEWER, "You have used all attempts. A person looks at your pictures instead.")
                : new LiveResult(
                        End.BROKEN,
                        "You have used all attempts. Please choose " + where + " that a person checks instead.");
    }

    /** Ends those whose browser is gone without a word. */
    void sweep() {
        ofCase.values().stream()
                .filter(session -> session.silentFor(settings.silence()))
                .filter(admission::admitted)
                .forEach(LiveSession::close);
    }

    boolean admitted(LiveSession session) {
        return admission.admitted(session);
    }

    void look(Consumer<Watcher> job, Consumer<Throwable> broken) {
        workers.run(job, broken);
    }

    Optional<UUID> begin(LiveSession session) {
        LiveRequest request = session.request();
        return captures.begin(request.caseId(), request.since(), request.handOver());
    }

    void leave(LiveSession session) {
        ofCase.remove(session.request().caseId(), session);
        admission.leave(session);
    }

    /** @param attempt null where it ended before anything was asked */
    LiveResult keep(LiveSession session, @Nullable UUID attempt, LivenessCheck check) {
        LivenessReport report = check.report();
        String why = report.faults().stream()
                .min(Enum::compareTo)
                .map(fault -> fault.text())
                .orElse("Thank you. We have seen everything.");
        if (attempt == null) {
            return new LiveResult(End.AGAIN, why);
        }
        CaseId caseId = session.request().caseId();
        int left = captures.attemptsLeft(caseId, session.request().since());
        boolean last = left == 0;
        boolean kept = report.shown() || last;
        if (kept) {
            replace(session.request(), check.keyFrames());
        }
        List<Picture> pictures =
                kept ? check.keyFrames().stream().map(LiveSessions::picture).toList() : List.of();
        captures.end(attempt, caseId, report, pictures, engine.name());
        if (report.shown()) {
            return new LiveResult(End.SHOWN, why);
        }
        return last
                ? new LiveResult(End.LEFT_TO_REVIEWER, why + " A person looks at your pictures instead.")
                : new LiveResult(
                        End.AGAIN,
                        why + (left == 1 ? " You can try once more." : " You can try " + left + " more times."));
    }

    private void replace(LiveRequest request, List<KeyFrame> keyFrames) {
        List<ByteArrayResource> pictures = keyFrames.stream()
                .map(frame -> new ByteArrayResource(frame.jpeg()))
                .toList();
        try {
            evidence.replace(
                    request.caseId(), EvidenceKind.FACE_FRAME, pictures, anyFrame -> {}, request.requireOpen());
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    private static Picture picture(KeyFrame frame) {
        return frame.gesture().map(Gesture::name).map(Picture::valueOf).orElse(Picture.SELFIE);
    }

    /** How many faces are being shown, or wait to be, on this node. */
    int running() {
        return ofCase.size();
    }
}
