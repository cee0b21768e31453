package io.keyback.documentcheck;

import io.keyback.caseid.CaseId;
import io.keyback.documentcheck.DocumentReading.Part;
import io.keyback.evidence.EvidenceItem;
import io.keyback.evidence.EvidenceStore;
import io.keyback.vision.Deadline;
import io.keyback.vision.Quad;
import io.keyback.vision.Workers;
import java.awt.image.BufferedImage;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Cuts out of the pictures of a case what was found in them, upright. Nothing that is cut is kept. */
@Component
public class DocumentCuts {

    private static final int LONGEST_SIDE = 1600;

    private final DocumentReadings readings;
    private final EvidenceStore evidence;
    private final Workers workers;
    private final DocumentCheckSettings settings;

    DocumentCuts(DocumentReadings readings, EvidenceStore evidence, Workers workers, DocumentCheckSettings settings) {
        this.readings = readings;
        this.evidence = evidence;
        this.workers = workers;
        this.settings = settings;
    }

    /** The portrait of the document as it is now, for the eye and for the face match; empty when none was found. */
    public Optional<BufferedImage> portrait(CaseId caseId) {
        return cut(caseId, Part.PORTRAIT);
    }

    /**
     * The part of the document as it is now; empty when it was not found.
     *
     * @throws io.keyback.vision.TimeUp when it cannot be cut in time
     * @throws io.keyback.vision.NoWorkerFree when too many pictures are looked at already
     */
    public Optional<BufferedImage> cut(CaseId caseId, Part part) {
        return readings.of(caseId).stream()
                .filter(reading -> reading.part() == part)
                .findFirst()
                .flatMap(reading -> cut(caseId, reading));
    }

    private Optional<BufferedImage> cut(CaseId caseId, DocumentReading reading) {
        Optional<EvidenceItem> item = evidence.current(caseId).stream()
                .filter(current -> current.id().equals(reading.evidence()))
                .findFirst();
        return item.flatMap(found -> evidence.picture(caseId, found.id())
                .flatMap(jpeg -> workers.call(
                        Deadline.in(settings.time()),
                        () -> evidence.pixels(found, jpeg).map(picture -> cut(picture, reading.place())))));
    }

    /** Never larger than it stands there, so that a place with wild corners cannot ask for more than there is. */
    private static BufferedImage cut(BufferedImage picture, Quad place) {
        double scale = Math.min(1, LONGEST_SIDE / Math.max(place.width(), place.height()));
        return place.cut(picture, pixels(place.width() * scale), pixels(place.height() * scale));
    }

    private static int pixels(double length) {
        return Math.max(1, (int) Math.round(length));
    }
}
