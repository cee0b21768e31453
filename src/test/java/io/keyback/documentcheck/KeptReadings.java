package io.keyback.documentcheck;

import io.keyback.caseid.CaseId;
import io.keyback.documentcheck.DocumentReading.Agreement;
import io.keyback.documentcheck.DocumentReading.Compared;
import io.keyback.documentcheck.DocumentReading.Part;
import io.keyback.evidence.EvidenceId;
import io.keyback.evidence.EvidenceItem;
import io.keyback.evidence.EvidenceKind;
import io.keyback.vision.Quad;
import java.util.List;
import org.springframework.stereotype.Component;

/** Keeps what might have been read of a document, for those who look at it. */
@Component
public class KeptReadings {

    private final DocumentReadings readings;

    KeptReadings(DocumentReadings readings) {
        this.readings = readings;
    }

    /** A zone and a portrait on the front, somewhere. */
    public void keep(CaseId caseId, List<EvidenceItem> pictures) {
        readings.replace(caseId, of(pictures));
    }

    static List<DocumentReading> of(List<EvidenceItem> pictures) {
        EvidenceId front = pictures.stream()
                .filter(item -> item.kind() == EvidenceKind.DOCUMENT_FRONT)
                .findFirst()
                .orElseThrow()
                .id();
        List<Compared> compared = List.of(
                row("Name", "ANNA ERIKSSON", "Anna Eriksson"),
                row("Date of birth", "1974-08-12", "1974-08-12"),
                row("Document number", "L898902C3", ""));
        return List.of(
                new DocumentReading(
                        front,
                        Part.PORTRAIT,
                        List.of(),
                        List.of(),
                        1,
                        false,
                        new Quad(300, 400, 100, 400, 100, 150, 300, 150)),
                new DocumentReading(
                        front,
                        Part.ZONE,
                        List.of("P<UTOERIKSSON<<ANNA", "L898902C3"),
                        compared,
                        0.97,
                        true,
                        Quad.of(50, 450, 500, 60)));
    }

    private static Compared row(String label, String read, String entered) {
        return new Compared(label, read, entered, Agreement.AGREES, "", Agreement.NOT_COMPARED);
    }
}
