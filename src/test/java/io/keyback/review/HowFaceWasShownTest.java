package io.keyback.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.facecheck.FaceCapture;
import io.keyback.facecheck.FaceCapture.Device;
import io.keyback.facecheck.FaceCapture.Picture;
import io.keyback.facecheck.liveness.Fault;
import io.keyback.facecheck.liveness.Gesture;
import io.keyback.facecheck.liveness.LivenessReport;
import io.keyback.facecheck.liveness.LivenessReport.Asked;
import io.keyback.review.CaseFile.AskedGesture;
import io.keyback.review.CaseFile.FaceShown;
import io.keyback.review.CaseFile.LiveCheck;
import io.keyback.review.CaseFile.Sighting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HowFaceWasShownTest {

    private static final Instant BEGAN_AT = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void theGesturesStandInTheOrderInWhichTheyWereAskedWithWhatWasSeen() {
        LiveCheck told = live(new FaceCapture(
                BEGAN_AT,
                new LivenessReport(
                        Set.of(Fault.GESTURE_NOT_SEEN, Fault.STILL_PICTURE),
                        List.of(
                                new Asked(Gesture.TURN_RIGHT, true, 2.44, true),
                                new Asked(Gesture.SMILE, true, 1.26, false),
                                new Asked(Gesture.CLOSE_EYES, false, 7, false)),
                        80,
                        5.94,
                        2,
                        3,
                        1),
                List.of(),
                "engine 1",
                Device.FIRST));

        assertThat(told)
                .isEqualTo(new LiveCheck(
                        BEGAN_AT,
                        List.of(
                                new AskedGesture(
                                        "Turn to the right",
                                        Sighting.SEEN_WEAKLY,
                                        "seen after 2.4 s, told by weak means"),
                                new AskedGesture("Smile", Sighting.SEEN, "seen after 1.3 s"),
                                new AskedGesture("Close the eyes", Sighting.NOT_SEEN, "not seen, ended after 7.0 s")),
                        List.of(
                                "The camera showed a picture that did not move.",
                                "Something that was asked was not seen."),
                        List.of(
                                "80 pictures",
                                "5.9 a second",
                                "3 exactly like the one before",
                                "2 exactly like an earlier one",
                                "the face jumped once"),
                        "engine 1",
                        null));
    }

    @Test
    void thatAnotherDeviceShowedItIsSaid() {
        FaceCapture here = seen(Gesture.SMILE);
        FaceCapture there = new FaceCapture(here.at(), here.report(), here.pictures(), here.engine(), Device.SECOND);

        assertThat(live(here).elsewhere()).isNull();
        assertThat(live(there).elsewhere())
                .isEqualTo("The face was shown on a second device, by a code scanned from the first.");
    }

    @Test
    void nothingIsSaidAgainstWhoDidEverything() {
        LiveCheck told = live(seen(Gesture.TURN_LEFT));

        assertThat(told.faults()).isEmpty();
        assertThat(told.stream()).containsExactly("80 pictures", "6.0 a second");
    }

    @Test
    void aPictureIsCalledAfterWhatItShows() {
        HowFaceWasShown face = new HowFaceWasShown(seen(Gesture.values()));

        assertThat(List.of(0, 1, 2, 3, 4))
                .extracting(position -> face.caption(position).orElseThrow())
                .containsExactly("Selfie", "Closed the eyes", "Smiled", "Turned to the left", "Turned to the right");
    }

    @Test
    void aPictureOfWhatWasBegunAndNotDoneIsNotCalledAfterIt() {
        HowFaceWasShown face = new HowFaceWasShown(seen(Gesture.TURN_LEFT));

        assertThat(face.caption(2)).contains("Not seen: smile");
        assertThat(face.caption(3)).contains("Turned to the left");
    }

    @Test
    void picturesThatNoLiveCheckTookShowNothingThatIsKnown() {
        HowFaceWasShown face = new HowFaceWasShown(null);

        assertThat(face.caption(0)).isEmpty();
        assertThat(face.told(Map.of(), false)).isEqualTo(new FaceShown(false, null, List.of(), null, false));
        assertThat(new HowFaceWasShown(seen(Gesture.SMILE)).caption(Picture.values().length))
                .isEmpty();
    }

    @Test
    void whoLetsAPersonCheckSaysWhyAndWhen() {
        HowFaceWasShown face = new HowFaceWasShown(null);

        assertThat(face.told(Map.of("way", "PERSON", "reason", "CANNOT"), false))
                .isEqualTo(new FaceShown(true, "The applicant cannot do what is asked", List.of(), null, false));
        assertThat(face.told(Map.of("way", "PERSON", "weekend", true, "mornings", true, "evenings", false), true))
                .isEqualTo(new FaceShown(true, null, List.of("mornings", "weekend"), null, true));
        assertThat(face.told(Map.of("way", "CAMERA", "reason", "CANNOT", "evenings", true), false))
                .isEqualTo(new FaceShown(false, null, List.of(), null, false));
    }

    private static LiveCheck live(FaceCapture capture) {
        LiveCheck live = new HowFaceWasShown(capture).told(Map.of(), false).live();
        assertThat(live).isNotNull();
        return live;
    }

    /** Everything that can be pictured, and of these gestures that they were seen. */
    private static FaceCapture seen(Gesture... gestures) {
        List<Asked> asked = List.of(gestures).stream()
                .map(gesture -> new Asked(gesture, true, 1, false))
                .toList();
        return new FaceCapture(
                BEGAN_AT,
                new LivenessReport(Set.of(), asked, 80, 6, 0, 0, 0),
                List.of(Picture.values()),
                "engine 1",
                Device.FIRST);
    }
}
