package io.keyback.facecheck.bench;

import static io.keyback.facecheck.liveness.Gesture.CLOSE_EYES;
import static io.keyback.facecheck.liveness.Gesture.SMILE;
import static io.keyback.facecheck.liveness.Gesture.TURN_LEFT;
import static io.keyback.facecheck.liveness.Gesture.TURN_RIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.keyback.bench.Interval;
import io.keyback.facecheck.bench.MatchCurve.Point;
import io.keyback.facecheck.bench.SpeedFigures.Cost;
import io.keyback.facecheck.liveness.Gesture;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void whatIsDoneIsMatchedInItsOrder() {
        ClipOutcome clip = clip(List.of(Done.SMILE, Done.TURN_LEFT, Done.CLOSE_EYES), CLOSE_EYES, SMILE, CLOSE_EYES);

        assertThat(clip.hits()).containsExactly(Done.SMILE, Done.CLOSE_EYES);
        assertThat(clip.falseEvents()).containsExactly(CLOSE_EYES);
        assertThat(clip.isWrong()).isTrue();
    }

    @Test
    void aTurnToTheOtherSideIsWrongButStillATurn() {
        List<ClipOutcome> outcomes = List.of(
                clip(List.of(Done.TURN_LEFT), TURN_RIGHT),
                clip(List.of(Done.TURN_RIGHT), TURN_RIGHT),
                clip(List.of(Done.TURN), TURN_LEFT),
                clip(List.of()));

        assertThat(ClipFigures.of(outcomes).gestures())
                .contains(
                        new GestureFigures("turn_left", Interval.of(0, 1), Interval.of(0, 1), 0),
                        new GestureFigures("turn_right", Interval.of(1, 1), Interval.of(0, 1), 1),
                        new GestureFigures("turn", Interval.of(3, 3), Interval.of(0, 1), 0));
    }

    @Test
    void onlyClipsInWhichNothingIsDoneCountForFalseOnes() {
        ClipFigures figures = ClipFigures.of(List.of(
                clip(List.of(), SMILE, SMILE),
                clip(List.of()),
                clip(List.of(Done.CLOSE_EYES), CLOSE_EYES, SMILE),
                several(true, SMILE),
                several(false)));

        assertThat(figures.gestures())
                .contains(
                        new GestureFigures("smile", Interval.of(0, 0), Interval.of(1, 2), 3),
                        new GestureFigures("close_eyes", Interval.of(1, 1), Interval.of(0, 2), 0));
        assertThat(figures.falseWhereNothingIsDone()).isEqualTo(Interval.of(1, 2));
        assertThat(figures.refused()).isEqualTo(Interval.of(1, 2));
        assertThat(figures.refusedWrongly()).isEqualTo(Interval.of(0, 3));
        assertThat(figures.faceFound()).isEqualTo(Interval.of(27, 30));
    }

    @Test
    void theCurveSaysBothErrorsAtEveryThreshold() {
        MatchCurve curve = MatchCurve.of(List.of(
                pair(true, 0.8),
                pair(true, 0.6),
                pair(true, 0.2),
                pair(false, 0.1),
                pair(false, 0.45),
                pair(true, null)));

        assertThat(at(curve, 0.5).falseMatches()).isEqualTo(Interval.of(0, 2));
        assertThat(at(curve, 0.5).falseNonMatches()).isEqualTo(Interval.of(1, 3));
        assertThat(at(curve, 0.15).falseMatches()).isEqualTo(Interval.of(1, 2));
        assertThat(at(curve, 0.15).falseNonMatches()).isEqualTo(Interval.of(0, 3));
        assertThat(curve.notCompared()).isEqualTo(Interval.of(1, 6));
    }

    @Test
    void theEqualErrorRateIsWhereBothAreAlike() {
        List<PairOutcome> pairs = new ArrayList<>();
        IntStream.range(0, 10).forEach(number -> {
            pairs.add(pair(true, number == 0 ? 0.1 : 0.5 + number / 100.0));
            pairs.add(pair(false, number == 0 ? 0.9 : 0.2 + number / 100.0));
        });

        assertThat(MatchCurve.of(pairs).equalErrorRate()).isCloseTo(0.1, within(1e-9));
        assertThat(MatchCurve.of(List.of(pair(true, 0.7))).equalErrorRate()).isNull();
    }

    @Test
    void aCoreCarriesAsManySessionsAsItsTimeAllows() {
        SpeedFigures figures = SpeedFigures.of(List.of(new Cost(30, 10), new Cost(10, 30)), 5);

        assertThat(figures.sessionsPerCore()).isEqualTo(10);
        assertThat(figures.millisP95()).isEqualTo(30);
    }

    private static Point at(MatchCurve curve, double threshold) {
        return curve.points().stream()
                .filter(point -> Math.abs(point.threshold() - threshold) < 1e-9)
                .findFirst()
                .orElseThrow();
    }

    private static PairOutcome pair(boolean same, Double similarity) {
        return new PairOutcome("a", "b", same, similarity);
    }

    private static ClipOutcome clip(List<Done> done, Gesture... noticed) {
        return new ClipOutcome("clip", false, done, List.of(noticed), true, false, 10, 9, 2);
    }

    private static ClipOutcome several(boolean refused, Gesture... noticed) {
        return new ClipOutcome("clip", true, List.of(), List.of(noticed), true, refused, 10, 10, 2);
    }
}
