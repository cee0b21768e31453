package io.keyback.notification;

import java.time.Instant;

/**
 * What came of a mail, over all recipients of whom that is known.
 *
 * @param at when it was last taken or refused
 * @param takenBy how many have had it
 * @param refusedBy for how many the mail server refuses it for good
 * @param recipients to how many it is sent; for the rest it is still tried
 */
public record SettledMail(String key, Instant at, int takenBy, int refusedBy, int recipients) {

    /** False while there is somebody for whom it is still tried. */
    public boolean reachedNobody() {
        return refusedBy >= recipients;
    }
}
