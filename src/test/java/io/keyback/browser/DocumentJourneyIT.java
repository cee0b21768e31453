package io.keyback.browser;

import io.keyback.documentcheck.drawing.Bearer;
import io.keyback.documentcheck.drawing.DrawnDocument;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Documents about which a machine has something to say: expired, of another state than was said, and in another script
 * and upside down. What was read, and what it was held against, is before the reviewer's eyes.
 */
@ExtendWith(JourneyExtension.class)
class DocumentJourneyIT {

    private static final LocalDate LONG_AGO = LocalDate.of(2024, 5, 31);
    /** Fixed, because another date would be another drawing, and one that may be read less well. */
    private static final LocalDate LONG_TO_COME = LocalDate.of(2036, 5, 4);

    private static final String SUBMITTED = "You successfully submitted a request for 2FA recovery.";
    private static final String ASKED = "We need something more from you";
    private static final String NOTHING = "–";
    private static final String NOT_COMPARED = "– Not compared";
    private static final String AGREES = "✓ Agrees";
    private static final String DIFFERS = "≠ Differs";

    private final Requests requests;
    private final Applicant matteo;
    private final Applicant dolores;
    private final Applicant oksana;
    private final Reviewer ruth;

    DocumentJourneyIT(Journey journey, Requests requests) {
        this.requests = requests;
        matteo = journey.newApplicant("Matteo", "Brandsma");
        dolores = journey.newApplicant(Holder.named("Dolores", "Reyes")
                .livingIn("410 Grand Avenue", "Oakland", "94610", "CA", "United States", "US"));
        oksana = journey.newApplicant(Holder.named("Oksana", "Khrushch")
                .livingIn("Yaroslaviv Val 14", "Kyiv", "01054", null, "Ukraine", "UA"));
        ruth = journey.reviewer();
    }

    @Test
    void whoSendsADocumentAndWhoJudgesItAreToldWhatSpeaksAgainstIt() {
        matteoIsAskedForAPassportThatHasNotExpired();
        doloresNamesCaliforniaAndHasALicenceOfTexas();
        oksanaPhotographsHerUkrainianPassportUpsideDown();

        ruth.signsIn();
        ruthReadsThatTheLicenceIsOfAnotherState();
        ruthReadsThatTheNameIsTheSameInBothScripts();
    }

    private void matteoIsAskedForAPassportThatHasNotExpired() {
        requests.filledInUpToTheDocumentWithoutTransactionBy(matteo);
        matteo.choosesThePassport();
        matteo.uploads(DrawnDocument.passport(matteo.onPaper().expiring(LONG_AGO)));
        matteo.isAskedForMore(1);
        matteo.comesBack();
        matteo.arrivesAt(ASKED);
        matteo.isAskedFor("Identity document");
        matteo.sees("The document has expired.");
        matteo.looks("expired");
    }

    private void doloresNamesCaliforniaAndHasALicenceOfTexas() {
        requests.filledInUpToTheDocumentWithoutTransactionBy(dolores);
        dolores.choosesTheLicence();
        Bearer holder = dolores.onPaper().expiring(LONG_TO_COME);
        dolores.uploads(DrawnDocument.licenceFront("TX", holder), DrawnDocument.licenceBack("TX", holder));
        dolores.arrivesAt(SUBMITTED);
    }

    private void oksanaPhotographsHerUkrainianPassportUpsideDown() {
        requests.filledInUpToTheDocumentWithoutTransactionBy(oksana);
        oksana.choosesThePassport();
        Bearer holder = oksana.onPaper().named("Хрущ", "Оксана").expiring(LONG_TO_COME);
        oksana.uploads(DrawnDocument.passport(holder).upsideDown());
        oksana.arrivesAt(SUBMITTED);
    }

    private void ruthReadsThatTheLicenceIsOfAnotherState() {
        ruth.takes("Review case", dolores.holder());
        ruth.seesThePictures();
        ruth.seesInTheEvidence("≠ 1 differs");
        ruth.seesTheCheck("Document: ? Undecided", "The document was issued by another state than was declared.");
        ruth.seesRead("Issuing state", "TX", "CA", DIFFERS, NOTHING, NOT_COMPARED);
        ruth.seesRead("Name", "D••• R•••", "D••• R•••", AGREES, "D••• R•••", AGREES);
        ruth.seesCutOut("Barcode");
        ruth.looksAtAllOfIt("another-state");
    }

    private void ruthReadsThatTheNameIsTheSameInBothScripts() {
        ruth.takes("Review case", oksana.holder());
        ruth.seesThePictures();
        ruth.seesTheCheck("Document: ✓ Passed");
        ruth.seesCutOut("Machine-readable zone");
        ruth.unmasks("what was read of the document", "To compare with the document");
        ruth.seesRead("Name", "OKSANA KHRUSHCH", "Oksana Khrushch", AGREES, "Oksana Khrushch", AGREES);
        ruth.looksAtAllOfIt("upside-down");
    }
}
