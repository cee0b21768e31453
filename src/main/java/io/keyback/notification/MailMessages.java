package io.keyback.notification;

import io.keyback.account.EmailAddress;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a mail that is written into the form in which it travels: from the one sender to one recipient, as text and HTML. */
@Component
class MailMessages {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final NotificationProperties properties;
    private final @Nullable DkimSigner signer;
    private final Clock clock;

    MailMessages(NotificationProperties properties, DkimProperties dkim, Clock clock) {
        this.properties = properties;
        this.signer = dkim.domain() == null ? null : DkimSigner.of(dkim, clock);
        this.clock = clock;
    }

    MimeMessage message(Session session, String messageId, EmailAddress recipient, WrittenMail written)
            throws MessagingException, UnsupportedEncodingException {
        MimeMessage message = new TravellingMessage(session, messageId, signer);
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(recipient.value(), true));
        message.setFrom(new InternetAddress(properties.from().value(), properties.brand(), UTF_8));
        message.setSubject(written.subject(), UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(
                new MimeMultipart("alternative", part(written.text(), "plain"), part(written.html(), "html")));
        return message;
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(content, UTF_8, subtype);
        return part;
    }
}
