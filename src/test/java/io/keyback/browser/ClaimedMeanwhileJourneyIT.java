package io.keyback.browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A claim that comes while the answer “not yours” is still on its way to the evidence tab is not missed. */
@ExtendWith(JourneyExtension.class)
class ClaimedMeanwhileJourneyIT {

    private final Journey journey;
    private final Engine engine;
    private final Requests requests;
    private final Applicant milan;
    private final Reviewer ruth;

    ClaimedMeanwhileJourneyIT(Journey journey, Requests requests, Engine engine) {
        this.requests = requests;
        this.journey = journey;
        this.engine = engine;
        milan = journey.newApplicant("Milan", "Horak");
        ruth = journey.reviewer();
    }

    @Test
    void theEvidenceAppearsWithoutAnotherLook() {
        requests.submittedBy(milan);
        String task = journey.task("Review case", milan.holder(), milan.page());
        ruth.signsIn();
        ruth.isRefusedTheEvidence(() -> engine.claims(task, "ruth"));
        ruth.opens("Review case", milan.holder());
        ruth.seesThePictures();
        ruth.seesInTheEvidence("H•••");
    }
}
