package io.keyback.facecheck.bench;

import io.keyback.bench.Interval;
import io.keyback.facecheck.liveness.Gesture;
import java.util.List;
import java.util.stream.Stream;

/**
 * How well one gesture is noticed.
 *
 * @param seen of those that were done
 * @param clipsWithFalse of the clips in which nothing is done, those in which it was noticed all the same
 * @param falseEvents in all clips that are not to be refused
 */
public record GestureFigures(String gesture, Interval seen, Interval clipsWithFalse, int falseEvents) {

    static GestureFigures of(Gesture gesture, List<ClipOutcome> outcomes) {
        return of(Done.valueOf(gesture.name()), outcomes);
    }

    static GestureFigures ofTurnsToWhateverSide(List<ClipOutcome> outcomes) {
        return of(Done.TURN, outcomes.stream().map(ClipOutcome::whateverSide).toList());
    }

    private static GestureFigures of(Done done, List<ClipOutcome> outcomes) {
        List<ClipOutcome> judged =
                outcomes.stream().filter(outcome -> !outcome.toBeRefused()).toList();
        List<ClipOutcome> nothing =
                judged.stream().filter(ClipOutcome::nothingDone).toList();
        return new GestureFigures(
                done.word(),
                Interval.of(
                        count(done, judged.stream().flatMap(outcome -> outcome.hits().stream())),
                        count(done, judged.stream().flatMap(outcome -> outcome.expected().stream()))),
                Interval.of(
                        nothing.stream()
                                .filter(outcome -> outcome.noticed().stream().anyMatch(done::isSeenAs))
                                .count(),
                        nothing.size()),
                (int) judged.stream()
                        .flatMap(outcome -> outcome.falseEvents().stream())
                        .filter(done::isSeenAs)
                        .count());
    }

    private static long count(Done done, Stream<Done> all) {
        return all.filter(one -> one == done).count();
    }
}
