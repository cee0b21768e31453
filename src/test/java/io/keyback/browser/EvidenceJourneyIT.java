package io.keyback.browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A reviewer at work in the tab Evidence, with the keyboard. */
@ExtendWith(JourneyExtension.class)
class EvidenceJourneyIT {

    private final Applicant tomas;
    private final Reviewer ruth;

    EvidenceJourneyIT(Journey journey) {
        tomas = journey.newApplicant("Tomas", "Lindqvist");
        new ExchangeBooks(journey.database()).writesAnotherCity(tomas.holder(), "Haarlem");
        ruth = journey.reviewer();
    }

    @Test
    void aReviewerJudgesPicturesByKeyboardAndSaysWhatForSheReadsADetail() {
        tomas.asksForTheRecovery();
        tomas.confirmsTheEmail();
        tomas.givesPersonalInformation();
        tomas.remembersNoTransaction();
        tomas.showsTheFace();
        tomas.choosesThePassport();
        tomas.uploadsThePassport();
        tomas.arrivesAt("You successfully submitted a request for 2FA recovery.");

        ruth.signsIn();
        ruth.takes("Review case", tomas.holder());
        ruth.seesThePictures();
        ruth.seesFaceAndPortraitAtTheSameHeight();
        ruth.pressesOn("Portrait on the document", "b", "brightness 115 %");
        ruth.pressesOn("Portrait on the document", "Shift+C", "contrast 85 %");
        ruth.pressesOn("Portrait on the document", "0", "Portrait, cut out");
        ruth.pressesOn("Portrait on the document", "PageDown", "Document, front");
        ruth.pressesOn("Face check", "b", "Selfie");
        ruth.seesInTheEvidence("Turned to the");
        ruth.seesInTheEvidence("seen after");

        ruth.seesInTheEvidence("L•••");
        ruth.seesInTheEvidence("by keyback-documents 1, OpenCV");
        ruth.seesInTheEvidence("Looked at: document, front, declared type and issuing country");
        ruth.seesInTheEvidence("≠ 1 differs");
        ruth.seesInTheEvidence("≠ Differs");
        ruth.doesNotSeeInTheEvidence("Lindqvist");
        ruth.doesNotSeeInTheEvidence("Haarlem");
        ruth.looksAtAllOfIt("masked");
        ruth.unmasks("personal information", "To judge a difference");
        ruth.seesInTheEvidence("Haarlem");
        ruth.seesInTheEvidence("Lindqvist");
        ruth.seesInTheEvidence("Personal information shown in clear – ruth");
        ruth.looksAtAllOfIt("unmasked");
        ruth.opens("Review case", tomas.holder());
        ruth.seesThePictures();
        ruth.doesNotSeeInTheEvidence("Lindqvist");
        ruth.seesInTheEvidence("Personal information shown in clear – ruth");
    }
}
