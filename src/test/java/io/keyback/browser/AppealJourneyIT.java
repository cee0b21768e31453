package io.keyback.browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A request is rejected, and on appeal somebody else sees what the first one missed. */
@ExtendWith(JourneyExtension.class)
class AppealJourneyIT {

    private final Requests requests;
    private final Applicant tom;
    private final Reviewer ruth;
    private final Reviewer simon;

    AppealJourneyIT(Journey journey, Requests requests) {
        this.requests = requests;
        tom = journey.newApplicant("Tom", "Bakker");
        ruth = journey.reviewer();
        simon = journey.seniorReviewer();
    }

    @Test
    void somebodyElseDecidesTheAppeal() {
        requests.submittedBy(tom);
        ruthRejectsIt();
        tomReadsWhy();
        tomCannotAskAnewAtOnce();
        tomAppeals();
        ruthMayNotDecideItAgain();
        simonApproves();
        tom.mail("Your 2FA was reset");
        tom.comesBack();
        tom.arrivesAt("2FA was reset");
    }

    private void ruthRejectsIt() {
        ruth.signsIn();
        ruth.takes("Review case", tom.holder());
        ruth.rejects("Face does not match the document", "The beard is another one.");
    }

    private void tomReadsWhy() {
        tom.mail("Your request was rejected");
        tom.comesBack();
        tom.arrivesAt("Your request was not approved");
        tom.sees("The face in the face check could not be matched");
        tom.looks("rejected");
    }

    /** He is still asked for his code, and has to wait before he may ask again. */
    private void tomCannotAskAnewAtOnce() {
        tom.givesLoginAndPassword();
        tom.arrivesAt("Confirm it is you");
        tom.choosesAnotherMethod();
        tom.saysTheDeviceIsLost();
        tom.press("Continue");
        tom.arrivesAt("Please wait before you ask again");
        tom.looks("cool-down");
    }

    private void tomAppeals() {
        tom.followsTheLinkIn(tom.mail("looked at again"));
        tom.arrivesAt("Your request was not approved");
        tom.follow("Have it looked at again");
        tom.arrivesAt("Have our decision looked at again");
        tom.looks("appeal");
        tom.fits();
        tom.saysWhatWasWrong("The beard is new. The face is mine.");
        tom.arrivesAt("Your request is looked at again");
        tom.looks("looked-at-again");
    }

    private void ruthMayNotDecideItAgain() {
        ruth.takes("Review case", tom.holder());
        ruth.triesToApprove("So it is him.");
        ruth.isRefused("You have rejected this request. Its appeal belongs to somebody else.");
        ruth.looks("refused");
        ruth.leavesItToAnother();
    }

    private void simonApproves() {
        simon.signsIn();
        simon.takes("Review case", tom.holder());
        simon.opensTheEvidence();
        simon.seesInTheEvidence("This is an appeal.");
        simon.unmasks("message", "To compare with the document");
        simon.seesInTheEvidence("The beard is new. The face is mine.");
        simon.looks("evidence");
        simon.approves("Ears and eyes are the same.");
    }
}
