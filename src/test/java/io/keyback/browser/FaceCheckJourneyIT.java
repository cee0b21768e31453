package io.keyback.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The face check with everything that goes wrong in it, and what the reviewer is told. */
@ExtendWith(JourneyExtension.class)
class FaceCheckJourneyIT {

    private static final double MILLIS_OF_ATTEMPT = 40_000;

    private final Applicant lena;
    private final Page page;

    FaceCheckJourneyIT(Journey journey) {
        lena = journey.newApplicant("Lena", "Fischer");
        page = lena.page();
    }

    @Test
    void whoseAttemptsFailIsToldWhyAndIsLeftToAReviewer() {
        lenaComesToTheFaceCheck();
        inTheDarkSheIsToldToTurnOnALight();
        withoutAFaceNothingBegins();
        whoTurnsToTheOtherSideTriesAgain();
        whoIsJoinedTriesAgain();
        whoCoversTheFaceInTheLastAttemptIsLeftToAReviewer();
    }

    private void lenaComesToTheFaceCheck() {
        lena.asksForTheRecovery();
        lena.confirmsTheEmail();
        lena.givesPersonalInformation();
        lena.givesTheLatestTransaction();
    }

    private void inTheDarkSheIsToldToTurnOnALight() {
        DrawnCamera.dark(page);
        lena.beginsTheFaceCheck();
        reads("It is too dark. Turn on a light, or face a window.");
        lena.looks("face-check-in-the-dark");
        lena.press("Stop");
    }

    private void withoutAFaceNothingBegins() {
        DrawnCamera.empty(page);
        lena.press("GO!");
        reads("We cannot see your whole face.");
        lena.press("Stop");
    }

    private void whoTurnsToTheOtherSideTriesAgain() {
        DrawnCamera.contrary(page);
        lena.press("GO!");
        reads("We saw something else than we asked you to do.");
        lena.looks("face-check-again");
    }

    private void whoIsJoinedTriesAgain() {
        DrawnCamera.joined(page);
        lena.press("Try again");
        reads("There was more than one face in the picture.");
    }

    private void whoCoversTheFaceInTheLastAttemptIsLeftToAReviewer() {
        DrawnCamera.covering(page);
        lena.press("Try again");
        reads("We did not see what we asked you to do. A person looks at your pictures instead.");
        lena.looks("face-check-left-to-reviewer");
        lena.press("Continue");
        lena.arrivesAt("Document type");
    }

    private void reads(String words) {
        assertThat(page.locator("#face-capture .kb-instruction"))
                .containsText(words, new LocatorAssertions.ContainsTextOptions().setTimeout(MILLIS_OF_ATTEMPT));
    }
}
