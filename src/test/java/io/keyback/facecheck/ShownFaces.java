package io.keyback.facecheck;

import io.keyback.caseid.CaseId;
import io.keyback.facecheck.FaceCapture.Picture;
import io.keyback.facecheck.liveness.Fault;
import io.keyback.facecheck.liveness.Gesture;
import io.keyback.facecheck.liveness.LivenessReport;
import io.keyback.facecheck.liveness.LivenessReport.Asked;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Writes down live captures of the pictures that a case has, where a test is about what comes after them. */
public final class ShownFaces {

    private static final Instant NO_EARLIER_ONE_COUNTS = Instant.parse("2100-01-01T00:00:00Z");

    private final FaceCaptures captures;

    public ShownFaces(FaceCaptures captures) {
        this.captures = captures;
    }

    /** Somebody did what he was asked. */
    public void show(CaseId caseId) {
        keep(caseId, Set.of());
    }

    /** Something was missing in all attempts, and the pictures of the last were kept. */
    public void showNobody(CaseId caseId) {
        keep(caseId, Set.of(Fault.GESTURE_NOT_SEEN));
    }

    private void keep(CaseId caseId, Set<Fault> faults) {
        List<Asked> asked = List.of(
                new Asked(Gesture.TURN_LEFT, faults.isEmpty(), 2.4, false),
                new Asked(Gesture.CLOSE_EYES, true, 1.8, false),
                new Asked(Gesture.SMILE, true, 1.2, false));
        captures.end(
                captures.begin(caseId, NO_EARLIER_ONE_COUNTS, null).orElseThrow(),
                caseId,
                new LivenessReport(faults, asked, 80, 5.9, 0, 0, 0),
                List.of(Picture.SELFIE, Picture.TURN_LEFT, Picture.CLOSE_EYES, Picture.SMILE),
                "drawn");
    }
}
