package io.keyback.review;

import io.keyback.documentcheck.DocumentReading;
import io.keyback.documentcheck.DocumentReading.Agreement;
import io.keyback.documentcheck.DocumentReading.Compared;
import io.keyback.documentcheck.DocumentReading.Part;
import io.keyback.recovery.PersonalData;
import io.keyback.review.CaseFile.Cut;
import io.keyback.review.CaseFile.Mark;
import io.keyback.review.CaseFile.ReadRow;
import io.keyback.review.CaseFile.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts into words what a machine read of the document. The marks are those of the check that compared it. */
final class WhatWasRead {

    /** What is not here is not personal. */
    private static final Map<String, Mask> MASKS = Map.of(
            "Name", Mask.INITIALS,
            "Date of birth", Mask.DAY,
            "Document number", Mask.WHOLE);

    private WhatWasRead() {}

    /** Empty where nothing was read. */
    static Optional<Reading> of(List<DocumentReading> readings, Sight sight) {
        return readings.stream()
                .filter(reading -> reading.part() != Part.PORTRAIT)
                .findFirst()
                .map(reading -> new Reading(
                        how(reading),
                        lines(reading, sight),
                        sight == Sight.MASKED ? PersonalData.DOCUMENT : null,
                        reading.compared().stream().map(row -> row(row, sight)).toList()));
    }

    /** A barcode has dozens; masked, one says as much. */
    private static List<String> lines(DocumentReading reading, Sight sight) {
        return sight == Sight.MASKED
                ? List.of(sight.of(String.join(" ", reading.lines()), Mask.WHOLE))
                : reading.lines();
    }

    static List<Cut> cuts(List<DocumentReading> readings) {
        return readings.stream()
                .map(reading -> new Cut(
                        reading.part().name(), (int) Math.round(reading.place().width()), (int)
                                Math.round(reading.place().height())))
                .toList();
    }

    private static String how(DocumentReading reading) {
        return "%s, %s; confidence %d %%"
                .formatted(
                        reading.part() == Part.BARCODE ? "From the barcode" : "From the machine-readable zone",
                        reading.certain() ? "read with certainty" : "not read with certainty",
                        Math.round(reading.confidence() * 100));
    }

    private static ReadRow row(Compared row, Sight sight) {
        Mask mask = MASKS.getOrDefault(row.label(), Mask.NONE);
        return new ReadRow(
                row.label(),
                sight.of(row.read(), mask),
                sight.of(row.entered(), mask),
                mark(row.toEntered()),
                sight.of(row.onFile(), mask),
                mark(row.toFile()));
    }

    private static Mark mark(Agreement agreement) {
        return switch (agreement) {
            case AGREES -> Mark.AGREES;
            case CLOSE -> Mark.CLOSE;
            case DIFFERS -> Mark.DIFFERS;
            case NOT_COMPARED -> Mark.NOT_COMPARED;
        };
    }
}
