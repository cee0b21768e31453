package io.keyback.recovery;

import java.time.Instant;

/**
 * A mail that a mail server refuses for good.
 *
 * @param at when it did so
 * @param reachedNobody whether no other address has had it either
 */
public record UndeliveredMail(CaseMail mail, Instant at, boolean reachedNobody) {}
