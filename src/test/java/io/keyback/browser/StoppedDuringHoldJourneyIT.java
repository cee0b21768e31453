package io.keyback.browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A thief got as far as the reset; the holder reads its notice before anything can be taken out. */
@ExtendWith(JourneyExtension.class)
class StoppedDuringHoldJourneyIT {

    private final Requests requests;
    private final Applicant thief;
    private final Applicant holder;
    private final Reviewer ruth;

    StoppedDuringHoldJourneyIT(Journey journey, Requests requests) {
        this.requests = requests;
        thief = journey.newApplicant("Joost", "Dekker");
        holder = thief.atAnotherDevice();
        ruth = journey.reviewer();
    }

    @Test
    void theAccountIsFrozenBeforeTheHoldIsOver() {
        requests.submittedBy(thief);
        ruth.signsIn();
        ruth.takes("Review case", thief.holder());
        ruth.approves("All agrees.");
        String notice = holder.mail("Your 2FA was reset");
        thief.triesLoginAndPassword();
        thief.sees("Hello, Joost");
        holder.opensTheStopLinkIn(notice);
        holder.press("Stop this request");
        holder.arrivesAt("The request is stopped");
        holder.mail("your account is frozen");
        thief.triesLoginAndPassword();
        thief.sees("This account is frozen");
    }
}
