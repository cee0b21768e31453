package io.keyback.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A code that did not arrive is sent again, and only the newest counts. */
@ExtendWith(JourneyExtension.class)
class CodeResentJourneyIT {

    private final Applicant tomas;

    CodeResentJourneyIT(Journey journey) {
        tomas = journey.newApplicant("Tomas", "Ferreira");
    }

    @Test
    void anotherCodeIsSentAndTheOldOneNoLongerWorks() {
        tomas.asksForTheRecovery();
        String first = tomas.codeInTheMailbox();
        String second = tomasAsksForAnotherCode();
        assertThat(second).isNotEqualTo(first);
        theFirstNoLongerWorks(first);
        theSecondDoes(second);
    }

    private String tomasAsksForAnotherCode() {
        tomas.press("Send another code");
        tomas.hasMails("confirmation code", 2);
        tomas.sees("Confirmation code");
        return tomas.codeInTheMailbox();
    }

    private void theFirstNoLongerWorks(String first) {
        tomas.entersTheCode(first);
        tomas.sees("That is not the code.");
    }

    private void theSecondDoes(String second) {
        tomas.entersTheCode(second);
        tomas.arrivesAt("Personal information");
    }
}
