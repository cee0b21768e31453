package io.keyback.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** From the lost device to the account: the journey that Keyback is for. */
@ExtendWith({JourneyExtension.class, OutputCaptureExtension.class})
class RecoveredJourneyIT {

    private static final String NOTE = "Face, document and account agree.";

    private final Journey journey;
    private final Engine engine;
    private final Applicant grace;
    private final Reviewer ruth;

    RecoveredJourneyIT(Journey journey, Engine engine) {
        this.engine = engine;
        this.journey = journey;
        grace = journey.applicant(Holder.grace());
        ruth = journey.reviewer();
    }

    @Test
    void anAccountWithBothMethodsIsRecovered(CapturedOutput log) {
        int printedAtTheStart = log.length(); // the sample sign-ins, hers among them
        graceGivesHerPasswordAndHasNeitherMethod();
        graceReadsTheWarningAndContinues();
        graceConfirmsHerEmailWithTheCodeFromHerMailbox();
        graceFillsInTheRequest();
        ruthLooksAtTheEvidence();
        ruthApproves();
        graceReadsThatHer2faWasReset();
        graceSignsInWithoutTheOldFactorAndEnrolsANewOne();
        nothingAboutGraceIsLeftBehind(log.getAll().substring(printedAtTheStart));
    }

    private void graceGivesHerPasswordAndHasNeitherMethod() {
        grace.givesLoginAndPassword();
        grace.looks("01-code");
        grace.choosesAnotherMethod();
        grace.looks("02-methods");
        grace.saysTheDeviceIsLost();
    }

    private void graceReadsTheWarningAndContinues() {
        grace.looks("03-warning");
        grace.continuesPastTheWarning();
        grace.looks("04-email-code");
    }

    private void graceConfirmsHerEmailWithTheCodeFromHerMailbox() {
        grace.confirmsTheEmail();
    }

    private void graceFillsInTheRequest() {
        grace.looks("05-personal-information");
        grace.givesPersonalInformation();
        grace.looks("06-transactions");
        grace.givesTheLatestTransaction();
        grace.looks("07-face");
        grace.showsTheFace();
        grace.looks("08-document-type");
        grace.choosesThePassport();
        grace.looks("09-upload");
        grace.uploadsThePassport();
        grace.arrivesAt("You successfully submitted a request for 2FA recovery.");
        grace.looks("10-submitted");
    }

    private void ruthLooksAtTheEvidence() {
        ruth.signsIn();
        ruth.takes("Review case", grace.holder());
        ruth.opensTheEvidence();
        ruth.seesInTheEvidence("O•••");
        ruth.seesInTheEvidence("✓ Agrees");
        ruth.looks("11-evidence");
    }

    private void ruthApproves() {
        ruth.opensTheForm();
        ruth.looks("12-decision");
        ruth.approves(NOTE);
    }

    private void graceReadsThatHer2faWasReset() {
        grace.opensTheMail("2FA was reset");
        grace.comesBack();
        grace.arrivesAt("2FA was reset");
        grace.looks("13-reset");
    }

    private void graceSignsInWithoutTheOldFactorAndEnrolsANewOne() {
        grace.givesLoginAndPassword();
        grace.sees("Your account is protected by a password alone");
        grace.looks("14-account");
        grace.turnsOnTheAuthenticatorApp();
    }

    private void nothingAboutGraceIsLeftBehind(String log) {
        Secrets secrets = Secrets.of(grace, NOTE);
        engine.knowsNothingAbout(secrets, journey.latestCase(grace.holder()));
        assertThat(secrets.in(log)).as("what the log tells").isEmpty();
    }
}
