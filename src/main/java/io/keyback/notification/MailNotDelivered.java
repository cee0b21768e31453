package io.keyback.notification;

import org.springframework.mail.MailException;

/**
 * A mail was not delivered, and may be the next time. Says what went wrong, but has no cause: servers repeat the address
 * in their answers, and what is thrown here ends up in logs and in the engine's tables.
 */
class MailNotDelivered extends MailException {

    MailNotDelivered(String messageId, String why) {
        super("Mail " + messageId + " was not delivered: " + why);
    }
}
