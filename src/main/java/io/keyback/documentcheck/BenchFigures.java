package io.keyback.documentcheck;

import io.keyback.bench.Interval;
import io.keyback.bench.Percentile;
import io.keyback.documentcheck.BenchOutcome.Verdict;
import java.util.List;
import java.util.function.Predicate;

/** Some outcomes, counted. */
record BenchFigures(
        String group,
        Interval digitsRight,
        Interval exact,
        Interval certain,
        Interval inconclusive,
        Interval notRead,
        Interval falseAccepts,
        double millisP50,
        double millisP95) {

    static BenchFigures of(String group, List<BenchOutcome> outcomes) {
        double[] millis = outcomes.stream().mapToDouble(BenchOutcome::millis).toArray();
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
                Percentile.of(millis, 50),
                Percentile.of(millis, 95));
    }

    int documents() {
        return certain.of();
    }

    private static Interval share(List<BenchOutcome> outcomes, Predicate<BenchOutcome> what) {
        return Interval.of(outcomes.stream().filter(what).count(), outcomes.size());
    }
}
