package io.keyback.browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody signs in with the device that is said to be lost: the request stands still until it is still needed. */
@ExtendWith(JourneyExtension.class)
class PausedJourneyIT {

    private final Requests requests;
    private final Applicant applicant;
    private final Applicant family;
    private final Reviewer ruth;

    PausedJourneyIT(Journey journey, Requests requests) {
        this.requests = requests;
        applicant = journey.newApplicant("Wim", "Kuiper");
        family = applicant.atAnotherDevice();
        ruth = journey.reviewer();
    }

    @Test
    void aSignInWithTheLostDevicePausesTheRequest() {
        requests.submittedBy(applicant);
        family.signsInWithTheAuthenticatorApp();
        family.mail("the request is paused");
        applicant.followsTheLinkIn(applicant.mail("Do you still need your request?"));
        applicant.arrivesAt("Do you still need this request?");
        applicant.looks("still-needed");
        applicant.fits();
        ruthMayNotDecide();
        applicant.stillNeedsTheRequest();
        applicant.arrivesAt("You successfully submitted a request for 2FA recovery.");
        ruth.approves("The device is at his son's.");
        ruth.opens("Second review", applicant.holder());
    }

    private void ruthMayNotDecide() {
        ruth.signsIn();
        ruth.takes("Review case", applicant.holder());
        ruth.opensTheEvidence();
        ruth.seesInTheEvidence("Somebody signed in with the second factor that is said to be lost");
        ruth.looks("evidence");
        ruth.triesToApprove("All agrees.");
        ruth.isRefused("This request is paused");
    }
}
