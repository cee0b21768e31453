package io.keyback.documentcheck.reading;

/** The parabola which passes closest to weighted points; a straight line where they are too few for one. */
final class Parabola {

    private Parabola() {}

    /** Level, slope and bend at x = 0. */
    static double[] through(double[] xs, double[] ys, double[] weights) {
        double mass = 0;
        double middle = 0;
        double spread = 1e-9;
        for (int i = 0; i < xs.length; i++) {
            mass += weights[i];
            middle += weights[i] * xs[i];
        }
        middle /= Math.max(1e-9, mass);
        for (double x : xs) {
            spread = Math.max(spread, Math.abs(x - middle));
        }
        double[][] sums = new double[3][4];
        for (int i = 0; i < xs.length; i++) {
            double t = (xs[i] - middle) / spread;
            double[] powers = {1, t, t * t};
            for (int row = 0; row < 3; row++) {
                for (int column = 0; column < 3; column++) {
                    sums[row][column] += weights[i] * powers[row] * powers[column];
                }
                sums[row][3] += weights[i] * powers[row] * ys[i];
            }
        }
        for (int i = 0; i < 3; i++) {
            sums[i][i] += 1e-6 * Math.max(1, mass);
        }
        double[] near = solved(sums);
        double slope = near[1] / spread;
        double bend = near[2] / (spread * spread);
        return new double[] {near[0] - slope * middle + bend * middle * middle, slope - 2 * bend * middle, bend};
    }

    static double at(double[] parabola, double x) {
        return parabola[0] + parabola[1] * x + parabola[2] * x * x;
    }

    private static double[] solved(double[][] sums) {
        for (int pivot = 0; pivot < 3; pivot++) {
            for (int row = 0; row < 3; row++) {
                if (row != pivot) {
                    double factor = sums[row][pivot] / sums[pivot][pivot];
                    for (int column = pivot; column < 4; column++) {
                        sums[row][column] -= factor * sums[pivot][column];
                    }
                }
            }
        }
        return new double[] {sums[0][3] / sums[0][0], sums[1][3] / sums[1][1], sums[2][3] / sums[2][2]};
    }
}
