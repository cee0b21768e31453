package io.keyback.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything agrees: the reviewer looks at all there is, in clear only what the pictures show, and approves. */
@ExtendWith(JourneyExtension.class)
class EasyApprovalJourneyIT {

    private static final Logger log = LoggerFactory.getLogger(EasyApprovalJourneyIT.class);
    private static final int MOST_PRESSES = 8;
    private static final double LONGEST_SECONDS = 60;

    private final Applicant nora;
    private final Reviewer ruth;

    EasyApprovalJourneyIT(Journey journey) {
        nora = journey.newApplicant("Nora", "Vermeer");
        ruth = journey.reviewer();
    }

    @Test
    void anEasyApprovalTakesEightPressesAndLessThanAMinute() {
        nora.submitsARequest();

        ruth.signsIn();
        Presses presses = ruth.presses();
        ruth.takes("Review case", nora.holder());
        ruth.seesThePictures();
        int looks = ruth.readsTheEvidenceToItsEnd();
        ruth.approvesOnEveryGround();

        nora.mail("2FA was reset");
        log.info("An easy approval: {}, {} things looked at, {} s", presses, looks, presses.seconds(looks));
        assertThat(presses.all()).as(presses.toString()).isPositive().isLessThanOrEqualTo(MOST_PRESSES);
        assertThat(looks).isGreaterThan(10);
        assertThat(presses.seconds(looks)).as(presses + ", " + looks + " looks").isLessThan(LONGEST_SECONDS);
    }
}
