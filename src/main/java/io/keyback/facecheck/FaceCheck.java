package io.keyback.facecheck;

import io.keyback.caseid.CaseId;
import io.keyback.evidence.CheckOutcome;
import io.keyback.evidence.CheckResult;
import io.keyback.evidence.EvidenceItem;
import io.keyback.evidence.EvidenceKind;
import io.keyback.evidence.EvidenceStore;
import io.keyback.facecheck.FaceCapture.Picture;
import io.keyback.facecheck.FaceComparison.Pictures;
import io.keyback.facecheck.FaceFact.Weight;
import io.keyback.facecheck.liveness.LivenessReport;
import java.awt.image.BufferedImage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    private final FaceComparison comparison;
    private final FaceCheckSettings settings;
    private final Clock clock;

    FaceCheck(
            EvidenceStore evidence,
            FaceCaptures captures,
            FaceComparison comparison,
            FaceCheckSettings settings,
            Clock clock) {
        this.evidence = evidence;
        this.captures = captures;
        this.comparison = comparison;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Runs the check.
     *
     * @param personAskedFor whether the applicant asked for a person in place of the camera
     * @param onFile the holder's face as the host knows it; asked for only where there is something to compare
     */
    public CheckResult run(CaseId caseId, boolean personAskedFor, Supplier<Optional<BufferedImage>> onFile) {
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
        if (!facts.containsKey(FaceFact.FRAME_UNREADABLE)) {
            facts.putAll(
                    compare(caseId, frames, capture.map(FaceCapture::pictures).orElse(List.of()), onFile.get()));
        }
        return result(facts, capture.map(FaceCapture::engine).orElse(null));
    }

    /** Whether what a check found says that a live person was shown, with nothing against it. */
    public static boolean showsLiveness(CheckResult result) {
        Set<FaceFact> facts = result.findings().stream()
                .flatMap(finding -> FaceFact.named(finding.code()).stream())
                .collect(Collectors.toSet());
        return facts.contains(FaceFact.LIVENESS_SHOWN)
                && facts.stream().noneMatch(fact -> fact.weight() == Weight.AGAINST);
    }

    private Map<FaceFact, Map<String, Double>> compare(
            CaseId caseId, List<EvidenceItem> frames, List<Picture> shown, Optional<BufferedImage> onFile) {
        List<BufferedImage> others = IntStream.range(1, Math.min(frames.size(), shown.size()))
                .filter(i -> shown.get(i) == Picture.CLOSE_EYES || shown.get(i) == Picture.SMILE)
                .mapToObj(i -> evidence.pixels(caseId, frames.get(i)).orElseThrow())
                .toList();
        BufferedImage document = evidence.current(caseId).stream()
                .filter(item -> item.kind() == EvidenceKind.DOCUMENT_FRONT)
                .findFirst()
                .flatMap(front -> evidence.pixels(caseId, front))
                .orElse(null);
        BufferedImage selfie = evidence.pixels(caseId, frames.get(0)).orElseThrow();
        return comparison.compare(new Pictures(selfie, others, document, onFile.orElse(null)));
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
                    case INCONCLUSIVE, AGAINST -> CheckOutcome.INCONCLUSIVE;
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
