package io.keyback.documentcheck;

import io.keyback.documentcheck.BenchOutcome.Verdict;
import java.util.List;
import java.util.function.Predicate;

/** Some outcomes, counted. */
record BenchFigures(
        String group,
        BenchInterval digitsRight,
        BenchInterval exact,
        BenchInterval certain,
        BenchInterval inconclusive,
        BenchInterval notRead,
        BenchInterval falseAccepts,
        double millisP50,
        double millisP95) {

    static BenchFigures of(String group, List<BenchOutcome> outcomes) {
        double[] millis =
                outcomes.stream().mapToDouble(BenchOutcome::millis).sorted().toArray();
        return new BenchFigures(
                group,
                share(outcomes, BenchOutcome::digitsRight),
                share(outcomes.stream().filter(BenchOutcome::isTextKnown).toList(), BenchOutcome::exact),
                share(outcomes, outcome -> outcome.verdict() == Verdict.CERTAIN),
                share(outcomes, outcome -> outcome.verdict() == Verdict.INCONCLUSIVE),
                share(
                        outcomes,
                        outcome -> outcome.verdict() == Verdict.NOT_READ || outcome.verdict() == Verdict.NO_PICTURE),
                share(outcomes, BenchOutcome::falseAccept),
                percentile(millis, 50),
                percentile(millis, 95));
    }

    int documents() {
        return certain.of();
    }

    private static BenchInterval share(List<BenchOutcome> outcomes, Predicate<BenchOutcome> what) {
        return BenchInterval.of(outcomes.stream().filter(what).count(), outcomes.size());
    }

    /** The smallest value that so many percent do not exceed (nearest rank). */
    static double percentile(double[] ascending, int percent) {
        if (ascending.length == 0) {
            return 0;
        }
        int rank = (int) Math.ceil(percent / 100.0 * ascending.length);
        return ascending[Math.max(1, rank) - 1];
    }
}
