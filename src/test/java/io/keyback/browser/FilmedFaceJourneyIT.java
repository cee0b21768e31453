package io.keyback.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import io.keyback.facecheck.drawing.ActedClip;
import io.keyback.facecheck.drawing.Deed;
import io.keyback.facecheck.drawing.Y4m;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The camera of the browser plays a film: the whole way of a picture, from the camera to the verdict. What is asked is
 * known here, else no film could be made for it.
 */
@ExtendWith(JourneyExtension.class)
class FilmedFaceJourneyIT {

    private static final double MILLIS_OF_ATTEMPT = 60_000;

    /** A camera shows somewhat more pictures than a browser sends. */
    private static final int RATE = 10;

    private static final long PERSON = 12;
    private static final double SECONDS_TO_BEGIN = 5;

    private final RunningKeyback keyback;

    @TempDir
    private Path directory;

    FilmedFaceJourneyIT(RunningKeyback keyback) {
        this.keyback = keyback;
    }

    @Test
    void whoDoesWhatIsAskedGoesOn() throws IOException {
        ActedClip acting = person().then(Deed.REST, SECONDS_TO_BEGIN)
                .then(Deed.TURN_LEFT)
                .then(Deed.REST, 2)
                .then(Deed.CLOSE_EYES)
                .then(Deed.REST, 2)
                .then(Deed.SMILE, 3)
                .then(Deed.REST, 2);

        show(acting, "Nora", nora -> nora.arrivesAt("Document type", MILLIS_OF_ATTEMPT));
    }

    @Test
    void aPictureThatIsHeldBeforeTheCameraDoesNotPass() throws IOException {
        show(
                person().then(Deed.STILL, 3),
                "Oscar",
                oscar -> reads(oscar, "The camera showed a picture that did not move. You can try 2 more times."));
    }

    @Test
    void aFilmThatRunsInACircleDoesNotPass() throws IOException {
        show(
                person().then(Deed.REST, 2),
                "Paula",
                paula -> reads(paula, "The camera showed the same pictures again. You can try 2 more times."));
    }

    @Test
    void whoCoversTheFaceDoesNotPass() throws IOException {
        show(
                person().then(Deed.REST, SECONDS_TO_BEGIN).then(Deed.COVERED, 12),
                "Quentin",
                quentin -> reads(quentin, "We did not see what we asked you to do. You can try 2 more times."));
    }

    private static ActedClip person() {
        return ActedClip.of(PERSON, RATE);
    }

    private static void reads(Applicant applicant, String words) {
        assertThat(applicant.page().locator("#face-capture .kb-instruction"))
                .containsText(words, new LocatorAssertions.ContainsTextOptions().setTimeout(MILLIS_OF_ATTEMPT));
    }

    private void show(ActedClip clip, String firstName, Consumer<Applicant> then) throws IOException {
        Path film = directory.resolve("film.y4m");
        Y4m.write(film, clip);
        try (Chromium chromium = Chromium.playing(film)) {
            Journey journey = new Journey(keyback, chromium.browser(), "FilmedFaceJourneyIT");
            boolean failed = true;
            try {
                Applicant applicant = journey.newApplicant(firstName, "Film");
                keyback.requests(journey).filledInUpToTheFaceBy(applicant);
                applicant.beginsTheFaceCheck();
                then.accept(applicant);
                failed = false;
            } finally {
                journey.end(failed);
            }
        }
    }
}
