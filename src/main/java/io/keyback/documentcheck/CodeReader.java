package io.keyback.documentcheck;

import io.keyback.documentcheck.DocumentReader.Side;
import io.keyback.documentcheck.DocumentReading.Part;
import io.keyback.documentcheck.ReadDocument.Kind;
import io.keyback.documentcheck.ReadDocument.Source;
import io.keyback.documentcheck.ReadDocument.Trust;
import io.keyback.documentcheck.barcode.AamvaCard;
import io.keyback.documentcheck.barcode.AamvaCard.Issuer;
import io.keyback.documentcheck.barcode.BarcodeReader;
import io.keyback.documentcheck.barcode.BarcodeReading;
import io.keyback.documentcheck.barcode.CardMalformed;
import io.keyback.documentcheck.mrz.IssuingStates;
import io.keyback.documentcheck.mrz.MachineReadableZone;
import io.keyback.documentcheck.mrz.ZoneMalformed;
import io.keyback.documentcheck.reading.ZoneReader;
import io.keyback.documentcheck.reading.ZoneReading;
import io.keyback.vision.Deadline;
import io.keyback.vision.TimeUp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads whichever code a document has, where its type has it first. */
@Component
class CodeReader {

    private static final Set<String> WITH_BARCODE = Set.of("US", "CA");

    /** Confidence from which a wrong check digit or typeface is more than a misreading. */
    private static final double CLEAR = 0.95;

    private final ZoneReader zones;
    private final BarcodeReader barcodes;
    private final DocumentCheckSettings settings;

    CodeReader(ZoneReader zones, BarcodeReader barcodes, DocumentCheckSettings settings) {
        this.zones = zones;
        this.barcodes = barcodes;
        this.settings = settings;
    }

    /**
     * The best of what there is: the first that was read with certainty, or else the first that was read at all.
     *
     * @throws TimeUp when nothing was read, and some of it for want of time
     */
    Optional<ReadDocument> read(DeclaredDocument declared, List<Side> sides, LocalDate today, Deadline deadline) {
        Optional<ReadDocument> best = Optional.empty();
        Optional<TimeUp> tooLate = Optional.empty();
        for (Attempt attempt : attempts(declared, sides)) {
            try {
                Optional<ReadDocument> read = read(attempt, today, deadline.within(settings.timeForAttempt()));
                if (read.filter(found -> found.trust() == Trust.CERTAIN).isPresent()) {
                    return read;
                }
                best = best.or(() -> read);
            } catch (TimeUp late) {
                tooLate = Optional.of(late);
            }
        }
        if (best.isEmpty() && tooLate.isPresent()) {
            throw tooLate.get();
        }
        return best;
    }

    private Optional<ReadDocument> read(Attempt attempt, LocalDate today, Deadline deadline) {
        return attempt.part() == Part.BARCODE
                ? readBarcode(attempt.side(), deadline)
                : readZone(attempt.side(), today, deadline);
    }

    private record Attempt(Side side, Part part) {}

    /** A passport has its zone on the front, a card on the back; sides may have been handed in the wrong way round. */
    private static List<Attempt> attempts(DeclaredDocument declared, List<Side> sides) {
        List<Side> likeliestFirst = new ArrayList<>(sides);
        if (declared.type().hasBack()) {
            Collections.reverse(likeliestFirst);
        }
        List<Attempt> attempts = new ArrayList<>();
        if (declared.type().hasBack() && WITH_BARCODE.contains(declared.country())) {
            likeliestFirst.forEach(side -> attempts.add(new Attempt(side, Part.BARCODE)));
        }
        likeliestFirst.forEach(side -> attempts.add(new Attempt(side, Part.ZONE)));
        return attempts;
    }

    private Optional<ReadDocument> readZone(Side side, LocalDate today, Deadline deadline) {
        return zones.read(side.picture(), deadline).flatMap(reading -> readZone(side, reading, today));
    }

    private static Optional<ReadDocument> readZone(Side side, ZoneReading reading, LocalDate today) {
        try {
            MachineReadableZone zone = MachineReadableZone.parse(reading.lines());
            return Optional.of(new ReadDocument(
                    new Source(side.item(), Part.ZONE, reading.lines(), reading.confidence(), reading.place()),
                    trust(reading, zone),
                    kind(zone),
                    IssuingStates.country(zone.issuingState()),
                    Optional.empty(),
                    zone.documentNumber(),
                    Optional.of(zone.name()),
                    zone.birth().birthOn(today),
                    zone.expiry().expiryOn(today)));
        } catch (ZoneMalformed noZone) {
            return Optional.empty();
        }
    }

    private static Trust trust(ZoneReading reading, MachineReadableZone zone) {
        if (reading.certain()) {
            return Trust.CERTAIN;
        }
        if (reading.confidence() < CLEAR) {
            return Trust.UNCERTAIN;
        }
        if (!reading.inOcrB()) {
            return Trust.WRONG_TYPEFACE;
        }
        return zone.checkDigitsHold() ? Trust.UNCERTAIN : Trust.CHECK_DIGITS_WRONG;
    }

    /** ICAO 9303: parts 4 to 7 name the first letters; other documents that share a size are not told by it. */
    private static Optional<Kind> kind(MachineReadableZone zone) {
        if (zone.format().isVisa()) {
            return Optional.of(Kind.VISA);
        }
        return switch (zone.format()) {
            case TD3 -> zone.documentCode().startsWith("P") ? Optional.of(Kind.PASSPORT) : Optional.empty();
            default -> cardKind(zone.documentCode());
        };
    }

    private static Optional<Kind> cardKind(String code) {
        return switch (code) {
            case "I", "ID", "C", "CI", "A" -> Optional.of(Kind.ID_CARD);
            case "D", "DL" -> Optional.of(Kind.LICENSE);
            default -> Optional.empty();
        };
    }

    private Optional<ReadDocument> readBarcode(Side side, Deadline deadline) {
        return barcodes.read(side.picture(), deadline).flatMap(reading -> readBarcode(side, reading));
    }

    /** It corrects what it misreads, or is not read at all. */
    private static Optional<ReadDocument> readBarcode(Side side, BarcodeReading reading) {
        try {
            AamvaCard card = AamvaCard.parse(reading.text());
            Optional<Issuer> issuer = Optional.ofNullable(card.issuer());
            return Optional.of(new ReadDocument(
                    new Source(side.item(), Part.BARCODE, reading.text().lines().toList(), 1, reading.place()),
                    Trust.CERTAIN,
                    Optional.of(card.kind() == AamvaCard.Kind.DL ? Kind.LICENSE : Kind.ID_CARD),
                    issuer.map(Issuer::country),
                    issuer.map(Issuer::state),
                    card.documentNumber(),
                    Optional.of(card.name()),
                    Optional.of(card.birth()),
                    Optional.ofNullable(card.expiry())));
        } catch (CardMalformed noCard) {
            return Optional.empty();
        }
    }
}
