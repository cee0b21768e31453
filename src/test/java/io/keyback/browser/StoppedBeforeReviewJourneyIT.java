package io.keyback.browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The holder reads the first notice while a thief still fills in the request. */
@ExtendWith(JourneyExtension.class)
class StoppedBeforeReviewJourneyIT {

    private final Applicant thief;
    private final Applicant holder;

    StoppedBeforeReviewJourneyIT(Journey journey) {
        thief = journey.newApplicant("Klaas", "Mulder");
        holder = thief.atAnotherDevice();
    }

    @Test
    void nothingMoreCanBeFilledIn() {
        thief.asksForTheRecovery();
        thief.confirmsTheEmail();
        holder.opensTheStopLinkIn(holder.mail("Somebody asked to recover your account"));
        holder.press("Stop this request");
        holder.arrivesAt("The request is stopped");
        thief.comesBack();
        thief.arrivesAt("This request was stopped");
        holder.mail("your account is frozen");
        thief.triesLoginAndPassword();
        thief.sees("This account is frozen");
    }
}
