package io.keyback.portal;

import io.keyback.recovery.InfoItem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an answer has to bring along.
 *
 * @param item what was asked for again; null where the whole form is answered for the first time
 * @param since evidence counts when it came at this time or later
 */
record Asked(@Nullable InfoItem item, Instant since) {

    static final Asked FIRST_TIME = new Asked(null, Instant.EPOCH);
}
