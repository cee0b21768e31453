package io.keyback.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The request is at a computer without a camera, the face is shown at a phone, which needs no more than the code. */
@ExtendWith(JourneyExtension.class)
class FaceByPhoneJourneyIT {

    private static final double MILLIS_OF_ATTEMPT = 60_000;
    private static final String CONSENT = "I agree that pictures of my face are taken";

    private final Journey journey;
    private final Applicant mira;
    private final Page screen;
    private final Page phone;

    FaceByPhoneJourneyIT(Journey journey) {
        this.journey = journey;
        mira = journey.newApplicant("Mira", "Sandoval");
        screen = mira.page();
        phone = journey.device(Journey.PHONE);
    }

    @Test
    void theFaceIsShownAtAPhoneAndTheScreenGoesOn() {
        miraComesToTheFaceCheck();
        withoutACameraHerPhoneIsOffered();
        aScreenThatGoesOnByItselfLeavesAPhoneBehind();
        aCodeIsShown();
        String code = whatThePhoneReads();
        thePhoneAsksWhetherItIsHer(code);
        thePhoneIsConnected();
        nobodyElseOpensTheCode(code);
        theScreenFollowsAFailedAttempt();
        theScreenGoesOnWhenTheFaceWasShown();
        sheSubmitsTheRequest();
        theReviewerKnowsOfTheSecondDevice();
    }

    private void miraComesToTheFaceCheck() {
        mira.asksForTheRecovery();
        mira.confirmsTheEmail();
        mira.givesPersonalInformation();
        mira.givesTheLatestTransaction();
    }

    private void withoutACameraHerPhoneIsOffered() {
        screen.evaluate("() => { navigator.mediaDevices.getUserMedia ="
                + " () => Promise.reject(new DOMException('', 'NotFoundError')) }");
        mira.looks("screen-before");
        assertThat(screen.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("GO!")))
                .isHidden();
        mira.choosesTheCamera();
        mira.press("GO!");
        says(screen, "#problems", "Please agree that your face is recorded.");
        mira.beginsTheFaceCheck();
        says(screen, "#face-capture > .kb-instruction", "We found no camera on this device.");
        assertThat(screen.getByRole(
                        AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Use the camera of your phone")))
                .isFocused();
        mira.looks("screen-without-camera");
    }

    private void aScreenThatGoesOnByItselfLeavesAPhoneBehind() {
        Page left = journey.device(Journey.PHONE);
        mira.press("Use the camera of your phone");
        left.navigate(whatThePhoneReads());
        press(left, "I made the code. Go on");
        says(screen, ".kb-phone-state", "Your phone is connected. Follow what it says.");

        mira.press("Use this screen's camera instead");

        assertThat(left.locator("main h1")).hasText("Not needed here any more");
        says(left, ".kb-instruction", "The other screen goes on by itself. You can close this page.");
        journey.look(left, "phone-left-behind");
        assertThat(screen.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("GO!")))
                .isFocused();
    }

    private void aCodeIsShown() {
        mira.press("Use the camera of your phone");
        says(screen, ".kb-phone-state", "Waiting for your phone…");
        mira.looks("screen-with-code");
        mira.fits();
    }

    /** From the picture of the screen, as a camera sees it. */
    private String whatThePhoneReads() {
        byte[] seen = screen.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("QR code"))
                .screenshot();
        try {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(seen));
            int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
            String read = new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(
                            new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels))))
                    .getText();
            assertThat(screen.locator(".kb-phone-address")).hasText(read);
            return read;
        } catch (NotFoundException unreadable) {
            throw new AssertionError("No code in the picture", unreadable);
        } catch (ReaderException | IOException broken) {
            throw new AssertionError("The code cannot be read", broken);
        }
    }

    private void thePhoneAsksWhetherItIsHer(String code) {
        phone.navigate(code);
        assertThat(phone.locator("main h1")).hasText("Show your face on this phone?");
        assertThat(phone.locator("main")).containsText("Do not go on: he is after your account.");
        fits(phone);
        journey.look(phone, "phone-asks");
        says(screen, ".kb-phone-state", "Waiting for your phone…");
    }

    private void thePhoneIsConnected() {
        press(phone, "I made the code. Go on");
        assertThat(phone.locator("main h1")).hasText("Face check");
        fits(phone);
        journey.look(phone, "phone-start");
        says(screen, ".kb-phone-state", "Your phone is connected. Follow what it says.");
        assertThat(screen.locator(".kb-qr")).isHidden();
        mira.looks("screen-connected");
    }

    private void nobodyElseOpensTheCode(String code) {
        Page other = journey.device(Journey.PHONE);
        other.navigate(code);
        assertThat(other.locator("main h1")).hasText("This code was used already");
        journey.look(other, "code-used");
        phone.navigate("/recovery");
        assertThat(phone.locator("main h1")).hasText("Your session has ended");
        phone.navigate(code);
        assertThat(phone.locator("main h1")).hasText("Face check");
    }

    private void theScreenFollowsAFailedAttempt() {
        DrawnCamera.idle(phone);
        press(phone, "GO!");
        says(phone, "#problems", "Please agree that your face is recorded.");
        phone.getByLabel(CONSENT).check();
        press(phone, "GO!");
        says(screen, ".kb-phone-state", "Step 1 of 3 on your phone.");
        journey.look(phone, "phone-live");
        says(phone, ".kb-instruction", "You can try 2 more times.");
        says(screen, ".kb-phone-state", "That did not succeed on your phone. You can try 2 more times there.");
        mira.looks("screen-after-failure");
    }

    private void theScreenGoesOnWhenTheFaceWasShown() {
        DrawnCamera.willing(phone);
        press(phone, "Try again");
        says(screen, ".kb-phone-state", "Step 2 of 3 on your phone.");
        assertThat(phone.locator("main h1"))
                .hasText("Done", new LocatorAssertions.HasTextOptions().setTimeout(MILLIS_OF_ATTEMPT));
        says(phone, ".kb-instruction", "Thank you. We have seen everything. Go on on the other screen.");
        fits(phone);
        journey.look(phone, "phone-done");
        phone.reload();
        assertThat(phone.locator("main")).containsText("Go on on the other screen.");
        mira.arrivesAt("Document type");
        mira.looks("screen-after");
    }

    private void sheSubmitsTheRequest() {
        mira.choosesThePassport();
        mira.uploadsThePassport();
        mira.arrivesAt("You successfully submitted a request for 2FA recovery.");
    }

    private void theReviewerKnowsOfTheSecondDevice() {
        Reviewer ruth = journey.reviewer();
        ruth.signsIn();
        ruth.takes("Review case", mira.holder());
        ruth.opensTheEvidence();
        ruth.seesInTheEvidence("The face was shown on a second device, by a code scanned from the first.");
    }

    private static void press(Page device, String button) {
        device.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static void says(Page device, String place, String words) {
        assertThat(device.locator(place))
                .containsText(words, new LocatorAssertions.ContainsTextOptions().setTimeout(MILLIS_OF_ATTEMPT));
    }

    private static void fits(Page device) {
        Object overhang =
                device.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        org.assertj.core.api.Assertions.assertThat(overhang).as(device.url()).isEqualTo(0);
    }
}
