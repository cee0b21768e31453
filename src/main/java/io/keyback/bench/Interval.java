package io.keyback.bench;

/**
 * What share a sample shows, and between which shares the truth lies with 95 % confidence (Wilson's score interval, which
 * stays honest where a share is close to 0 or 1).
 *
 * @param share 0 where there is no sample
 */
public record Interval(int count, int of, double share, double low, double high) {

    private static final double Z = 1.959963984540054;

    /**
     * So many of so many.
     *
     * @throws IllegalArgumentException when there are more than there can be, or fewer than none
     */
    public static Interval of(long count, long of) {
        if (count < 0 || count > of) {
            throw new IllegalArgumentException(count + " of " + of);
        }
        if (of == 0) {
            return new Interval(0, 0, 0, 0, 1);
        }
        double share = (double) count / of;
        double squared = Z * Z / of;
        double centre = (share + squared / 2) / (1 + squared);
        double half = Z / (1 + squared) * Math.sqrt(share * (1 - share) / of + squared / (4 * of));
        return new Interval((int) count, (int) of, share, Math.max(0, centre - half), Math.min(1, centre + half));
    }
}
