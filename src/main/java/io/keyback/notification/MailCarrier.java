package io.keyback.notification;

import io.keyback.account.EmailAddress;
import io.keyback.keys.Keys;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes one mail to one recipient. It does so in a thread of its own, because the time limits of a mail server are per
 * command and a slow one could hold its caller for minutes; and in a transaction of its own, because a mail that is out
 * stays out, whatever becomes of the caller's.
 */
@Component
class MailCarrier implements DisposableBean {

    private static final int MESSAGE_ID_BYTES = 16;
    private static final int AT_ONCE = 4;

    private final JavaMailSender server;
    private final NotificationProperties properties;
    private final MailMessages messages;
    private final MailDeliveries deliveries;
    private final Keys keys;
    private final TransactionTemplate transaction;
    private final ExecutorService threads;

    MailCarrier(
            ObjectProvider<JavaMailSender> server,
            NotificationProperties properties,
            MailMessages messages,
            MailDeliveries deliveries,
            Keys keys,
            PlatformTransactionManager transactions) {
        this.server = server.getIfAvailable(() -> {
            throw new IllegalStateException("No mail server is configured: set spring.mail.host");
        });
        this.properties = properties;
        this.messages = messages;
        this.deliveries = deliveries;
        this.keys = keys;
        this.transaction = new TransactionTemplate(transactions);
        CustomizableThreadFactory daemons = new CustomizableThreadFactory("mail-");
        daemons.setDaemon(true);
        this.threads = Executors.newFixedThreadPool(AT_ONCE, daemons);
    }

    /**
     * Carries the mail and records what came of it. A mail that takes longer than the caller's patience goes on its way
     * none the less: it is recorded when it arrives, and not sent twice meanwhile.
     *
     * @param recipients how many there are, this one included
     * @throws MailNotDelivered when it is not settled yet; the caller tries again
     */
    MailOutcome carry(String key, EmailAddress recipient, int recipients, WrittenMail written, Duration patience) {
        String messageId = messageId(key, recipient);
        Future<MailOutcome> way = threads.submit(() -> Objects.requireNonNull(
                transaction.execute(own -> settle(key, recipient, recipients, messageId, written))));
        try {
            return way.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            way.cancel(false);
            throw new MailNotDelivered(messageId, "the mail server takes too long");
        } catch (InterruptedException e) {
            way.cancel(false);
            Thread.currentThread().interrupt();
            throw new MailNotDelivered(messageId, "interrupted");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void destroy() {
        threads.shutdown();
    }

    private MailOutcome settle(
            String key, EmailAddress recipient, int recipients, String messageId, WrittenMail written) {
        if (!deliveries.lock(key, recipient)) {
            throw new MailNotDelivered(messageId, "it is on its way already");
        }
        MailOutcome before = deliveries.outcome(key, recipient).orElse(MailOutcome.UNDELIVERABLE);
        if (before == MailOutcome.DELIVERED) {
            return before;
        }
        MailOutcome outcome = hand(recipient, messageId, written);
        deliveries.settle(key, recipient, recipients, messageId, outcome);
        return outcome;
    }

    private MailOutcome hand(EmailAddress recipient, String messageId, WrittenMail written) {
        try {
            Session session = server.createMimeMessage().getSession();
            server.send(messages.message(session, messageId, recipient, written));
            return MailOutcome.DELIVERED;
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new MailNotDelivered(messageId, "it cannot be put together");
        } catch (MailException e) {
            SmtpFailure failure = SmtpFailure.of(e);
            if (failure.refusesAddressForGood()) {
                return MailOutcome.UNDELIVERABLE;
            }
            throw new MailNotDelivered(messageId, failure.inWords());
        }
    }

    private String messageId(String key, EmailAddress recipient) {
        byte[] hash = keys.hmac(Keys.Purpose.MESSAGE_ID, key, recipient.value());
        return "<" + HexFormat.of().formatHex(hash, 0, MESSAGE_ID_BYTES) + "@" + properties.idDomain() + ">";
    }
}
