package io.keyback.facecheck.liveness;

import static io.keyback.facecheck.liveness.Attempt.asking;
import static io.keyback.facecheck.liveness.Attempt.eyesCovered;
import static io.keyback.facecheck.liveness.Attempt.eyesShut;
import static io.keyback.facecheck.liveness.Attempt.lit;
import static io.keyback.facecheck.liveness.Attempt.nobody;
import static io.keyback.facecheck.liveness.Attempt.positioned;
import static io.keyback.facecheck.liveness.Attempt.profile;
import static io.keyback.facecheck.liveness.Attempt.rest;
import static io.keyback.facecheck.liveness.Attempt.smiling;
import static io.keyback.facecheck.liveness.Attempt.turned;
import static io.keyback.facecheck.liveness.Attempt.twoFaces;
import static io.keyback.facecheck.liveness.Attempt.weaklyStraight;
import static io.keyback.facecheck.liveness.Gesture.CLOSE_EYES;
import static io.keyback.facecheck.liveness.Gesture.SMILE;
import static io.keyback.facecheck.liveness.Gesture.TURN_LEFT;
import static io.keyback.facecheck.liveness.Gesture.TURN_RIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.keyback.facecheck.seeing.Attention;
import io.keyback.facecheck.seeing.Sight;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LivenessCheckTest {

    @Test
    void whoDoesEverythingInItsOrderIsLive() {
        LivenessReport report = positioned(TURN_LEFT, SMILE, CLOSE_EYES)
                .does(TURN_LEFT)
                .does(SMILE)
                .does(CLOSE_EYES)
                .report();

        assertThat(report.faults()).isEmpty();
        assertThat(report.shown()).isTrue();
        assertThat(report.weak()).isFalse();
        assertThat(report.asked())
                .extracting(LivenessReport.Asked::gesture)
                .containsExactly(TURN_LEFT, SMILE, CLOSE_EYES);
        assertThat(report.framesPerSecond()).isBetween(5.9, 6.1);
    }

    @ParameterizedTest
    @EnumSource
    void eachGestureIsAskedForInWordsAndSeen(Gesture gesture) {
        Attempt attempt = positioned(gesture);

        assertThat(attempt.told().advice().name()).isEqualTo(gesture.name());
        assertThat(attempt.told().step()).isEqualTo(1);
        attempt.does(gesture);

        assertThat(attempt.told().advice()).isEqualTo(Advice.DONE);
        assertThat(attempt.told().progress()).isEqualTo(1);
        assertThat(attempt.report().shown()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotDoneInTimeIsNotSeen(Gesture gesture) {
        Attempt early = positioned(gesture).seconds(rest(), 6.8);
        assertThat(early.check().finished()).isFalse();

        LivenessReport late = early.seconds(rest(), 0.4).report();

        assertThat(late.faults()).containsExactly(Fault.GESTURE_NOT_SEEN);
        assertThat(late.asked()).extracting(LivenessReport.Asked::seen).containsExactly(false);
    }

    static Stream<Arguments> others() {
        return Stream.of(
                arguments(TURN_LEFT, TURN_RIGHT),
                arguments(TURN_RIGHT, TURN_LEFT),
                arguments(CLOSE_EYES, TURN_LEFT),
                arguments(CLOSE_EYES, TURN_RIGHT),
                arguments(SMILE, TURN_LEFT),
                arguments(SMILE, CLOSE_EYES));
    }

    @ParameterizedTest
    @MethodSource("others")
    void anotherGestureEndsTheAttempt(Gesture asked, Gesture done) {
        assertThat(positioned(asked).does(done).report().faults()).containsExactly(Fault.OTHER_GESTURE_SEEN);
    }

    @Test
    void aBlinkAndASmileContradictNothing() {
        LivenessReport report = positioned(TURN_LEFT, CLOSE_EYES)
                .seconds(rest(), 0.5)
                .frames(eyesShut(), 1)
                .seconds(smiling(), 1)
                .does(TURN_LEFT)
                .does(CLOSE_EYES)
                .report();

        assertThat(report.shown()).isTrue();
    }

    @Test
    void aBlinkIsNoClosingOfTheEyes() {
        Attempt attempt = positioned(CLOSE_EYES)
                .seconds(rest(), 0.5)
                .frames(eyesShut(), 1)
                .seconds(rest(), 1);

        assertThat(attempt.check().finished()).isFalse();
    }

    @Test
    void whatBeganBeforeItCouldBeReadCountsForNothing() {
        Attempt attempt = positioned(SMILE).seconds(smiling(), 2);

        assertThat(attempt.check().finished()).isFalse();
        assertThat(attempt.seconds(rest(), 0.5).does(SMILE).report().shown()).isTrue();
    }

    @Test
    void aTurnMustEndAndIsToldSo() {
        Attempt attempt = positioned(TURN_RIGHT).seconds(rest(), 0.5).frames(turned(-0.21), 3);

        assertThat(attempt.told().advice()).isEqualTo(Advice.TURN_BACK);
        assertThat(attempt.check().finished()).isFalse();
        assertThat(attempt.frames(rest(), 1).report().shown()).isTrue();
    }

    @Test
    void shutEyesAreToldToOpen() {
        Attempt attempt = positioned(CLOSE_EYES).seconds(rest(), 0.5).frames(eyesShut(), 3);

        assertThat(attempt.told().advice()).isEqualTo(Advice.OPEN_EYES);
        assertThat(attempt.check().finished()).isFalse();
    }

    @Test
    void whoIsNotAtRestAgainIsNotWaitedForForever() {
        Attempt attempt = positioned(SMILE, TURN_LEFT).seconds(rest(), 0.5).frames(smiling(), 3);
        assertThat(attempt.told().advice()).isEqualTo(Advice.LOOK_STRAIGHT);

        attempt.seconds(turned(0.3), 6.5);
        assertThat(attempt.check().finished()).isFalse();
        assertThat(attempt.seconds(turned(0.3), 1).report().faults()).containsExactly(Fault.FACE_LOST);
    }

    @Test
    void aSmallOrShortTurnIsNone() {
        assertThat(positioned(TURN_LEFT)
                        .seconds(rest(), 0.5)
                        .seconds(turned(0.17), 1)
                        .seconds(rest(), 0.5)
                        .check()
                        .finished())
                .isFalse();
        assertThat(positioned(TURN_LEFT)
                        .seconds(rest(), 0.5)
                        .frames(turned(0.4), 2)
                        .seconds(rest(), 0.5)
                        .check()
                        .finished())
                .isFalse();
    }

    @Test
    void aTurnByProfileAloneIsWeak() {
        LivenessReport report = asking(TURN_LEFT)
                .frames(weaklyStraight(), 6)
                .seconds(weaklyStraight(), 0.5)
                .frames(profile(1), 3)
                .frames(weaklyStraight(), 1)
                .report();

        assertThat(report.shown()).isTrue();
        assertThat(report.weak()).isTrue();
    }

    static Stream<Arguments> advices() {
        return Stream.of(
                arguments(Advice.NO_FACE, nobody()),
                arguments(Advice.SEVERAL_FACES, twoFaces()),
                arguments(Advice.COME_CLOSER, Attempt.at(240, 180, 128)),
                arguments(Advice.MOVE_BACK, Attempt.at(240, 180, 345)),
                arguments(Advice.MOVE_TO_CENTRE, Attempt.at(306, 180, 180)),
                arguments(Advice.EYE_LEVEL, Attempt.at(240, 246, 180)),
                arguments(Advice.TOO_DARK, lit(69, 0, 150)),
                arguments(Advice.TOO_BRIGHT, lit(216, 0, 150)),
                arguments(Advice.LIGHT_FROM_ONE_SIDE, lit(140, 61, 150)),
                arguments(Advice.HOLD_STILL, lit(140, 0, 39)),
                arguments(Advice.LOOK_STRAIGHT, turned(0.2)),
                arguments(Advice.UNCOVER, eyesCovered()));
    }

    @ParameterizedTest
    @MethodSource("advices")
    void whatIsWrongIsSaidAtOnceAndNothingBegins(Advice advice, Sight sight) {
        Attempt attempt = asking(SMILE).frames(sight, 12);

        assertThat(attempt.told().advice()).isEqualTo(advice);
        assertThat(attempt.told().step()).isZero();
    }

    @Test
    void whatIsJustRightBegins() {
        assertThat(asking(SMILE).frames(Attempt.at(300, 180, 131), 6).told().step())
                .isEqualTo(1);
        assertThat(asking(SMILE).frames(lit(71, 59, 41), 6).told().step()).isEqualTo(1);
        assertThat(asking(SMILE).frames(lit(214, 0, 150), 6).told().step()).isEqualTo(1);
    }

    @Test
    void whoNeverStandsRightIsNotWaitedForForever() {
        Attempt attempt = asking(SMILE).seconds(nobody(), 44);
        assertThat(attempt.check().finished()).isFalse();

        assertThat(attempt.seconds(nobody(), 2).report().faults()).containsExactly(Fault.NOT_POSITIONED);
    }

    @Test
    void whoLeavesIsAdvisedAndThenLost() {
        Attempt attempt = positioned(SMILE).seconds(nobody(), 2);
        assertThat(attempt.told().advice()).isEqualTo(Advice.NO_FACE);

        assertThat(attempt.seconds(nobody(), 1).report().faults()).containsExactly(Fault.FACE_LOST);
    }

    @Test
    void somebodyElseEndsTheAttempt() {
        Attempt attempt = positioned(SMILE).seconds(rest(), 1).frames(twoFaces(), 2);
        assertThat(attempt.told().advice()).isEqualTo(Advice.SEVERAL_FACES);

        assertThat(attempt.frames(twoFaces(), 1).report().faults()).containsExactly(Fault.SEVERAL_FACES);
    }

    @Test
    void aFaceThatJumpsIsSuspicious() {
        LivenessReport report = positioned(SMILE)
                .frames(Attempt.at(100, 180, 180), 1)
                .frames(rest(), 1)
                .frames(Attempt.at(100, 180, 180), 1)
                .frames(rest(), 1)
                .does(SMILE)
                .report();

        assertThat(report.jumps()).isEqualTo(4);
        assertThat(report.faults()).containsExactly(Fault.FACE_JUMPED);
    }

    @Test
    void aPictureThatDoesNotMoveIsFoundOut() {
        Attempt attempt = asking(SMILE);
        while (!attempt.check().finished()) {
            attempt.frame(rest(), "always the same");
        }

        assertThat(attempt.report().faults()).containsExactlyInAnyOrder(Fault.STILL_PICTURE, Fault.GESTURE_NOT_SEEN);
    }

    @Test
    void aFilmThatRunsInACircleIsFoundOutEvenIfItShowsWhatIsAsked() {
        Attempt attempt = positioned(SMILE).frame(rest(), "frame 1").frame(rest(), "frame 3");

        assertThat(attempt.does(SMILE).report().faults()).containsExactly(Fault.FRAMES_REPEATED);
    }

    @Test
    void aCameraThatRepeatsAFrameNowAndThenIsNotSuspected() {
        Attempt attempt = positioned(SMILE);
        for (int i = 0; i < 4; i++) {
            attempt.frame(rest(), "new " + i).frame(rest(), "new " + i);
        }

        assertThat(attempt.does(SMILE).report().shown()).isTrue();
    }

    @Test
    void aConnectionThatStandsStillIsTooSlow() {
        assertThat(positioned(SMILE)
                        .pause(Duration.ofSeconds(3))
                        .does(SMILE)
                        .report()
                        .faults())
                .containsExactly(Fault.FRAMES_TOO_FEW);
        assertThat(positioned(SMILE)
                        .pause(Duration.ofSeconds(2))
                        .does(SMILE)
                        .report()
                        .shown())
                .isTrue();
    }

    @Test
    void moreThanACameraTakesIsSuspicious() {
        Attempt attempt = asking(SMILE).at(25).frames(rest(), 6).does(SMILE);

        assertThat(attempt.report().faults()).containsExactly(Fault.FRAMES_TOO_MANY);
    }

    @Test
    void framesThatNobodyLookedAtCountForThat() {
        Attempt attempt = asking(SMILE).frames(rest(), 6);
        attempt.check().missed(100);

        assertThat(attempt.does(SMILE).report().faults()).containsExactly(Fault.FRAMES_TOO_MANY);
    }

    @Test
    void whoGoesAwayInTheMiddleHasShownNothing() {
        assertThat(positioned(SMILE).seconds(rest(), 2).end().report().faults()).containsExactly(Fault.FRAMES_TOO_FEW);
        assertThat(asking(SMILE).seconds(nobody(), 3).end().report().faults()).containsExactly(Fault.NOT_POSITIONED);
    }

    @Test
    void theSharpestFrameIsTheSelfieAndEachGestureHasItsPeak() {
        List<KeyFrame> frames = asking(TURN_LEFT)
                .frames(rest(), 2)
                .frame(lit(140, 0, 400), "sharp")
                .frames(rest(), 3)
                .seconds(rest(), 0.5)
                .frame(turned(0.25), "turned")
                .frame(turned(0.5), "peak")
                .frame(turned(0.25), "turning back")
                .frames(rest(), 1)
                .check()
                .keyFrames();

        assertThat(frames)
                .extracting(frame -> new String(frame.jpeg(), StandardCharsets.UTF_8))
                .containsExactly("sharp", "peak");
        assertThat(frames.get(0).gesture()).isEmpty();
        assertThat(frames.get(1).gesture()).contains(TURN_LEFT);
    }

    @Test
    void onlyWhatIsNeededIsLookedFor() {
        assertThat(asking(TURN_LEFT, CLOSE_EYES).check().attention()).isEmpty();
        assertThat(asking(TURN_LEFT, SMILE).check().attention()).containsExactly(Attention.SMILE);
        assertThat(positioned(TURN_LEFT, SMILE).check().attention()).containsExactly(Attention.TURN);
        assertThat(positioned(CLOSE_EYES).check().attention()).isEmpty();
    }
}
