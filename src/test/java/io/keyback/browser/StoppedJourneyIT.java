package io.keyback.browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A thief knows the password; the holder reads the notice and stops him. It was a mistake in the end, and is lifted. */
@ExtendWith(JourneyExtension.class)
class StoppedJourneyIT {

    private final Requests requests;
    private final Applicant thief;
    private final Applicant holder;
    private final Reviewer simon;

    StoppedJourneyIT(Journey journey, Requests requests) {
        this.requests = requests;
        thief = journey.newApplicant("Maud", "Visser");
        holder = thief.atAnotherDevice();
        simon = journey.seniorReviewer();
    }

    @Test
    void theHolderStopsTheCaseAndASeniorLooksIntoIt() {
        requests.submittedBy(thief);
        theHolderStopsIt();
        theThiefCanDoNothingMore();
        simonFindsOutThatItWasAMistake();
        theAccountIsOpenAgain();
    }

    private void theHolderStopsIt() {
        holder.opensTheStopLinkIn(holder.mail("Somebody asked to recover your account"));
        holder.arrivesAt("Was this not you?");
        holder.looks("was-this-not-you");
        holder.press("Stop this request");
        holder.arrivesAt("The request is stopped");
        holder.looks("stopped");
        holder.mail("your account is frozen");
    }

    private void theThiefCanDoNothingMore() {
        thief.comesBack();
        thief.arrivesAt("This request was stopped");
        thief.looks("thief");
        thief.triesLoginAndPassword();
        thief.sees("This account is frozen");
        thief.looks("frozen");
    }

    private void simonFindsOutThatItWasAMistake() {
        simon.signsIn();
        simon.takes("Look into stop", holder.holder());
        simon.opensTheForm();
        simon.looks("look-into-stop");
        simon.liftsTheStop("Called her: her son pressed it.");
    }

    private void theAccountIsOpenAgain() {
        holder.mail("no longer frozen");
        holder.givesLoginAndPassword();
        holder.sees("Authenticator code");
    }
}
