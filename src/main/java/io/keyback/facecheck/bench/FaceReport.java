package io.keyback.facecheck.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.keyback.bench.Interval;
import io.keyback.facecheck.bench.MatchCurve.Point;
import io.keyback.facecheck.bench.SpeedFigures.Cost;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the bench found, for people and machines.
 *
 * @param clips null where there are none
 * @param speed null where there are no clips
 * @param match null where there are no pairs, or no model to compare them with
 */
public record FaceReport(
        String engine,
        @Nullable ClipFigures clips,
        @Nullable SpeedFigures speed,
        @Nullable MatchCurve match,
        List<ClipOutcome> clipOutcomes,
        List<PairOutcome> pairOutcomes) {

    /** Every so many points of the curve is a line. */
    private static final int POINTS_TO_A_LINE = 3;

    /**
     * Counts everything.
     *
     * @param framesPerSecond that a session sends
     */
    public static FaceReport of(
            String engine, List<ClipOutcome> clips, List<Cost> costs, int framesPerSecond, List<PairOutcome> pairs) {
        return new FaceReport(
                engine,
                clips.isEmpty() ? null : ClipFigures.of(clips),
                clips.isEmpty() ? null : SpeedFigures.of(costs, framesPerSecond),
                pairs.isEmpty() ? null : MatchCurve.of(pairs),
                List.copyOf(clips),
                List.copyOf(pairs));
    }

    /** Everything. */
    public String json() {
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The figures. */
    public String markdown() {
        List<String> lines = new ArrayList<>();
        if (clips != null) {
            gestures(clips, lines);
        }
        if (speed != null) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%d frames, looked at as in an attempt: p50 %.1f ms, p95 %.1f ms, mean %.1f ms of CPU;"
                            + " one core carries %.1f sessions of %d frames a second.",
                    speed.frames(),
                    speed.millisP50(),
                    speed.millisP95(),
                    speed.cpuMillis(),
                    speed.sessionsPerCore(),
                    speed.framesPerSecond()));
            lines.add("");
        }
        if (match == null) {
            lines.add("Faces were not compared: no pairs, or no models for it.");
        } else {
            match(match, lines);
        }
        lines.add("");
        lines.add(engine + ". In brackets: Wilson 95 % intervals.");
        return String.join("\n", lines);
    }

    private void gestures(ClipFigures figures, List<String> lines) {
        lines.add("| gesture | noticed of those done | clips where nothing is done, noticed | false events in all |");
        lines.add("|---|---|---|--:|");
        figures.gestures()
                .forEach(gesture -> lines.add(String.format(
                        Locale.ROOT,
                        "| %s | %s | %s | %d |",
                        gesture.gesture(),
                        cell(gesture.seen()),
                        cell(gesture.clipsWithFalse()),
                        gesture.falseEvents())));
        lines.add("");
        lines.add("| what | share |");
        lines.add("|---|---|");
        lines.add("| frames with one person in which a face was found | " + cell(figures.faceFound()) + " |");
        lines.add("| clips with several people, refused | " + cell(figures.refused()) + " |");
        lines.add("| clips with one person, refused wrongly | " + cell(figures.refusedWrongly()) + " |");
        lines.add("| clips where nothing is done, any gesture noticed | " + cell(figures.falseWhereNothingIsDone())
                + " |");
        lines.add("");
        clipOutcomes.stream().filter(ClipOutcome::isWrong).forEach(clip -> lines.add(clip.describe()));
        lines.add("");
    }

    private static void match(MatchCurve curve, List<String> lines) {
        lines.add("| threshold | different people taken for one (FMR) | one person taken for two (FNMR) |");
        lines.add("|--:|---|---|");
        for (int number = 0; number < curve.points().size(); number += POINTS_TO_A_LINE) {
            Point point = curve.points().get(number);
            lines.add(String.format(
                    Locale.ROOT,
                    "| %.2f | %s | %s |",
                    point.threshold(),
                    cell(point.falseMatches()),
                    cell(point.falseNonMatches())));
        }
        lines.add("");
        Double equal = curve.equalErrorRate();
        String rate = equal == null
                ? "There are not pairs of both kinds, so that no equal error rate can be told."
                : String.format(Locale.ROOT, "Equal error rate: %.1f %%.", 100 * equal);
        lines.add(rate + " Pairs in which a face was not found: " + cell(curve.notCompared()) + ".");
    }

    private static String cell(Interval interval) {
        return String.format(
                Locale.ROOT,
                "%d of %d, %.1f %% (%.1f–%.1f)",
                interval.count(),
                interval.of(),
                100 * interval.share(),
                100 * interval.low(),
                100 * interval.high());
    }
}
