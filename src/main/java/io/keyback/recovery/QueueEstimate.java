package io.keyback.recovery;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a decision may take, told from the queue as it is.
 *
 * @param before how many undecided requests are due before this one
 * @param recent how long recent decisions took; empty when there were too few to tell
 */
public record QueueEstimate(int before, Optional<DecisionTimes> recent) {

    /**
     * Times on the case clock.
     *
     * @param half within which half of the decisions fell
     * @param nineOfTen within which nine of ten fell
     */
    public record DecisionTimes(Duration half, Duration nineOfTen) {}
}
