package io.keyback.browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Something is missing; it is asked for, given through the mailed link, and the case goes on. */
@ExtendWith(JourneyExtension.class)
class AdditionalInfoJourneyIT {

    private static final String NOTE = "The document number cannot be read.";

    private final Journey journey;
    private final Engine engine;
    private final Applicant pavel;
    private final Reviewer ruth;

    AdditionalInfoJourneyIT(Journey journey, Engine engine) {
        this.engine = engine;
        this.journey = journey;
        pavel = journey.newApplicant("Pavel", "Dvorak");
        ruth = journey.reviewer();
    }

    @Test
    void whatIsAskedForIsGivenThroughTheMailedLinkAndThenApproved() {
        pavel.submitsARequest();
        ruthAsksForTheDocumentAgain();
        Applicant pavelAtHisPhone = pavel.atAnotherDevice();
        pavelGivesTheDocumentAgain(pavelAtHisPhone);
        ruthApproves();
        pavelIsRecovered(pavelAtHisPhone);
        engine.knowsNothingAbout(Secrets.of(pavel, NOTE), journey.latestCase(pavel.holder()));
    }

    private void ruthAsksForTheDocumentAgain() {
        ruth.signsIn();
        ruth.takes("Review case", pavel.holder());
        ruth.needsMoreInformation(NOTE);
        ruth.takes("Request additional info", pavel.holder());
        ruth.asksForTheDocumentAgain("Another document than declared");
    }

    private void pavelGivesTheDocumentAgain(Applicant pavelAtHisPhone) {
        pavelAtHisPhone.followsTheLinkIn(pavelAtHisPhone.mail("additional information"));
        pavelAtHisPhone.arrivesAt("We need something more from you");
        pavelAtHisPhone.sees("Identity document");
        pavelAtHisPhone.looks("asked");
        pavelAtHisPhone.follow("Start: Identity document");
        pavelAtHisPhone.choosesThePassport();
        pavelAtHisPhone.uploadsThePassport();
        pavelAtHisPhone.arrivesAt("We need something more from you");
        pavelAtHisPhone.sees("Done");
        pavelAtHisPhone.looks("given");
        pavelAtHisPhone.press("Send");
        pavelAtHisPhone.arrivesAt("You successfully submitted a request for 2FA recovery.");
    }

    private void ruthApproves() {
        ruth.takes("Review case", pavel.holder());
        ruth.opensTheEvidence();
        ruth.looks("evidence-of-the-second-round");
        ruth.approves("Now it can be read.");
    }

    private void pavelIsRecovered(Applicant pavelAtHisPhone) {
        pavelAtHisPhone.mail("2FA was reset");
        pavelAtHisPhone.comesBack();
        pavelAtHisPhone.arrivesAt("2FA was reset");
    }
}
