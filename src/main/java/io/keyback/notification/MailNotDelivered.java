package io.keyback.notification;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/**
 * A mail was not delivered. Says what went wrong, but has no cause: servers repeat the address in their answers, and
 * what is thrown here ends up in logs and in the engine's tables.
 */
class MailNotDelivered extends MailException {

    MailNotDelivered(String messageId, MailException failure) {
        super("Mail " + messageId + " was not delivered: " + String.join(" < ", chain(failure)));
    }

    private static List<String> chain(MailException failure) {
        List<String> chain = new ArrayList<>();
        chain.add(failure.getClass().getSimpleName());
        Throwable next = failure instanceof MailSendException send && send.getMessageExceptions().length > 0
                ? send.getMessageExceptions()[0]
                : failure.getCause();
        while (next != null) {
            chain.add(describe(next));
            next = after(next);
        }
        return chain;
    }

    private static @Nullable Throwable after(Throwable throwable) {
        return throwable instanceof MessagingException messaging ? messaging.getNextException() : throwable.getCause();
    }

    private static String describe(Throwable throwable) {
        String name = throwable.getClass().getSimpleName();
        if (throwable instanceof SMTPSendFailedException refused) {
            return name + " " + refused.getReturnCode();
        }
        if (throwable instanceof SMTPAddressFailedException refused) {
            return name + " " + refused.getReturnCode();
        }
        if (throwable instanceof MailConnectException unreachable) {
            return name + " " + unreachable.getHost() + ":" + unreachable.getPort();
        }
        return name;
    }
}
