package io.keyback.recovery;

import java.time.Instant;

/**
 * The instants that guard a case, worked out when they are asked for.
 *
 * @param fillInBy until when a request that is begun now must be complete
 * @param atRiskAt when the case clock becomes critical; may be past
 * @param decideBy when the decision is due by the case clock; may be past
 * @param remindAt when the applicant is reminded of the additional information
 * @param provideInfoBy until when additional information is awaited
 * @param holdOver until when sensitive actions are closed after the reset
 * @param lookIntoStopBy when a stop is to have been looked into
 * @param appealBy until when the rejection may be appealed
 * @param confirmRequestBy until when a paused case waits for an answer
 */
public record Deadlines(
        Instant fillInBy,
        Instant atRiskAt,
        Instant decideBy,
        Instant remindAt,
        Instant provideInfoBy,
        Instant holdOver,
        Instant lookIntoStopBy,
        Instant appealBy,
        Instant confirmRequestBy) {}
