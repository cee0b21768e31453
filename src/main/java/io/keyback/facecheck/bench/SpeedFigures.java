package io.keyback.facecheck.bench;

import io.keyback.bench.Percentile;
import java.util.List;

/**
 * What a frame costs, from its bytes to what it shows, looked at as in an attempt.
 *
 * @param cpuMillis the mean
 * @param sessionsPerCore that send so many frames a second
 */
public record SpeedFigures(
        int frames, double millisP50, double millisP95, double cpuMillis, int framesPerSecond, double sessionsPerCore) {

    /**
     * What one frame took.
     *
     * @param millis by the clock
     * @param cpuMillis of the thread
     */
    public record Cost(double millis, double cpuMillis) {}

    /**
     * Counts them.
     *
     * @param framesPerSecond that a session sends
     */
    public static SpeedFigures of(List<Cost> costs, int framesPerSecond) {
        double[] millis = costs.stream().mapToDouble(Cost::millis).toArray();
        double cpu = costs.stream().mapToDouble(Cost::cpuMillis).average().orElse(0);
        return new SpeedFigures(
                costs.size(),
                Percentile.of(millis, 50),
                Percentile.of(millis, 95),
                cpu,
                framesPerSecond,
                cpu == 0 ? 0 : 1000 / (cpu * framesPerSecond));
    }
}
