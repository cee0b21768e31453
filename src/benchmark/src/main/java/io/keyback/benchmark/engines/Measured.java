package io.keyback.benchmark.engines;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The rounds of one contestant. */
final class Measured {

    private final Contestant contestant;
    private final List<Round> rounds = new ArrayList<>();
    private long heap;

    Measured(Contestant contestant) {
        this.contestant = contestant;
    }

    /** A round, per case where nothing else is said; times in milliseconds, {@code wal} in KiB. */
    record Round(
            double perSecond,
            double transactions,
            double statements,
            double nested,
            double rows,
            double wal,
            double engineCpu,
            double databaseCpu,
            double pickUpMedian,
            double pickUpSlow) {}

    void add(Round round) {
        rounds.add(round);
    }

    void heap(long bytes) {
        heap = bytes;
    }

    Contestant contestant() {
        return contestant;
    }

    long heap() {
        return heap;
    }

    double median(ToDoubleFunction<Round> what) {
        return median(rounds.stream().mapToDouble(what).toArray());
    }

    /** Of the rounds' own ratios: the two of a round ran one after the other, on the same machine in the same state. */
    double ratio(Measured base) {
        double[] ratios = new double[rounds.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = rounds.get(i).perSecond() / base.rounds.get(i).perSecond();
        }
        return median(ratios);
    }

    private static double median(double[] values) {
        java.util.Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
