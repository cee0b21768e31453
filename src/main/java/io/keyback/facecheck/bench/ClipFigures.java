package io.keyback.facecheck.bench;

import io.keyback.bench.Interval;
import io.keyback.facecheck.liveness.Gesture;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was seen in all clips.
 *
 * @param faceFound of the frames of clips that are not to be refused; the frames of a clip are much alike, so that the
 *     interval is too narrow
 * @param refused of the clips with several people
 * @param refusedWrongly of the others
 * @param falseWhereNothingIsDone of the clips in which nothing is done, those in which any gesture was noticed
 */
public record ClipFigures(
        int clips,
        Interval faceFound,
        Interval refused,
        Interval refusedWrongly,
        Interval falseWhereNothingIsDone,
        List<GestureFigures> gestures) {

    /** Counts them. */
    public static ClipFigures of(List<ClipOutcome> outcomes) {
        List<ClipOutcome> several =
                outcomes.stream().filter(ClipOutcome::toBeRefused).toList();
        List<ClipOutcome> alone =
                outcomes.stream().filter(outcome -> !outcome.toBeRefused()).toList();
        List<ClipOutcome> nothing =
                alone.stream().filter(ClipOutcome::nothingDone).toList();
        return new ClipFigures(
                outcomes.size(),
                Interval.of(
                        alone.stream().mapToInt(ClipOutcome::withFace).sum(),
                        alone.stream().mapToInt(ClipOutcome::frames).sum()),
                share(several, several.stream().filter(ClipOutcome::refused).count()),
                share(alone, alone.stream().filter(ClipOutcome::refused).count()),
                share(
                        nothing,
                        nothing.stream()
                                .filter(outcome -> !outcome.noticed().isEmpty())
                                .count()),
                Stream.concat(
                                Arrays.stream(Gesture.values()).map(gesture -> GestureFigures.of(gesture, outcomes)),
                                Stream.of(GestureFigures.ofTurnsToWhateverSide(outcomes)))
                        .toList());
    }

    private static Interval share(List<ClipOutcome> of, long count) {
        return Interval.of(count, of.size());
    }
}
