package io.keyback.browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Begun at a computer, gone on with at a phone. */
@ExtendWith(JourneyExtension.class)
class ResumedJourneyIT {

    private final Applicant ida;

    ResumedJourneyIT(Journey journey) {
        ida = journey.newApplicant("Ida", "Salonen");
    }

    @Test
    void aRequestIsSavedAndGoesOnAtAnotherDevice() {
        idaFillsInHalfOfItAndSaves();
        Applicant idaAtHerPhone = ida.atAnotherDevice();
        idaGoesOnThere(idaAtHerPhone);
        theComputerIsTold();
        idaFinishesAtHerPhone(idaAtHerPhone);
    }

    private void idaFillsInHalfOfItAndSaves() {
        ida.asksForTheRecovery();
        ida.confirmsTheEmail();
        ida.givesPersonalInformation();
        ida.press("Save and continue later");
        ida.arrivesAt("Continue later");
        ida.looks("saved");
    }

    private void idaGoesOnThere(Applicant idaAtHerPhone) {
        idaAtHerPhone.followsTheLinkIn(idaAtHerPhone.mail("continue your request"));
        idaAtHerPhone.arrivesAt("Latest transactions");
    }

    private void theComputerIsTold() {
        ida.comesBack();
        ida.arrivesAt("You went on with another device");
        ida.looks("taken-over");
    }

    private void idaFinishesAtHerPhone(Applicant idaAtHerPhone) {
        idaAtHerPhone.givesTheLatestTransaction();
        idaAtHerPhone.showsTheFace();
        idaAtHerPhone.choosesThePassport();
        idaAtHerPhone.uploadsThePassport();
        idaAtHerPhone.arrivesAt("You successfully submitted a request for 2FA recovery.");
    }
}
