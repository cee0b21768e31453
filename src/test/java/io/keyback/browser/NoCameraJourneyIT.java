package io.keyback.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** No camera, or none that the browser gives: each step says what is wrong and how to go on, and goes on. */
@ExtendWith(JourneyExtension.class)
class NoCameraJourneyIT {

    private static final String NONE = "We found no camera on this device.";
    private static final String FORBIDDEN = "The browser did not let us use the camera.";
    private static final String PHONE = "press “Save and continue later” and open the link that we send you there";

    private final Applicant nora;
    private final Page page;

    NoCameraJourneyIT(Journey journey) {
        nora = journey.newApplicant("Nora", "Lindqvist");
        page = nora.page();
    }

    @Test
    void whoHasNoCameraIsToldHowToGoOn() {
        noraComesToTheFaceCheck();
        theFaceCheckSaysWhyItCannotStart();
        theConsentIsWithdrawn();
        aPersonIsToCheckInstead();
        theDocumentSaysWhyItCannotBePhotographed();
        aPictureCannotBeTakenBeforeTheCameraShowsOne();
        aFileDoesInstead();
    }

    private void noraComesToTheFaceCheck() {
        nora.asksForTheRecovery();
        nora.confirmsTheEmail();
        nora.givesPersonalInformation();
        nora.givesTheLatestTransaction();
        nora.choosesTheCamera();
        nora.agreesToTheFaceCheck();
    }

    private void theFaceCheckSaysWhyItCannotStart() {
        theCameraFailsWith("NotFoundError");
        nora.press("GO!");
        faceCheckAdvises(NONE);

        theCameraFailsWith("NotAllowedError");
        nora.press("Try again");
        faceCheckAdvises(FORBIDDEN);
        nora.looks("face-check-without-camera");
    }

    private void theConsentIsWithdrawn() {
        nora.follow("Withdraw my consent");
        nora.arrivesAt("Withdraw your consent to the face check?");
        nora.looks("withdraw-consent");
        nora.press("Withdraw my consent");
        nora.arrivesAt("Face check");
        assertThat(page.getByLabel("Show my face to the camera")).not().isChecked();
    }

    private void aPersonIsToCheckInstead() {
        nora.letsAPersonCheckInstead("NO_CAMERA");
        nora.arrivesAt("Document type");
    }

    private void theDocumentSaysWhyItCannotBePhotographed() {
        nora.choosesThePassport();
        theCameraFailsWith("NotFoundError");
        nora.press("Take a picture");
        documentAdvises(NONE);

        theCameraFailsWith("NotAllowedError");
        nora.press("Take a picture");
        documentAdvises(FORBIDDEN);
        nora.looks("document-without-camera");
    }

    private void aPictureCannotBeTakenBeforeTheCameraShowsOne() {
        theCameraNeverStarts();
        nora.press("Take a picture");
        assertThat(button("Take the picture")).isDisabled();
        nora.press("Cancel");
    }

    private void aFileDoesInstead() {
        nora.uploadsABlurredPicture();
        nora.looks("blurred");
        nora.uploadsABlurredPicture();
        nora.insistsOnThePicture();
        page.getByLabel("My document is not expired").check();
        nora.sends();
        nora.arrivesAt("You successfully submitted a request for 2FA recovery.");
    }

    private void faceCheckAdvises(String why) {
        Locator advice = page.locator("#face-capture .kb-instruction");
        assertThat(advice).containsText(why);
        assertThat(advice).containsText("choose above that a person checks instead");
        assertThat(button("Use the camera of your phone")).isFocused();
        assertThat(button("Try again")).isVisible();
        assertThat(page.locator("#face-capture .kb-camera")).isHidden();
    }

    private void documentAdvises(String why) {
        Locator advice = page.locator("#document-capture .kb-tile-state").first();
        assertThat(advice).containsText(why);
        assertThat(advice).containsText("You can choose a file instead");
        assertThat(advice).containsText(PHONE);
        assertThat(page.locator("#document-capture dialog")).isHidden();
    }

    private void theCameraFailsWith(String error) {
        page.evaluate(
                "name => navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', name))",
                error);
    }

    private void theCameraNeverStarts() {
        page.evaluate("() => { navigator.mediaDevices.getUserMedia = () => new Promise(() => {}) }");
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
