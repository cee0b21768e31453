package io.keyback.documentcheck;

import io.keyback.documentcheck.DocumentReading.Part;
import io.keyback.documentcheck.mrz.MrzName;
import io.keyback.evidence.EvidenceItem;
import io.keyback.vision.Quad;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a document says of itself, wherever on it that stood.
 *
 * @param kind empty where what was read does not say it
 * @param country in two letters; empty where the code names none
 * @param state of a country whose states issue documents
 */
record ReadDocument(
        Source source,
        Trust trust,
        Optional<Kind> kind,
        Optional<String> country,
        Optional<String> state,
        String number,
        Optional<MrzName> name,
        Optional<LocalDate> birth,
        Optional<LocalDate> expiry) {

    private static final int LINES_OF_SMALL_CARD = 3;

    /** The zone of a small card and the barcode of a licence do; that of a passport and of a large card do not. */
    boolean belongsOnBack() {
        return source.part() == Part.BARCODE || source.lines().size() == LINES_OF_SMALL_CARD;
    }

    /** Where it stood. */
    record Source(EvidenceItem picture, Part part, List<String> lines, double confidence, Quad place) {}

    /** How far what was read may be relied on. */
    enum Trust {
        CERTAIN,
        UNCERTAIN,
        /** Read as it stands, but it contradicts itself. */
        CHECK_DIGITS_WRONG,
        /** Read as it stands, but no authority prints like that. */
        WRONG_TYPEFACE
    }

    /** What it is. */
    enum Kind {
        PASSPORT,
        ID_CARD,
        LICENSE,
        VISA
    }
}
