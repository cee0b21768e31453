package io.keyback.notification;

import java.time.Instant;

/**
 * What came of a mail, over all recipients of whom that is known.
 *
 * @param at when it was last taken or refused
 * @param takenBy how many have had it
 * @param refusedBy for how many the mail server refuses it for good
 */
public record SettledMail(String key, Instant at, int takenBy, int refusedBy) {

    public boolean reachedNobody() {
        return takenBy == 0;
    }
}
