package io.keyback.portal;

import io.keyback.recovery.QueueEstimate;
import io.keyback.recovery.QueueEstimate.DecisionTimes;
import java.time.Duration;

/** Says in plain words what an estimate tells. Times are rounded up: rather too long than too short. */
final class QueueWords {

    private QueueWords() {}

    static String position(QueueEstimate estimate) {
        return switch (estimate.before()) {
            case 0 -> "No request is before yours.";
            case 1 -> "One request is before yours.";
            default -> estimate.before() + " requests are before yours.";
        };
    }

    static String recent(DecisionTimes times) {
        return "Half of the recent requests were decided within " + words(times.half())
                + ", nine of ten within " + words(times.nineOfTen())
                + ". Time in which we waited for an applicant is not counted.";
    }

    private static String words(Duration time) {
        if (time.compareTo(Duration.ofHours(1)) < 0) {
            return DecisionTime.words(Duration.ofMinutes(Math.max(1, roundedUp(time, Duration.ofMinutes(1)))));
        }
        return DecisionTime.words(Duration.ofHours(roundedUp(time, Duration.ofHours(1))));
    }

    private static long roundedUp(Duration time, Duration unit) {
        return time.plus(unit).minusNanos(1).dividedBy(unit);
    }
}
