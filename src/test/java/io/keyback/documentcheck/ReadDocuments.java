package io.keyback.documentcheck;

import io.keyback.documentcheck.DocumentReading.Part;
import io.keyback.documentcheck.ReadDocument.Kind;
import io.keyback.documentcheck.ReadDocument.Source;
import io.keyback.documentcheck.ReadDocument.Trust;
import io.keyback.documentcheck.mrz.MrzName;
import io.keyback.evidence.EvidenceId;
import io.keyback.evidence.EvidenceItem;
import io.keyback.evidence.EvidenceKind;
import io.keyback.vision.Quad;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Documents as they are read, each changed in one thing. */
final class ReadDocuments {

    static final Instant RECEIVED = Instant.parse("2026-11-20T10:00:00Z");

    private ReadDocuments() {}

    /** The passport of Anna Maria Eriksson of Sweden, read with certainty. */
    static ReadDocument passport() {
        return new ReadDocument(
                new Source(
                        picture(EvidenceKind.DOCUMENT_FRONT),
                        Part.ZONE,
                        List.of("P<", "L8"),
                        0.98,
                        Quad.of(0, 0, 9, 2)),
                Trust.CERTAIN,
                Optional.of(Kind.PASSPORT),
                Optional.of("SE"),
                Optional.empty(),
                "AA1234567",
                Optional.of(new MrzName("ERIKSSON", "ANNA MARIA", false)),
                Optional.of(LocalDate.of(1974, 8, 12)),
                Optional.of(LocalDate.of(2030, 4, 15)));
    }

    /** A licence of Texas. */
    static ReadDocument license() {
        return new ReadDocument(
                new Source(
                        picture(EvidenceKind.DOCUMENT_BACK),
                        Part.BARCODE,
                        List.of("@", "ANSI"),
                        1,
                        Quad.of(0, 0, 9, 2)),
                Trust.CERTAIN,
                Optional.of(Kind.LICENSE),
                Optional.of("US"),
                Optional.of("TX"),
                "12345678",
                Optional.of(new MrzName("ERIKSSON", "ANNA MARIA", false)),
                Optional.of(LocalDate.of(1974, 8, 12)),
                Optional.of(LocalDate.of(2030, 4, 15)));
    }

    static ReadDocument trusted(ReadDocument read, Trust trust) {
        return new ReadDocument(
                read.source(),
                trust,
                read.kind(),
                read.country(),
                read.state(),
                read.number(),
                read.name(),
                read.birth(),
                read.expiry());
    }

    static ReadDocument ofKind(ReadDocument read, Kind kind) {
        return new ReadDocument(
                read.source(),
                read.trust(),
                Optional.of(kind),
                read.country(),
                read.state(),
                read.number(),
                read.name(),
                read.birth(),
                read.expiry());
    }

    static ReadDocument from(ReadDocument read, String country, String number) {
        return new ReadDocument(
                read.source(),
                read.trust(),
                read.kind(),
                Optional.of(country),
                read.state(),
                number,
                read.name(),
                read.birth(),
                read.expiry());
    }

    static ReadDocument named(ReadDocument read, String surname, String given) {
        return new ReadDocument(
                read.source(),
                read.trust(),
                read.kind(),
                read.country(),
                read.state(),
                read.number(),
                Optional.of(new MrzName(surname, given, false)),
                read.birth(),
                read.expiry());
    }

    static ReadDocument expiring(ReadDocument read, LocalDate expiry) {
        return new ReadDocument(
                read.source(),
                read.trust(),
                read.kind(),
                read.country(),
                read.state(),
                read.number(),
                read.name(),
                read.birth(),
                Optional.of(expiry));
    }

    /** Of somebody else's birth. */
    static ReadDocument born(ReadDocument read, LocalDate birth) {
        return new ReadDocument(
                read.source(),
                read.trust(),
                read.kind(),
                read.country(),
                read.state(),
                read.number(),
                read.name(),
                Optional.of(birth),
                read.expiry());
    }

    /** Only that there is a document could be read. */
    static ReadDocument bare(ReadDocument read) {
        return new ReadDocument(
                read.source(),
                read.trust(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same, found in that picture. */
    static ReadDocument on(ReadDocument read, EvidenceItem picture) {
        Source source = read.source();
        return new ReadDocument(
                new Source(picture, source.part(), source.lines(), source.confidence(), source.place()),
                read.trust(),
                read.kind(),
                read.country(),
                read.state(),
                read.number(),
                read.name(),
                read.birth(),
                read.expiry());
    }

    static EvidenceItem picture(EvidenceKind kind) {
        return new EvidenceItem(new EvidenceId(UUID.randomUUID()), kind, 0, "JPEG", 1280, 960, kind.name(), RECEIVED);
    }
}
