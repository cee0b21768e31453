package io.keyback.browser;

import io.keyback.documentcheck.drawing.Bearer;
import io.keyback.documentcheck.drawing.DrawnDocument;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
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

    private static final int ROUNDS = 3;
    private static final String SUBMITTED = "You successfully submitted a request for 2FA recovery.";
    private static final String ASKED = "We need something more from you";
    private static final String NOTHING = "–";
    private static final String NOT_COMPARED = "– Not compared";
    private static final String AGREES = "✓ Agrees";
    private static final String DIFFERS = "≠ Differs";

    private final Applicant matteo;
    private final Applicant dolores;
    private final Applicant oksana;
    private final Reviewer ruth;

    DocumentJourneyIT(Journey journey) {
        matteo = journey.newApplicant("Matteo", "Brandsma");
        dolores = journey.newApplicant(Holder.named("Dolores", "Reyes")
                .livingIn("410 Grand Avenue", "Oakland", "94610", "CA", "United States", "US"));
        oksana = journey.newApplicant(Holder.named("Oksana", "Khrushch")
                .livingIn("Yaroslaviv Val 14", "Kyiv", "01054", null, "Ukraine", "UA"));
        ruth = journey.reviewer();
    }

    @Test
    void aReviewerIsToldWhatSpeaksAgainstADocumentAndWhatDoesNot() {
        matteoHasNothingButAnExpiredPassport();
        doloresNamesCaliforniaAndHasALicenceOfTexas();
        oksanaPhotographsHerUkrainianPassportUpsideDown();

        ruth.signsIn();
        ruthReadsThatThePassportHasExpired();
        ruthReadsThatTheLicenceIsOfAnotherState();
        ruthReadsThatTheNameIsTheSameInBothScripts();
    }

    private void matteoHasNothingButAnExpiredPassport() {
        DrawnDocument expired = DrawnDocument.passport(matteo.onPaper().expiring(LONG_AGO));
        fillsInAllButTheDocument(matteo);
        matteo.choosesThePassport();
        matteo.uploads(expired);
        for (int round = 1; round <= ROUNDS; round++) {
            matteo.isAskedForMore(round);
            matteo.comesBack();
            matteo.arrivesAt(ASKED);
            matteo.isAskedFor("Identity document");
            matteo.sees("The document has expired.");
            matteo.givesThePassportAgain(expired);
        }
    }

    private void doloresNamesCaliforniaAndHasALicenceOfTexas() {
        fillsInAllButTheDocument(dolores);
        dolores.choosesTheLicence();
        Bearer holder = dolores.onPaper().expiring(LONG_TO_COME);
        dolores.uploads(DrawnDocument.licenceFront("TX", holder), DrawnDocument.licenceBack("TX", holder));
        dolores.arrivesAt(SUBMITTED);
    }

    private void oksanaPhotographsHerUkrainianPassportUpsideDown() {
        fillsInAllButTheDocument(oksana);
        oksana.choosesThePassport();
        Bearer holder = oksana.onPaper().named("Хрущ", "Оксана").expiring(LONG_TO_COME);
        oksana.uploads(DrawnDocument.passport(holder).upsideDown());
        oksana.arrivesAt(SUBMITTED);
    }

    private static long daysSince(LocalDate day) {
        return ChronoUnit.DAYS.between(day, LocalDate.now(ZoneOffset.ofHours(-12)));
    }

    private static void fillsInAllButTheDocument(Applicant applicant) {
        applicant.asksForTheRecovery();
        applicant.confirmsTheEmail();
        applicant.givesPersonalInformation();
        applicant.remembersNoTransaction();
        applicant.showsTheFace();
    }

    private void ruthReadsThatThePassportHasExpired() {
        ruth.takes("Review case", matteo.holder());
        ruth.seesThePictures();
        ruth.seesTheCheck("Document: ✗ Failed", "The document has expired. (days ago " + daysSince(LONG_AGO) + ")");
        ruth.seesRead("Name", "M••• B•••", "M••• B•••", AGREES, "M••• B•••", AGREES);
        ruth.seesRead("Document number", "•••", NOTHING, NOT_COMPARED, NOTHING, NOT_COMPARED);
        ruth.seesRead("Valid until", LONG_AGO.toString(), NOTHING, NOT_COMPARED, NOTHING, NOT_COMPARED);
        ruth.seesCutOut("Machine-readable zone");
        ruth.doesNotSeeInTheEvidence("BRANDSMA");
        ruth.looksAtAllOfIt("expired");
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
