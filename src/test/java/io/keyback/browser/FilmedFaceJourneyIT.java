package io.keyback.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import io.keyback.facecheck.drawing.ActedClip;
import io.keyback.facecheck.drawing.Deed;
import io.keyback.facecheck.drawing.Y4m;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The camera of the browser plays films: the whole way of a picture, from the camera to the verdict. What is asked is
 * known here, else no film could be made for it.
 */
@ExtendWith(JourneyExtension.class)
class FilmedFaceJourneyIT {

    private static final double MILLIS_OF_ATTEMPT = 60_000;

    /** A camera shows somewhat more pictures than a browser sends. */
    private static final int RATE = 8;

    private static final long PERSON = 12;
    private static final double SECONDS_TO_BEGIN = 4;

    private final RunningKeyback keyback;

    @TempDir
    private Path directory;

    FilmedFaceJourneyIT(RunningKeyback keyback) {
        this.keyback = keyback;
    }

    @Test
    void onlyTheFilmOfWhoDoesWhatIsAskedPasses() throws IOException {
        Path film = directory.resolve("film.y4m");
        play(film, person().then(Deed.STILL, 1));
        try (Chromium chromium = Chromium.playing(film)) {
            Journey journey = new Journey(keyback, chromium.browser(), "FilmedFaceJourneyIT");
            boolean failed = true;
            try {
                Applicant nora = journey.newApplicant("Nora", "Film");
                keyback.requests(journey).filledInUpToTheFaceBy(nora);
                aPictureThatIsHeldBeforeTheCameraDoesNotPass(nora);
                play(film, person().then(Deed.REST, 2));
                aFilmThatRunsInACircleDoesNotPass(nora);
                play(film, acting());
                whoDoesWhatIsAskedGoesOn(nora);
                failed = false;
            } finally {
                journey.end(failed);
            }
        }
    }

    private static void aPictureThatIsHeldBeforeTheCameraDoesNotPass(Applicant nora) {
        nora.beginsTheFaceCheck();
        reads(nora, "The camera showed a picture that did not move. You can try 2 more times.");
    }

    private static void aFilmThatRunsInACircleDoesNotPass(Applicant nora) {
        nora.press("Try again");
        reads(nora, "The camera showed the same pictures again. You can try once more.");
    }

    private static void whoDoesWhatIsAskedGoesOn(Applicant nora) {
        nora.press("Try again");
        nora.arrivesAt("Document type", MILLIS_OF_ATTEMPT);
    }

    private static ActedClip acting() {
        return person().then(Deed.REST, SECONDS_TO_BEGIN)
                .then(Deed.TURN_LEFT)
                .then(Deed.REST, 2)
                .then(Deed.CLOSE_EYES)
                .then(Deed.REST, 2)
                .then(Deed.SMILE, 3)
                .then(Deed.REST, 2);
    }

    private static ActedClip person() {
        return ActedClip.of(PERSON, RATE);
    }

    private static void reads(Applicant applicant, String words) {
        assertThat(applicant.page().locator("#face-capture .kb-instruction"))
                .containsText(words, new LocatorAssertions.ContainsTextOptions().setTimeout(MILLIS_OF_ATTEMPT));
    }

    /** The browser opens the file each time it switches its camera on. */
    private static void play(Path film, ActedClip clip) throws IOException {
        Path next = film.resolveSibling("next.y4m");
        Y4m.write(next, clip);
        Files.move(next, film, StandardCopyOption.REPLACE_EXISTING);
    }
}
