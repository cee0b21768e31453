package io.keyback.documentcheck;

import io.keyback.caseid.CaseId;
import io.keyback.documentcheck.reading.PortraitFinder;
import io.keyback.documentcheck.reading.ZoneReader;
import io.keyback.evidence.EvidenceItem;
import io.keyback.evidence.EvidenceKind;
import io.keyback.evidence.EvidenceStore;
import io.keyback.vision.Deadline;
import io.keyback.vision.NoWorkerFree;
import io.keyback.vision.TimeUp;
import io.keyback.vision.WorkFailed;
import io.keyback.vision.Workers;
import java.awt.image.BufferedImage;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends bad pictures back while the applicant still holds the document in his hand. It may be wrong, so nobody is locked
 * out by it: what it cannot judge it takes, and after some refusals the applicant may insist.
 */
@Component
public class PictureGate {

    private static final Logger LOG = LoggerFactory.getLogger(PictureGate.class);

    /** More than these say nothing more about a picture. */
    private static final int KEPT_FOR_A_PICTURE = 10;

    private final PictureQuality quality;
    private final PictureRefusals refusals;
    private final EvidenceStore evidence;
    private final Workers workers;
    private final GateSettings settings;
    private final Clock clock;

    PictureGate(
            DocumentCheckSettings settings,
            PictureRefusals refusals,
            EvidenceStore evidence,
            ZoneReader zones,
            PortraitFinder portraits,
            Workers workers,
            Clock clock) {
        this.settings = settings.gate();
        this.quality = new PictureQuality(this.settings, zones::read, portraits::find);
        this.refusals = refusals;
        this.evidence = evidence;
        this.workers = workers;
        this.clock = clock;
    }

    /**
     * Judges a picture of the document before it is kept.
     *
     * @param declared null as long as the applicant has not said what it is
     * @throws PictureRefused when it has to be taken again; it is written down that and why
     */
    public void judge(CaseId caseId, EvidenceKind side, @Nullable DocumentType declared, BufferedImage picture) {
        Set<PictureFault> faults = faults(side, declared, picture);
        if (!faults.isEmpty()) {
            if (refusalsSinceLastPicture(caseId, side) < KEPT_FOR_A_PICTURE) {
                refusals.add(
                        caseId, new PictureRefusal(side, faults, clock.instant().truncatedTo(ChronoUnit.MICROS)));
            }
            throw new PictureRefused(faults, mayBeUsedAnyway(caseId, side));
        }
    }

    /** Whether pictures of this side were refused so often since the last one was taken that the applicant may insist. */
    public boolean mayBeUsedAnyway(CaseId caseId, EvidenceKind side) {
        return refusalsSinceLastPicture(caseId, side) >= settings.refusalsBeforeAnyway();
    }

    private Set<PictureFault> faults(EvidenceKind side, @Nullable DocumentType declared, BufferedImage picture) {
        Deadline deadline = Deadline.in(settings.time());
        try {
            return workers.call(deadline, () -> quality.faults(picture, side, declared, deadline));
        } catch (TimeUp | NoWorkerFree | WorkFailed notJudged) {
            LOG.warn("A picture of a document was taken without being judged: {}", notJudged.getMessage());
            return Set.of();
        }
    }

    private long refusalsSinceLastPicture(CaseId caseId, EvidenceKind side) {
        Instant last = evidence.current(caseId).stream()
                .filter(item -> item.kind() == side)
                .map(EvidenceItem::receivedAt)
                .findFirst()
                .orElse(Instant.MIN);
        return refusals.of(caseId).stream()
                .filter(refusal -> refusal.kind() == side && refusal.at().isAfter(last))
                .count();
    }
}
