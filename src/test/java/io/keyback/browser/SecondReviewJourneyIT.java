package io.keyback.browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Something speaks against the applicant: two people look before anything is reset, and the hold is long. */
@ExtendWith(JourneyExtension.class)
class SecondReviewJourneyIT {

    private final Requests requests;
    private final Applicant wim;
    private final Reviewer ruth;
    private final Reviewer simon;

    SecondReviewJourneyIT(Journey journey, Requests requests) {
        this.requests = requests;
        wim = journey.newApplicant("Wim", "Bakker");
        ruth = journey.reviewer();
        simon = journey.seniorReviewer();
    }

    @Test
    void whoLetsAPersonCheckIsApprovedByTwoPeopleAndSensitiveActionsStayClosed() {
        requests.filledInUpToTheFaceBy(wim);
        wim.letsAPersonCheckInstead("NOT_WANTED");
        wim.choosesThePassport();
        wim.uploadsThePassport();
        wim.arrivesAt("You successfully submitted a request for 2FA recovery.");

        ruth.signsIn();
        ruth.takes("Review case", wim.holder());
        ruth.seesInTheEvidence("The applicant does not want the face to be recorded. A call suits best: evenings.");
        ruth.approvesAfterACall("Face and document agree.");
        simon.signsIn();
        simon.takes("Second review", wim.holder());
        simon.seesInTheEvidence("Face and document agree.");
        simon.seesInTheEvidence("The reviewer saw and spoke to the person.");
        simon.looks("second-review");
        simon.approvesAfterACall("I see the same.");

        wim.mail("2FA was reset");
        wim.comesBack();
        wim.arrivesAt("2FA was reset");
        wim.sees("stay closed until");
        wim.looks("held");
        wim.givesLoginAndPassword();
        wim.sees("Withdrawals are on hold");
        wim.looks("on-hold");
    }
}
