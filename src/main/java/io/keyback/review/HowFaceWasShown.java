package io.keyback.review;

import io.keyback.facecheck.FaceCapture;
import io.keyback.facecheck.FaceCapture.Device;
import io.keyback.facecheck.FaceCapture.Picture;
import io.keyback.facecheck.liveness.Gesture;
import io.keyback.facecheck.liveness.LivenessReport;
import io.keyback.facecheck.liveness.LivenessReport.Asked;
import io.keyback.recovery.CallTime;
import io.keyback.recovery.FaceAnswer;
import io.keyback.recovery.PersonReason;
import io.keyback.review.CaseFile.AskedGesture;
import io.keyback.review.CaseFile.FaceShown;
import io.keyback.review.CaseFile.LiveCheck;
import io.keyback.review.CaseFile.Sighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the live check of a face into words: what was asked, what was seen of it, and what its pictures show. */
final class HowFaceWasShown {

    private final @Nullable FaceCapture capture;

    /** @param capture null where no live check took the pictures */
    HowFaceWasShown(@Nullable FaceCapture capture) {
        this.capture = capture;
    }

    /**
     * All there is to say.
     *
     * @param answer to the form of the face check
     * @param onFile whether the host has a picture of the holder
     */
    FaceShown told(Map<String, ? extends @Nullable Object> answer, boolean onFile) {
        return new FaceShown(
                FaceAnswer.asksForPerson(answer),
                FaceAnswer.whyPerson(answer).map(PersonReason::words).orElse(null),
                FaceAnswer.callTimes(answer).map(CallTime::field).toList(),
                capture == null ? null : told(capture),
                onFile);
    }

    /**
     * What a picture of the face shows; empty where no live check took it.
     *
     * @param position among the pictures of the face, from 0
     */
    Optional<String> caption(int position) {
        return Optional.ofNullable(capture)
                .filter(shown -> position < shown.pictures().size())
                .map(shown -> caption(shown.pictures().get(position), shown.report()));
    }

    private static LiveCheck told(FaceCapture shown) {
        return new LiveCheck(
                shown.at(),
                shown.report().asked().stream().map(HowFaceWasShown::told).toList(),
                shown.faults(),
                stream(shown.report()),
                shown.engine(),
                elsewhere(shown.device()));
    }

    private static @Nullable String elsewhere(Device device) {
        return switch (device) {
            case FIRST -> null;
            case SECOND -> "The face was shown on a second device, by a code scanned from the first.";
        };
    }

    private static AskedGesture told(Asked asked) {
        Sighting sighting = sighting(asked);
        return new AskedGesture(
                request(asked.gesture()),
                sighting,
                switch (sighting) {
                    case SEEN -> "seen after " + seconds(asked);
                    case SEEN_WEAKLY -> "seen after " + seconds(asked) + ", told by weak means";
                    case NOT_SEEN -> "not seen, ended after " + seconds(asked);
                });
    }

    private static Sighting sighting(Asked asked) {
        if (!asked.seen()) {
            return Sighting.NOT_SEEN;
        }
        return asked.weak() ? Sighting.SEEN_WEAKLY : Sighting.SEEN;
    }

    /** A picture is kept of a gesture that began and was not done, too: it shows less than its name. */
    private static String caption(Picture picture, LivenessReport report) {
        if (picture == Picture.SELFIE) {
            return "Selfie";
        }
        Gesture gesture = Gesture.valueOf(picture.name());
        boolean seen = report.asked().stream().anyMatch(asked -> asked.gesture() == gesture && asked.seen());
        return seen ? deed(gesture) : "Not seen: " + request(gesture).toLowerCase(Locale.ROOT);
    }

    private static String request(Gesture gesture) {
        return switch (gesture) {
            case CLOSE_EYES -> "Close the eyes";
            case SMILE -> "Smile";
            case TURN_LEFT -> "Turn to the left";
            case TURN_RIGHT -> "Turn to the right";
        };
    }

    private static String deed(Gesture gesture) {
        return switch (gesture) {
            case CLOSE_EYES -> "Closed the eyes";
            case SMILE -> "Smiled";
            case TURN_LEFT -> "Turned to the left";
            case TURN_RIGHT -> "Turned to the right";
        };
    }

    private static String seconds(Asked asked) {
        return String.format(Locale.ROOT, "%.1f s", asked.seconds());
    }

    /** How many pictures, how fast; and what a camera does not do, where there was any of it. */
    private static List<String> stream(LivenessReport report) {
        List<String> words = new ArrayList<>();
        words.add(report.frames() + " pictures");
        words.add(String.format(Locale.ROOT, "%.1f a second", report.framesPerSecond()));
        if (report.still() > 0) {
            words.add(report.still() + " exactly like the one before");
        }
        if (report.repeated() > 0) {
            words.add(report.repeated() + " exactly like an earlier one");
        }
        if (report.jumps() > 0) {
            words.add("the face jumped " + times(report.jumps()));
        }
        return words;
    }

    private static String times(int number) {
        return number == 1 ? "once" : number + " times";
    }
}
