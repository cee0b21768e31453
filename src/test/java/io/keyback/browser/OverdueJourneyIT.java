package io.keyback.browser;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** When the 48 hours pass, the applicant hears it from us, and the review goes on. */
@ExtendWith(JourneyExtension.class)
class OverdueJourneyIT {

    private final Journey journey;
    private final Engine engine;
    private final Requests requests;
    private final Applicant clara;
    private final Reviewer ruth;

    OverdueJourneyIT(Journey journey, Requests requests, Engine engine) {
        this.requests = requests;
        this.engine = engine;
        this.journey = journey;
        clara = journey.newApplicant("Clara", "Montel");
        ruth = journey.reviewer();
    }

    @Test
    void anOverdueRequestIsToldAndStillDecided() {
        ruth.signsIn();
        requests.submittedBy(clara);
        journey.task("Review case", clara.holder(), clara.page());
        engine.fires("AtRisk", journey.latestCase(clara.holder()));
        ruthSeesItInTheQueueAs("At risk");
        engine.fires("Overdue", journey.latestCase(clara.holder()));
        engine.letsTheDueDatePass("Review case", journey.latestCase(clara.holder()));
        claraReadsThatItTakesLonger();
        ruthSeesItInTheQueueAs("Overdue");
        ruthApprovesAllTheSame();
        clara.mail("2FA was reset");
    }

    private void ruthSeesItInTheQueueAs(String mark) {
        ruth.seesTheMark(mark, "Review case", clara.holder());
        ruth.looks("queue-" + mark.replace(' ', '-').toLowerCase(Locale.ROOT));
    }

    private void claraReadsThatItTakesLonger() {
        clara.mail("takes longer");
        clara.comesBack();
        clara.sees("your request takes longer than the 48 hours");
        clara.looks("overdue");
    }

    private void ruthApprovesAllTheSame() {
        ruth.takes("Review case", clara.holder());
        ruth.opensTheEvidence();
        ruth.seesInTheEvidence("overdue: Nobody had claimed the review.");
        ruth.looks("evidence");
        ruth.approves("Late, and right.");
    }
}
