package io.keyback.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.documentcheck.DocumentReading;
import io.keyback.documentcheck.DocumentReading.Agreement;
import io.keyback.documentcheck.DocumentReading.Compared;
import io.keyback.documentcheck.DocumentReading.Part;
import io.keyback.evidence.EvidenceId;
import io.keyback.recovery.PersonalData;
import io.keyback.review.CaseFile.Cut;
import io.keyback.review.CaseFile.Mark;
import io.keyback.review.CaseFile.ReadRow;
import io.keyback.review.CaseFile.Reading;
import io.keyback.vision.Quad;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WhatWasReadTest {

    private static final Compared NAME =
            new Compared("Name", "ANNA BERG", "Anna Borg", Agreement.CLOSE, "Eva Lund", Agreement.DIFFERS);
    private static final Compared COUNTRY =
            new Compared("Issuing country", "SE", "SE", Agreement.AGREES, "", Agreement.NOT_COMPARED);
    private static final List<DocumentReading> READINGS = List.of(
            new DocumentReading(id(), Part.PORTRAIT, List.of(), List.of(), 1, false, Quad.of(0, 0, 30, 40)),
            new DocumentReading(
                    id(),
                    Part.BARCODE,
                    List.of("ANSI BERG", "DACANNA"),
                    List.of(NAME, COUNTRY),
                    0.5,
                    false,
                    Quad.of(0, 0, 90, 20)));

    @Test
    void valuesAreMaskedAndMarksAreNot() {
        assertThat(WhatWasRead.of(READINGS, Sight.MASKED))
                .contains(new Reading(
                        "From the barcode, not read with certainty; confidence 50 %",
                        List.of("•••"),
                        PersonalData.DOCUMENT,
                        List.of(
                                new ReadRow("Name", "A••• B•••", "A••• B•••", Mark.CLOSE, "E••• L•••", Mark.DIFFERS),
                                new ReadRow("Issuing country", "SE", "SE", Mark.AGREES, "", Mark.NOT_COMPARED))));
    }

    @Test
    void inClearItIsAsItStandsThere() {
        Reading clear = WhatWasRead.of(READINGS, Sight.CLEAR).orElseThrow();

        assertThat(clear.masked()).isNull();
        assertThat(clear.lines()).containsExactly("ANSI BERG", "DACANNA");
        assertThat(clear.rows().get(0).read()).isEqualTo("ANNA BERG");
    }

    @Test
    void whatCanBeLookedAtAloneIsNamedWithItsSize() {
        assertThat(WhatWasRead.cuts(READINGS)).containsExactly(new Cut("PORTRAIT", 30, 40), new Cut("BARCODE", 90, 20));
        assertThat(WhatWasRead.of(READINGS.subList(0, 1), Sight.MASKED)).isEmpty();
    }

    private static EvidenceId id() {
        return new EvidenceId(UUID.randomUUID());
    }
}
