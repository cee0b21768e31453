package io.keyback.notification;

import io.keyback.account.EmailAddress;
import io.keyback.keys.Keys;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Delivers mails. */
@Component
public class Mails {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final int MESSAGE_ID_BYTES = 16;

    private final JavaMailSender server;
    private final NotificationProperties properties;
    private final MailWriter writer;
    private final MailDeliveries deliveries;
    private final Keys keys;
    private final Clock clock;

    Mails(
            ObjectProvider<JavaMailSender> server,
            NotificationProperties properties,
            MailWriter writer,
            MailDeliveries deliveries,
            Keys keys,
            Clock clock) {
        this.server = server.getIfAvailable(() -> {
            throw new IllegalStateException("No mail server is configured: set spring.mail.host");
        });
        this.properties = properties;
        this.writer = writer;
        this.deliveries = deliveries;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Sends the mail to each recipient that has not had it under this key. Each delivery is recorded on its own, so that
     * a repeated call goes on where the last one broke off; the Message-ID depends on key and recipient only. One
     * recipient that fails does not keep the mail from the others.
     *
     * @param key names this notice for good, such as {@code <case id>/request-submitted}
     * @throws MailException when the server cannot be reached or refuses; the caller tries again
     */
    public void send(String key, List<EmailAddress> recipients, Mail mail) {
        List<EmailAddress> waiting = recipients.stream()
                .distinct()
                .filter(recipient -> !deliveries.contains(key, recipient))
                .toList();
        if (waiting.isEmpty()) {
            return;
        }
        WrittenMail written = writer.write(mail);
        MailException failure = null;
        for (EmailAddress recipient : waiting) {
            try {
                deliver(key, recipient, written);
            } catch (MailException e) {
                failure = together(failure, e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void deliver(String key, EmailAddress recipient, WrittenMail written) {
        String messageId = messageId(key, recipient);
        MimeMessage message = message(messageId, recipient, written);
        try {
            server.send(message);
        } catch (MailException e) {
            throw new MailNotDelivered(messageId, e);
        }
        deliveries.add(key, recipient, messageId);
    }

    private MimeMessage message(String messageId, EmailAddress recipient, WrittenMail written) {
        Session session = server.createMimeMessage().getSession();
        try {
            MimeMessage message = new IdentifiedMessage(session, messageId);
            message.setFrom(new InternetAddress(properties.from().value(), properties.brand(), UTF_8));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(recipient.value(), true));
            message.setSubject(written.subject(), UTF_8);
            message.setSentDate(Date.from(clock.instant()));
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setContent(
                    new MimeMultipart("alternative", part(written.text(), "plain"), part(written.html(), "html")));
            return message;
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new MailPreparationException("The mail cannot be put together", e);
        }
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(content, UTF_8, subtype);
        return part;
    }

    private String messageId(String key, EmailAddress recipient) {
        byte[] hash = keys.hmac(Keys.Purpose.MESSAGE_ID, key, recipient.value());
        return "<" + HexFormat.of().formatHex(hash, 0, MESSAGE_ID_BYTES) + "@" + properties.idDomain() + ">";
    }

    private static MailException together(@Nullable MailException first, MailException next) {
        if (first == null) {
            return next;
        }
        first.addSuppressed(next);
        return first;
    }
}
