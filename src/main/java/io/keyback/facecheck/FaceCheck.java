package io.keyback.facecheck;

import io.keyback.caseid.CaseId;
import io.keyback.evidence.CheckOutcome;
import io.keyback.evidence.CheckResult;
import io.keyback.evidence.EvidenceItem;
import io.keyback.evidence.EvidenceKind;
import io.keyback.evidence.EvidenceStore;
import java.awt.image.BufferedImage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Judges the face frames of a case: they exist, decode and are fresh. What it cannot judge is INCONCLUSIVE. */
@Component
public class FaceCheck {

    private final EvidenceStore evidence;
    private final FaceCheckSettings settings;
    private final Clock clock;

    FaceCheck(EvidenceStore evidence, FaceCheckSettings settings, Clock clock) {
        this.evidence = evidence;
        this.settings = settings;
        this.clock = clock;
    }

    public CheckResult run(CaseId caseId) {
        List<EvidenceItem> frames = evidence.current(caseId).stream()
                .filter(item -> item.kind() == EvidenceKind.FACE_FRAME)
                .toList();
        Set<FaceFinding> faults = faults(caseId, frames);
        return faults.isEmpty()
                ? result(CheckOutcome.INCONCLUSIVE, forTheReviewer(frames))
                : result(CheckOutcome.FAILED, faults);
    }

    private Set<FaceFinding> faults(CaseId caseId, List<EvidenceItem> frames) {
        if (frames.isEmpty()) {
            return EnumSet.of(FaceFinding.FRAMES_MISSING);
        }
        Set<FaceFinding> faults = EnumSet.noneOf(FaceFinding.class);
        int least = evidence.minPictures(EvidenceKind.FACE_FRAME);
        if (frames.size() < least) {
            faults.add(FaceFinding.FRAMES_TOO_FEW);
        } else if (different(frames) < least) {
            faults.add(FaceFinding.FRAMES_IDENTICAL);
        }
        faults.addAll(notFresh(frames));
        for (EvidenceItem frame : frames) {
            faults.addAll(notUsable(evidence.pixels(caseId, frame)));
        }
        return faults;
    }

    /** Freshness is that of the capture, not of the check: this one may run days later, after additional information. */
    private Set<FaceFinding> notFresh(List<EvidenceItem> frames) {
        Set<FaceFinding> faults = EnumSet.noneOf(FaceFinding.class);
        Instant first = frames.stream()
                .map(EvidenceItem::receivedAt)
                .min(Instant::compareTo)
                .orElseThrow();
        Instant last = frames.stream()
                .map(EvidenceItem::receivedAt)
                .max(Instant::compareTo)
                .orElseThrow();
        if (Duration.between(first, last).compareTo(settings.maxTakeDuration()) > 0) {
            faults.add(FaceFinding.FRAMES_FAR_APART);
        }
        if (Duration.between(first, clock.instant()).compareTo(settings.maxAge()) > 0) {
            faults.add(FaceFinding.FRAMES_OLD);
        }
        if (frames.stream().anyMatch(this::takenEarlier)) {
            faults.add(FaceFinding.FRAMES_TAKEN_EARLIER);
        }
        return faults;
    }

    private boolean takenEarlier(EvidenceItem frame) {
        Instant takenAt = frame.takenAt();
        return takenAt != null && takenAt.plus(settings.cameraClockTolerance()).isBefore(frame.receivedAt());
    }

    private Set<FaceFinding> notUsable(Optional<BufferedImage> pixels) {
        return pixels.map(picture ->
                        isBlank(picture) ? EnumSet.of(FaceFinding.FRAME_BLANK) : EnumSet.noneOf(FaceFinding.class))
                .orElse(EnumSet.of(FaceFinding.FRAME_UNREADABLE));
    }

    /** All frames are written by one encoder from pixels alone, so the same pixels have the same hash. */
    private static long different(List<EvidenceItem> frames) {
        return frames.stream().map(EvidenceItem::sha256).distinct().count();
    }

    private static Set<FaceFinding> forTheReviewer(List<EvidenceItem> frames) {
        Set<FaceFinding> notes = EnumSet.of(FaceFinding.LIVENESS_NOT_JUDGED, FaceFinding.FACE_NOT_COMPARED);
        if (different(frames) < frames.size()) {
            notes.add(FaceFinding.SOME_FRAMES_IDENTICAL);
        }
        return notes;
    }

    /** Whether no places of it differ much in brightness; where something is to be seen, the first rows say so. */
    private boolean isBlank(BufferedImage picture) {
        int darkest = 255;
        int brightest = 0;
        int[] row = new int[picture.getWidth()];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int rgb : row) {
                int brightness = ((rgb >> 16 & 0xFF) * 299 + (rgb >> 8 & 0xFF) * 587 + (rgb & 0xFF) * 114) / 1000;
                darkest = Math.min(darkest, brightness);
                brightest = Math.max(brightest, brightness);
            }
            if (brightest - darkest >= settings.minBrightnessRange()) {
                return false;
            }
        }
        return true;
    }

    private static CheckResult result(CheckOutcome outcome, Collection<FaceFinding> findings) {
        return new CheckResult(
                outcome, findings.stream().map(FaceFinding::finding).toList());
    }
}
