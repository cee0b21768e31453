package io.keyback.facecheck.liveness;

import io.keyback.facecheck.seeing.Sight;
import java.util.List;
import java.util.Objects;

/**
 * The person's own measure, to which gestures are compared: medians, because somebody blinks.
 *
 * @param eyes of both together
 */
record AtRest(double eyes, double smile) {

    static AtRest of(List<Sight> sights) {
        return new AtRest(
                median(sights.stream()
                        .map(Sight::eyes)
                        .filter(Objects::nonNull)
                        .mapToInt(Sight.Eyes::together)
                        .sorted()
                        .toArray()),
                median(sights.stream()
                        .map(Sight::smile)
                        .filter(Objects::nonNull)
                        .mapToInt(Integer::intValue)
                        .sorted()
                        .toArray()));
    }

    private static double median(int[] sorted) {
        return sorted.length == 0 ? 0 : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2.0;
    }
}
