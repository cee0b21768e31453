package io.keyback.documentcheck;

import io.keyback.caseid.CaseId;
import io.keyback.documentcheck.DocumentReading.Part;
import io.keyback.documentcheck.SeenDocuments.SeenPicture;
import io.keyback.documentcheck.reading.PortraitFinder;
import io.keyback.evidence.EvidenceItem;
import io.keyback.evidence.EvidenceKind;
import io.keyback.evidence.EvidenceStore;
import io.keyback.vision.Deadline;
import io.keyback.vision.NoWorkerFree;
import io.keyback.vision.OpenCv;
import io.keyback.vision.TimeUp;
import io.keyback.vision.WorkFailed;
import io.keyback.vision.Workers;
import java.awt.image.BufferedImage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks at the pictures of a document, within bounds: in time, and on as many threads as there may be. */
@Component
class DocumentReader {

    private static final Logger log = LoggerFactory.getLogger(DocumentReader.class);

    private static final String RULES = "keyback-documents 1";
    /** Of the time so many tenths are for the reading; the rest is for the portrait. */
    private static final int TENTHS_FOR_READING = 8;

    private static final Comparator<Side> FRONT_FIRST =
            Comparator.comparing(side -> side.item().kind());
    private static final Comparator<Side> BACK_FIRST = FRONT_FIRST.reversed();

    private final EvidenceStore evidence;
    private final Workers workers;
    private final CodeReader codes;
    private final PortraitFinder portraits;
    private final DocumentCheckSettings settings;

    DocumentReader(
            EvidenceStore evidence,
            Workers workers,
            CodeReader codes,
            PortraitFinder portraits,
            DocumentCheckSettings settings) {
        this.evidence = evidence;
        this.workers = workers;
        this.codes = codes;
        this.portraits = portraits;
        this.settings = settings;
    }

    /**
     * What the pictures show.
     *
     * @param facts of the pictures, and of why nothing was read where nothing was
     * @param engine what looked, with its version
     */
    record Found(
            Set<DocumentFact> facts,
            Set<SeenPicture> pictures,
            Optional<ReadDocument> read,
            Optional<DocumentReading> portrait,
            String engine) {}

    /** A picture and its pixels. */
    record Side(EvidenceItem item, BufferedImage picture) {}

    /** Never throws for what a picture may be. */
    Found read(CaseId caseId, DeclaredDocument declared, List<EvidenceItem> pictures, LocalDate today) {
        // Read on the thread that has a connection; the workers only decode.
        Map<EvidenceItem, byte[]> kept = new LinkedHashMap<>();
        pictures.forEach(item -> evidence.picture(caseId, item.id()).ifPresent(jpeg -> kept.put(item, jpeg)));
        Deadline deadline = Deadline.in(settings.time());
        try {
            return workers.call(deadline, () -> look(declared, pictures, kept, today, deadline));
        } catch (TimeUp late) {
            return unread(pictures, DocumentFact.READING_TOOK_TOO_LONG);
        } catch (NoWorkerFree busy) {
            return unread(pictures, DocumentFact.NO_READER_FREE);
        } catch (WorkFailed broken) {
            log.warn("Case {}: the document was not read: {}", caseId, broken.getMessage());
            return unread(pictures, DocumentFact.READING_BROKE);
        }
    }

    private static Found unread(List<EvidenceItem> pictures, DocumentFact why) {
        Set<SeenPicture> seen = pictures.stream()
                .map(picture -> new SeenPicture(picture.sha256(), OptionalLong.empty()))
                .collect(Collectors.toSet());
        return new Found(EnumSet.of(why), seen, Optional.empty(), Optional.empty(), RULES);
    }

    private Found look(
            DeclaredDocument declared,
            List<EvidenceItem> pictures,
            Map<EvidenceItem, byte[]> kept,
            LocalDate today,
            Deadline deadline) {
        List<Side> sides = new ArrayList<>();
        kept.forEach(
                (item, jpeg) -> evidence.pixels(item, jpeg).ifPresent(picture -> sides.add(new Side(item, picture))));
        Set<DocumentFact> facts = EnumSet.noneOf(DocumentFact.class);
        if (sides.size() < pictures.size()) {
            facts.add(DocumentFact.PICTURE_UNREADABLE);
        }
        Set<SeenPicture> seen = sides.stream()
                .map(side -> new SeenPicture(side.item().sha256(), PicturePattern.of(side.picture())))
                .collect(Collectors.toSet());
        Optional<ReadDocument> read = readCode(declared, sides, today, deadline, facts);
        if (read.filter(document -> onWrongSide(document, declared.type())).isPresent()) {
            facts.add(DocumentFact.SIDES_SWAPPED);
        }
        Optional<DocumentReading> portrait = sides.stream()
                .sorted(facts.contains(DocumentFact.SIDES_SWAPPED) ? BACK_FIRST : FRONT_FIRST)
                .flatMap(side -> portrait(side, deadline).stream())
                .findFirst();
        return new Found(facts, seen, read, portrait, RULES + ", " + OpenCv.engine());
    }

    private Optional<ReadDocument> readCode(
            DeclaredDocument declared, List<Side> sides, LocalDate today, Deadline deadline, Set<DocumentFact> facts) {
        Deadline forReading =
                deadline.within(settings.time().multipliedBy(TENTHS_FOR_READING).dividedBy(10));
        try {
            Optional<ReadDocument> read = codes.read(declared, sides, today, forReading);
            if (read.isEmpty()) {
                facts.add(DocumentFact.DOCUMENT_NOT_READ);
            }
            return read;
        } catch (TimeUp late) {
            facts.add(DocumentFact.READING_TOOK_TOO_LONG);
            return Optional.empty();
        }
    }

    /** What cards have in code stands on their back, the zone of a larger card aside. */
    private static boolean onWrongSide(ReadDocument read, DocumentType type) {
        return type.hasBack() && read.belongsOnBack() && read.source().picture().kind() == EvidenceKind.DOCUMENT_FRONT;
    }

    private Optional<DocumentReading> portrait(Side side, Deadline deadline) {
        try {
            return portraits
                    .find(side.picture(), deadline.within(settings.timeForAttempt()))
                    .map(place -> new DocumentReading(
                            side.item().id(), Part.PORTRAIT, List.of(), List.of(), 1, false, place));
        } catch (TimeUp late) {
            return Optional.empty();
        }
    }
}
