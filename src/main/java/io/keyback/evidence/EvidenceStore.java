package io.keyback.evidence;

import io.keyback.caseid.CaseId;
import io.keyback.evidence.EvidenceRefused.Reason;
import io.keyback.evidence.PictureIntake.SafePicture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.unit.DataSize;

/** Takes pictures in and keeps them. */
@Component
public class EvidenceStore {

    private final PictureIntake intake;
    private final KeptPictures kept;
    private final IntakePlaces places;
    private final TransactionOperations transactions;
    private final EvidenceSettings settings;
    private final Clock clock;

    EvidenceStore(
            PictureIntake intake,
            KeptPictures kept,
            TransactionOperations transactions,
            EvidenceSettings settings,
            Clock clock) {
        this.intake = intake;
        this.kept = kept;
        this.places = new IntakePlaces(settings);
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Takes in the pictures of one kind, in their order, and puts them in the place of those the case had of that kind
     * (which are kept, but are no longer current). All are taken or none. Each is read only when it is its turn.
     *
     * @param judge is shown the pixels of each before it is kept; throws what it likes where it shall not be
     * @param requireOpen asked in the transaction that keeps the pictures, before anything is kept; throws what it likes
     *     where the case takes them no longer
     * @throws EvidenceRefused when one of them is not acceptable
     * @throws EvidenceBusy when too many others hand in at the same time
     * @throws ScannerDown when nothing can be taken in for now
     */
    public List<EvidenceItem> replace(
            CaseId caseId,
            EvidenceKind kind,
            List<? extends InputStreamSource> pictures,
            Consumer<BufferedImage> judge,
            Runnable requireOpen)
            throws IOException {
        requireNumber(kind, pictures.size());
        requireRoom(caseId, kind, List.of());
        places.enter();
        try {
            List<SafePicture> safe = new ArrayList<>();
            for (InputStreamSource picture : pictures) {
                safe.add(intake.take(kind, picture, judge));
            }
            // Only now: no connection is held while pictures are decoded.
            transactions.executeWithoutResult(transaction -> {
                requireOpen.run();
                put(caseId, kind, safe);
            });
        } finally {
            places.leave();
        }
        return current(caseId).stream().filter(item -> item.kind() == kind).toList();
    }

    /**
     * Takes in one picture beside those that the case has of that kind already.
     *
     * @param requireOpen as with {@link #replace}
     * @param keptAs what the caller keeps in the same transaction about the picture
     * @throws EvidenceRefused when it is not acceptable
     * @throws EvidenceBusy when too many others hand in at the same time
     * @throws ScannerDown when nothing can be taken in for now
     */
    public <T> T add(
            CaseId caseId,
            EvidenceKind kind,
            InputStreamSource picture,
            Runnable requireOpen,
            Function<EvidenceId, T> keptAs)
            throws IOException {
        requireRoom(caseId, kind, List.of());
        places.enter();
        try {
            SafePicture safe = intake.take(kind, picture, anyPicture -> {});
            return Objects.requireNonNull(transactions.execute(transaction -> {
                requireOpen.run();
                kept.lock(caseId);
                requireRoom(caseId, kind, List.of(safe));
                int position = Math.toIntExact(current(caseId).stream()
                        .filter(item -> item.kind() == kind)
                        .count());
                return keptAs.apply(keep(caseId, kind, position, safe, now()));
            }));
        } finally {
            places.leave();
        }
    }

    /** Whether nothing can be taken in, because a virus scanner that is configured does not answer. */
    public boolean waitsForScanner() {
        return intake.waitsForScanner();
    }

    /** How long the longer side of a picture of the kind is at least, in pixels. */
    public int minLongSide(EvidenceKind kind) {
        return settings.minLongSide(kind);
    }

    /** How large a picture may be as it is sent. */
    public DataSize maxFileSize() {
        return settings.maxFileSize();
    }

    /** The current evidence of the case by kind and position. */
    public List<EvidenceItem> current(CaseId caseId) {
        return kept.current(caseId);
    }

    /** The picture as JPEG; empty when it is not evidence of this case. */
    public Optional<byte[]> picture(CaseId caseId, EvidenceId id) {
        return kept.picture(caseId, id);
    }

    /** What the file of the picture said of itself. */
    public FileSignals signals(CaseId caseId, EvidenceId id) {
        return kept.signals(caseId, id);
    }

    /**
     * The file as it was sent; empty when it is not evidence of this case. It is for an investigation: it may be anything
     * that passed for a picture, and must not be served.
     */
    public Optional<byte[]> original(CaseId caseId, EvidenceId id) {
        return kept.original(caseId, id);
    }

    /** The pixels of a picture; empty when it is not evidence of this case or is no longer what was taken in. */
    public Optional<BufferedImage> pixels(CaseId caseId, EvidenceItem item) {
        return picture(caseId, item.id()).flatMap(jpeg -> pixels(item, jpeg));
    }

    /** The same of its bytes: whoever decodes on another thread needs no second connection there. */
    public Optional<BufferedImage> pixels(EvidenceItem item, byte[] jpeg) {
        return DigestUtils.sha256Hex(jpeg).equals(item.sha256()) ? decode(jpeg) : Optional.empty();
    }

    /** A hash over the current evidence of the case; any change of it gives another value. Hex SHA-256. */
    public String fingerprint(CaseId caseId) {
        return fingerprint(caseId, EnumSet.allOf(EvidenceKind.class));
    }

    /** As {@link #fingerprint(CaseId)}, over the evidence of these kinds only. */
    public String fingerprint(CaseId caseId, Set<EvidenceKind> kinds) {
        StringBuilder lines = new StringBuilder();
        for (EvidenceItem item : current(caseId)) {
            if (!kinds.contains(item.kind())) {
                continue;
            }
            lines.append(item.kind()).append(' ').append(item.position()).append(' ');
            lines.append(item.id()).append(' ').append(item.sha256()).append('\n');
        }
        return DigestUtils.sha256Hex(lines.toString());
    }

    /** Erases all pictures of the case, superseded ones too, and the files that they came from. */
    public void erase(CaseId caseId) {
        kept.erase(caseId);
    }

    /** Erases those of one kind, superseded ones too, and the files that they came from. */
    public void erase(CaseId caseId, EvidenceKind kind) {
        kept.erase(caseId, kind);
    }

    private void requireNumber(EvidenceKind kind, int number) {
        if (number == 0) {
            throw new EvidenceRefused(Reason.TOO_FEW);
        }
        if (number > settings.maxPictures(kind)) {
            throw new EvidenceRefused(Reason.TOO_MANY);
        }
    }

    private void put(CaseId caseId, EvidenceKind kind, List<SafePicture> pictures) {
        kept.lock(caseId);
        requireRoom(caseId, kind, pictures);
        Instant now = now();
        kept.supersede(caseId, kind, now);
        for (int position = 0; position < pictures.size(); position++) {
            keep(caseId, kind, position, pictures.get(position), now);
        }
    }

    private EvidenceId keep(CaseId caseId, EvidenceKind kind, int position, SafePicture picture, Instant now) {
        EvidenceItem item = new EvidenceItem(
                new EvidenceId(UUID.randomUUID()),
                kind,
                position,
                picture.source().name(),
                picture.width(),
                picture.height(),
                DigestUtils.sha256Hex(picture.jpeg()),
                now);
        kept.add(caseId, item, picture);
        return item.id();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void requireRoom(CaseId caseId, EvidenceKind kind, List<SafePicture> pictures) {
        long size = kept.size(caseId);
        for (SafePicture picture : pictures) {
            size += picture.jpeg().length + picture.original().length;
        }
        if (kept.takes(caseId, kind) >= settings.maxTakes()
                || size > settings.maxCaseSize().toBytes()) {
            throw new EvidenceRefused(Reason.TOO_MANY);
        }
    }

    private static Optional<BufferedImage> decode(byte[] jpeg) {
        // ImageIO.read(InputStream) would keep a copy in a temporary file; this one closes what it has read.
        try {
            return Optional.ofNullable(ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))));
        } catch (IOException undecodable) {
            return Optional.empty();
        }
    }

    /** How many more pictures can be taken in at this moment. */
    int freePlaces() {
        return places.free();
    }
}
