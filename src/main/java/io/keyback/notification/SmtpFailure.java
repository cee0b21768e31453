package io.keyback.notification;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/** Why a mail server did not take a mail, from the outside in. */
record SmtpFailure(List<Throwable> chain) {

    private static final int PERMANENT = 500;

    static SmtpFailure of(MailException failure) {
        List<Throwable> chain = new ArrayList<>();
        chain.add(failure);
        Throwable next = failure instanceof MailSendException send && send.getMessageExceptions().length > 0
                ? send.getMessageExceptions()[0]
                : failure.getCause();
        while (next != null) {
            chain.add(next);
            next = after(next);
        }
        return new SmtpFailure(List.copyOf(chain));
    }

    /** Whether this one recipient is refused, and will be each time. */
    boolean refusesAddressForGood() {
        return chain.stream()
                .anyMatch(failure ->
                        failure instanceof SMTPAddressFailedException refused && refused.getReturnCode() >= PERMANENT);
    }

    /** Kinds and codes only: servers repeat the address in their answers. */
    String inWords() {
        return chain.stream().map(SmtpFailure::describe).collect(Collectors.joining(" < "));
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
