package io.keyback.browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** When the 48 hours pass, the applicant hears it from us, and the review goes on. */
@ExtendWith(JourneyExtension.class)
class OverdueJourneyIT {

    private final Journey journey;
    private final Engine engine;
    private final Applicant clara;
    private final Reviewer ruth;

    OverdueJourneyIT(Journey journey, Engine engine) {
        this.engine = engine;
        this.journey = journey;
        clara = journey.newApplicant("Clara", "Montel");
        ruth = journey.reviewer();
    }

    @Test
    void anOverdueRequestIsToldAndStillDecided() {
        clara.submitsARequest();
        journey.task("Review case", clara.holder(), clara.page());
        engine.fires("Overdue", journey.latestCase(clara.holder()));
        claraReadsThatItTakesLonger();
        ruthApprovesAllTheSame();
        clara.mail("2FA was reset");
    }

    private void claraReadsThatItTakesLonger() {
        clara.mail("takes longer");
        clara.comesBack();
        clara.sees("your request takes longer than the 48 hours");
        clara.looks("overdue");
    }

    private void ruthApprovesAllTheSame() {
        ruth.signsIn();
        ruth.takes("Review case", clara.holder());
        ruth.approves("Late, and right.");
    }
}
