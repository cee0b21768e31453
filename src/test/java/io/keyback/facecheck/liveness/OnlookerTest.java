package io.keyback.facecheck.liveness;

import static io.keyback.facecheck.liveness.Attempt.SETTINGS;
import static io.keyback.facecheck.liveness.Attempt.eyesShut;
import static io.keyback.facecheck.liveness.Attempt.rest;
import static io.keyback.facecheck.liveness.Attempt.smiling;
import static io.keyback.facecheck.liveness.Attempt.turned;
import static io.keyback.facecheck.liveness.Attempt.twoFaces;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.facecheck.liveness.Onlooker.Frame;
import io.keyback.facecheck.liveness.Onlooker.Impression;
import io.keyback.facecheck.seeing.Sight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnlookerTest {

    private static final Instant START = Instant.parse("2026-11-29T10:00:00Z");

    private final List<Sight> sights = new ArrayList<>();

    @Test
    void saysWhatIsDoneInItsOrder() {
        show(rest(), 6);
        show(turned(-0.4), 4);
        show(rest(), 2);
        show(eyesShut(), 4);
        show(rest(), 2);
        show(smiling(), 4);

        assertThat(watch().gestures()).containsExactly(Gesture.TURN_RIGHT, Gesture.CLOSE_EYES, Gesture.SMILE);
        assertThat(watch().atRest()).isTrue();
    }

    @Test
    void whatThePersonIsLikeAtRestMayBeSeenLater() {
        show(eyesShut(), 4);
        show(rest(), 4);

        assertThat(watch().gestures()).containsExactly(Gesture.CLOSE_EYES);
    }

    @Test
    void aGestureThatTheLastFrameShowsCountsWhenThereIsEnoughOfIt() {
        show(rest(), 4);
        show(turned(0.4), 3);
        assertThat(watch().gestures()).containsExactly(Gesture.TURN_LEFT);

        sights.remove(sights.size() - 1);
        assertThat(watch().gestures()).isEmpty();
    }

    @Test
    void withNothingToCompareWithOnlyTurnsAreJudged() {
        show(rest(), 2);
        show(turned(0.4), 3);
        show(eyesShut(), 5);

        Impression impression = watch();

        assertThat(impression.atRest()).isFalse();
        assertThat(impression.gestures()).containsExactly(Gesture.TURN_LEFT);
    }

    @Test
    void severalPeopleAreSeenWhereTheyStay() {
        show(rest(), 3);
        show(twoFaces(), 2);
        show(rest(), 1);
        show(twoFaces(), 2);
        assertThat(watch().several()).isFalse();

        show(twoFaces(), 1);
        assertThat(watch().several()).isTrue();
    }

    @Test
    void aShortClipIsRefusedWhereAllOfItShowsSeveral() {
        show(twoFaces(), 1);
        assertThat(watch().several()).isTrue();

        show(rest(), 1);
        assertThat(watch().several()).isFalse();
    }

    private Impression watch() {
        List<Frame> frames = new ArrayList<>();
        for (int number = 0; number < sights.size(); number++) {
            frames.add(new Frame(sights.get(number), START.plusMillis(167L * number)));
        }
        return new Onlooker(SETTINGS).watch(frames);
    }

    private void show(Sight sight, int times) {
        sights.addAll(Collections.nCopies(times, sight));
    }
}
