package io.keyback.browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a reviewer does not believe stays as it was. */
@ExtendWith(JourneyExtension.class)
class RejectedJourneyIT {

    private final Applicant nadia;
    private final Reviewer ruth;

    RejectedJourneyIT(Journey journey) {
        nadia = journey.newApplicant("Nadia", "Verhulst");
        ruth = journey.reviewer();
    }

    @Test
    void aRejectedRequestLeavesTheAccountAsItWas() {
        nadia.submitsARequest();
        ruthRejectsIt();
        nadiaReadsWhy();
        nadiaIsStillAskedForHerCode();
        nadiaCannotAskAgainAtOnce();
    }

    private void ruthRejectsIt() {
        ruth.signsIn();
        ruth.takes("Review case", nadia.holder());
        ruth.rejects("Face does not match the document", "The face is another one.");
    }

    private void nadiaReadsWhy() {
        nadia.mail("rejected");
        nadia.comesBack();
        nadia.arrivesAt("Your request was not approved");
        nadia.looks("rejected");
    }

    private void nadiaIsStillAskedForHerCode() {
        nadia.givesLoginAndPassword();
        nadia.arrivesAt("Confirm it is you");
    }

    private void nadiaCannotAskAgainAtOnce() {
        nadia.choosesAnotherMethod();
        nadia.saysTheDeviceIsLost();
        nadia.press("Continue");
        nadia.arrivesAt("Please wait before you ask again");
        nadia.looks("cool-down");
    }
}
