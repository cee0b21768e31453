package io.keyback.browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Text messages only, and nothing but a small phone: every page fits, and no other method is offered. The first picture
 * of the document is blurred.
 */
@ExtendWith(JourneyExtension.class)
class PhoneJourneyIT {

    private final Applicant ines;

    PhoneJourneyIT(Journey journey) {
        ines = journey.applicant(Holder.ines(), Journey.PHONE);
    }

    @Test
    void anAccountWithTextMessagesOnlyAsksFromAPhone() {
        inesHasNoOtherMethod();
        inesConfirmsHerEmail();
        inesFillsInTheRequest();
    }

    private void inesHasNoOtherMethod() {
        ines.givesLoginAndPassword();
        ines.fits();
        ines.isNotOffered("Sign in with another method");
        ines.saysTheDeviceIsLost();
        ines.fits();
        ines.continuesPastTheWarning();
        ines.fits();
    }

    private void inesConfirmsHerEmail() {
        ines.confirmsTheEmail();
        ines.fits();
    }

    private void inesFillsInTheRequest() {
        ines.givesPersonalInformation();
        ines.fits();
        ines.givesTheLatestTransaction();
        ines.fits();
        ines.showsTheFace();
        ines.fits();
        ines.choosesThePassport();
        ines.fits();
        ines.uploadsABlurredPicture();
        ines.mayNotInsist();
        ines.looks("blurred");
        ines.fits();
        ines.uploadsThePassport();
        ines.arrivesAt("You successfully submitted a request for 2FA recovery.");
        ines.fits();
    }
}
