package io.keyback.notification;

/**
 * A mail was sent, and mail servers refuse it for good. Published in the transaction of who sent it, when all its
 * recipients are settled.
 *
 * @param key of the mail, such as {@code <case id>/request-submitted}
 * @param takenBy how many of its recipients have had it; 0 when it reached nobody
 * @param refusedBy how many never will
 */
public record MailUndeliverable(String key, int takenBy, int refusedBy) {}
