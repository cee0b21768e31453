package io.keyback.bench;

import java.util.Arrays;

/** A value of a sample below which a share of it lies. */
public final class Percentile {

    private Percentile() {}

    /**
     * The smallest value that so many percent do not exceed (nearest rank), hence one that was measured.
     *
     * @param values in any order
     * @return 0 where there is none
     */
    public static double of(double[] values, int percent) {
        if (values.length == 0) {
            return 0;
        }
        double[] ascending = values.clone();
        Arrays.sort(ascending);
        int rank = (int) Math.ceil(percent / 100.0 * ascending.length);
        return ascending[Math.max(1, rank) - 1];
    }
}
