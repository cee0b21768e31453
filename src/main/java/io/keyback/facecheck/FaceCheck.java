package io.keyback.facecheck;

import io.keyback.caseid.CaseId;
import io.keyback.evidence.CheckOutcome;
import io.keyback.evidence.CheckResult;
import io.keyback.evidence.EvidenceItem;
import io.keyback.evidence.EvidenceKind;
import io.keyback.evidence.EvidenceStore;
import io.keyback.facecheck.FaceFact.Weight;
import io.keyback.facecheck.liveness.LivenessReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Judges the face of a case by what its live capture showed. What it cannot judge is INCONCLUSIVE; without a comparison
 * with the document nothing passes.
 */
@Component
public class FaceCheck {

    private final EvidenceStore evidence;
    private final FaceCaptures captures;
    private final FaceCheckSettings settings;
    private final Clock clock;

    FaceCheck(EvidenceStore evidence, FaceCaptures captures, FaceCheckSettings settings, Clock clock) {
        this.evidence = evidence;
        this.captures = captures;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Runs the check.
     *
     * @param personAskedFor whether the applicant asked for a person in place of the camera
     */
    public CheckResult run(CaseId caseId, boolean personAskedFor) {
        List<EvidenceItem> frames = evidence.current(caseId).stream()
                .filter(item -> item.kind() == EvidenceKind.FACE_FRAME)
                .toList();
        Map<FaceFact, Map<String, Double>> facts = new EnumMap<>(FaceFact.class);
        if (personAskedFor) {
            facts.put(FaceFact.PERSON_ASKED_FOR, Map.of());
            return result(facts, null);
        }
        if (frames.isEmpty()) {
            facts.put(FaceFact.FRAMES_MISSING, Map.of());
            return result(facts, null);
        }
        if (frames.stream().anyMatch(frame -> evidence.pixels(caseId, frame).isEmpty())) {
            facts.put(FaceFact.FRAME_UNREADABLE, Map.of());
        }
        if (old(frames)) {
            facts.put(FaceFact.FRAMES_OLD, Map.of());
        }
        Optional<FaceCapture> capture = captures.current(caseId);
        facts.putAll(capture.map(shown -> liveness(shown.report()))
                .orElseGet(() -> Map.of(FaceFact.NOT_CAPTURED_LIVE, Map.of())));
        facts.put(FaceFact.FACE_NOT_COMPARED, Map.of());
        return result(facts, capture.map(FaceCapture::engine).orElse(null));
    }

    /** Whether what a check found says that a live person was shown, with nothing against it. */
    public static boolean showsLiveness(CheckResult result) {
        return result.findings().stream().anyMatch(finding -> finding.code().equals(FaceFact.LIVENESS_SHOWN.name()));
    }

    private boolean old(List<EvidenceItem> frames) {
        Instant first = frames.stream()
                .map(EvidenceItem::receivedAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return Duration.between(first, clock.instant()).compareTo(settings.maxAge()) > 0;
    }

    private static Map<FaceFact, Map<String, Double>> liveness(LivenessReport report) {
        Map<FaceFact, Map<String, Double>> facts = new EnumMap<>(FaceFact.class);
        facts.put(report.shown() ? FaceFact.LIVENESS_SHOWN : FaceFact.LIVENESS_NOT_SHOWN, numbers(report));
        report.faults().forEach(fault -> facts.put(FaceFact.of(fault), Map.of()));
        if (report.weak()) {
            facts.put(FaceFact.TURN_TOLD_WEAKLY, Map.of());
        }
        return facts;
    }

    private static Map<String, Double> numbers(LivenessReport report) {
        Map<String, Double> numbers = new TreeMap<>();
        numbers.put("pictures", (double) report.frames());
        numbers.put("a second", report.framesPerSecond());
        report.asked().stream()
                .filter(LivenessReport.Asked::seen)
                .forEach(asked -> numbers.put(
                        "seconds for "
                                + asked.gesture()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' '),
                        asked.seconds()));
        return numbers;
    }

    /** Faults alone where there are any: the rest would only hide what must be handed in again. */
    private static CheckResult result(Map<FaceFact, Map<String, Double>> facts, @Nullable String engine) {
        Weight heaviest = facts.keySet().stream()
                .map(FaceFact::weight)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new CheckResult(
                switch (heaviest) {
                    case FAILED -> CheckOutcome.FAILED;
                    case INCONCLUSIVE -> CheckOutcome.INCONCLUSIVE;
                    case GOOD -> CheckOutcome.PASSED;
                },
                facts.entrySet().stream()
                        .filter(fact ->
                                heaviest != Weight.FAILED || fact.getKey().weight() == Weight.FAILED)
                        .map(fact -> fact.getKey().finding(fact.getValue()))
                        .toList(),
                engine);
    }
}
