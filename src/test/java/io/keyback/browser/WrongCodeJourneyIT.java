package io.keyback.browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who cannot read the mailbox does not get in by trying. */
@ExtendWith(JourneyExtension.class)
class WrongCodeJourneyIT {

    private final Applicant thief;

    WrongCodeJourneyIT(Journey journey) {
        thief = journey.newApplicant("Marta", "Lindqvist");
    }

    @Test
    void aCodeIsGuessedFiveTimesAndThenNoMore() {
        thief.asksForTheRecovery();
        String wrong = somethingElseThan(thief.codeInTheMailbox());
        theFirstGuessesAreCounted(wrong);
        theLastGuessEndsTheRequest(wrong);
        theHolderIsTold();
    }

    private void theFirstGuessesAreCounted(String wrong) {
        for (int left = 4; left > 1; left--) {
            thief.entersTheCode(wrong);
            thief.sees("You have " + left + " tries left.");
        }
        thief.looks("wrong-code");
        thief.entersTheCode(wrong);
        thief.sees("You have one try left.");
    }

    private void theLastGuessEndsTheRequest(String wrong) {
        thief.entersTheCode(wrong);
        thief.sees("Wrong confirmation codes were entered too often.");
        thief.looks("used-up");
    }

    private void theHolderIsTold() {
        thief.mail("too many wrong codes");
    }

    private static String somethingElseThan(String code) {
        return (code.charAt(0) == '9' ? '1' : '9') + code.substring(1);
    }
}
