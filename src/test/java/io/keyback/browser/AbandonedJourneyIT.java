package io.keyback.browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A form that nobody finishes is closed, and its holder may begin again. */
@ExtendWith(JourneyExtension.class)
class AbandonedJourneyIT {

    private final Journey journey;
    private final Engine engine;
    private final Applicant jonas;

    AbandonedJourneyIT(Journey journey, Engine engine) {
        this.engine = engine;
        this.journey = journey;
        jonas = journey.newApplicant("Jonas", "Achten");
    }

    @Test
    void anUnfinishedRequestIsClosedAndCanBeBegunAgain() {
        jonasStopsHalfWay();
        engine.fires("RequestNotCompletedInTime", journey.latestCase(jonas.holder()));
        jonasReadsThatItWasClosed();
        jonas.asksForTheRecovery();
    }

    private void jonasStopsHalfWay() {
        jonas.asksForTheRecovery();
        jonas.confirmsTheEmail();
        jonas.givesPersonalInformation();
    }

    private void jonasReadsThatItWasClosed() {
        jonas.mail("closed");
        jonas.comesBack();
        jonas.sees("It was not completed in time.");
        jonas.looks("abandoned");
    }
}
