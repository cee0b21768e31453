package io.keyback.facecheck.bench;

import io.keyback.bench.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * How often faces are taken for the same wrongly, or for different ones, at every threshold: FMR and FNMR of ISO/IEC
 * 19795-1.
 *
 * @param notCompared of all pairs, those in which a face was not found
 * @param equalErrorRate where both rates are the same, or closest; null where pairs of one kind are missing
 */
public record MatchCurve(Interval notCompared, @Nullable Double equalErrorRate, List<Point> points) {

    private static final double STEP = 0.05;

    /**
     * The rates when everything from the threshold on counts as the same.
     *
     * @param falseMatches of the pairs of different people
     * @param falseNonMatches of the pairs of the same
     */
    public record Point(double threshold, Interval falseMatches, Interval falseNonMatches) {

        double difference() {
            return Math.abs(falseMatches.share() - falseNonMatches.share());
        }
    }

    /** Counts them. */
    public static MatchCurve of(List<PairOutcome> outcomes) {
        double[] same = similarities(outcomes, true);
        double[] different = similarities(outcomes, false);
        List<Point> points = new ArrayList<>();
        for (int step = 0; step <= Math.round(1 / STEP); step++) {
            points.add(point(step * STEP, same, different));
        }
        long missing = outcomes.stream()
                .filter(outcome -> outcome.similarity() == null)
                .count();
        return new MatchCurve(
                Interval.of(missing, outcomes.size()),
                same.length == 0 || different.length == 0 ? null : equalErrorRate(same, different),
                points);
    }

    private static double equalErrorRate(double[] same, double[] different) {
        return DoubleStream.concat(DoubleStream.of(same), DoubleStream.of(different))
                .mapToObj(threshold -> point(threshold, same, different))
                .min(Comparator.comparingDouble(Point::difference))
                .map(point ->
                        (point.falseMatches().share() + point.falseNonMatches().share()) / 2)
                .orElseThrow();
    }

    private static Point point(double threshold, double[] same, double[] different) {
        return new Point(
                threshold,
                Interval.of(
                        DoubleStream.of(different)
                                .filter(similarity -> similarity >= threshold)
                                .count(),
                        different.length),
                Interval.of(
                        DoubleStream.of(same)
                                .filter(similarity -> similarity < threshold)
                                .count(),
                        same.length));
    }

    private static double[] similarities(List<PairOutcome> outcomes, boolean same) {
        return outcomes.stream()
                .filter(outcome -> outcome.same() == same)
                .map(PairOutcome::similarity)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
