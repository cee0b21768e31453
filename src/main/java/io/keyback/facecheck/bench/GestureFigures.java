package io.keyback.facecheck.bench;

import io.keyback.bench.Interval;
import io.keyback.facecheck.liveness.Gesture;
import java.util.Collections;
import java.util.List;

/**
 * How well one gesture is noticed.
 *
 * @param seen of those that were done
 * @param clipsWithFalse of the clips in which nothing is done, those in which it was noticed all the same
 * @param falseEvents in all clips that are not to be refused
 */
public record GestureFigures(Gesture gesture, Interval seen, Interval clipsWithFalse, int falseEvents) {

    static GestureFigures of(Gesture gesture, List<ClipOutcome> outcomes) {
        List<ClipOutcome> judged =
                outcomes.stream().filter(outcome -> !outcome.toBeRefused()).toList();
        List<ClipOutcome> nothing =
                judged.stream().filter(ClipOutcome::nothingAsked).toList();
        return new GestureFigures(
                gesture,
                Interval.of(
                        judged.stream()
                                .mapToInt(outcome -> count(gesture, outcome.hits()))
                                .sum(),
                        judged.stream()
                                .mapToInt(outcome -> count(gesture, outcome.expected()))
                                .sum()),
                Interval.of(
                        nothing.stream()
                                .filter(outcome -> outcome.noticed().contains(gesture))
                                .count(),
                        nothing.size()),
                judged.stream()
                        .mapToInt(outcome -> count(gesture, outcome.falseEvents()))
                        .sum());
    }

    private static int count(Gesture gesture, List<Gesture> all) {
        return Collections.frequency(all, gesture);
    }
}
