package io.keyback.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A step that fails is seen where it stands; the process owner has it tried again when the cause is gone. */
@ExtendWith({JourneyExtension.class, OutputCaptureExtension.class})
class CockpitJourneyIT {

    private final Requests requests;
    private final Journey journey;
    private final Engine engine;
    private final RunningKeyback keyback;
    private final Applicant emil;
    private final ProcessOwner petra;

    CockpitJourneyIT(Journey journey, Requests requests, Engine engine, RunningKeyback keyback) {
        this.requests = requests;
        this.journey = journey;
        this.engine = engine;
        this.keyback = keyback;
        emil = journey.newApplicant("Emil", "Sorensen");
        petra = journey.processOwner();
    }

    @AfterEach
    void mailsGoAgain() {
        keyback.findsItsMailServer();
    }

    @Test
    void aStepThatFailedIsTriedAgainAndTheCaseGoesOn(CapturedOutput log) {
        emilSendsHisRequestWhileNoMailGoes();
        petraSeesTheCaseAndItsIncident();
        keyback.findsItsMailServer();
        petraHasTheStepTriedAgain();
        emilReadsThatHeSubmittedIt();
        petraSeesTheCaseInItsReview();
        theFailureTellsNothingAboutEmil(log);
    }

    private void emilSendsHisRequestWhileNoMailGoes() {
        requests.filledInUpToTheDocumentBy(emil);
        emil.choosesThePassport();
        emil.choosesThePictureOfThePassport();
        keyback.losesItsMailServer();
        emil.sends();
        emil.leaves("Document upload");
        engine.givesUp("AcknowledgeRequest", journey.latestCase(emil.holder()), emil.page());
    }

    private void petraSeesTheCaseAndItsIncident() {
        petra.signsIn();
        petra.opensTheProcess();
        petra.seesAnIncidentAt("AcknowledgeRequest");
        petra.looks("process");
        petra.opensTheCase(journey.latestCase(emil.holder()));
        petra.seesAnIncidentAt("AcknowledgeRequest");
        petra.opensTheTab("Incidents");
        petra.seesTheIncident("Acknowledge request");
        petra.looks("incident");
    }

    private void petraHasTheStepTriedAgain() {
        petra.hasItTriedAgain();
        journey.task("Review case", emil.holder(), petra.page());
    }

    private void emilReadsThatHeSubmittedIt() {
        emil.mail("submitted");
        emil.comesBack();
        emil.arrivesAt("You successfully submitted a request for 2FA recovery.");
    }

    private void petraSeesTheCaseInItsReview() {
        petra.opensTheProcess();
        petra.opensTheCase(journey.latestCase(emil.holder()));
        petra.seesTheCaseAt("ReviewCase");
        petra.looks("review");
    }

    private void theFailureTellsNothingAboutEmil(CapturedOutput log) {
        Secrets secrets = Secrets.of(emil);
        engine.knowsNothingAbout(secrets, journey.latestCase(emil.holder()));
        assertThat(log).as("the log").contains("was not delivered");
        assertThat(secrets.in(log.getAll())).as("what the log tells").isEmpty();
    }
}
