package io.keyback.demo;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All mail that the embedded mail server has taken, kept in the database. */
@Component
@Profile("demo")
class Mailbox {

    private static final int SHOWN = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    Mailbox(ExchangeDatabase database, Clock clock) {
        this.jdbc = database.jdbc();
        this.clock = clock;
    }

    /** Keeps the mail once for every recipient, for all or for none; committed on return. */
    void keep(String sender, List<String> recipients, byte[] raw) throws MessagingException, IOException {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
        String subject = message.getSubject();
        jdbc.sql("""
                        insert into exchange.mailbox
                            (received_at, message_id, sender, recipient, subject, text, html, raw)
                        select :receivedAt, :messageId, :sender, recipient, :subject, :text, :html, :raw
                        from unnest(:recipients) as recipient
                        """)
                .param("receivedAt", clock.instant().atOffset(ZoneOffset.UTC))
                .param("messageId", storable(message.getMessageID()))
                .param("sender", sender)
                .param("recipients", recipients.toArray(String[]::new))
                .param("subject", subject == null ? "(no subject)" : storable(subject))
                .param("text", storable(content(message, "text/plain")))
                .param("html", storable(content(message, "text/html")))
                .param("raw", raw)
                .update();
    }

    /** Newest first; those of one recipient, or all. */
    List<Entry> latest(@Nullable String recipient) {
        return jdbc.sql("""
                        select id, received_at, sender, recipient, subject from exchange.mailbox
                        where cast(:recipient as text) is null or recipient = :recipient
                        order by id desc limit :shown
                        """)
                .param("recipient", recipient)
                .param("shown", SHOWN)
                .query((row, n) -> entry(row))
                .list();
    }

    List<Recipient> recipients() {
        return jdbc.sql(
                        "select recipient, count(*) from exchange.mailbox group by recipient order by max(id) desc limit :shown")
                .param("shown", SHOWN)
                .query((row, n) -> new Recipient(row.getString(1), row.getInt(2)))
                .list();
    }

    Optional<StoredMail> find(long id) {
        return jdbc.sql("select * from exchange.mailbox where id = :id")
                .param("id", id)
                .query((row, n) -> new StoredMail(
                        entry(row), row.getString("message_id"), row.getString("text"), row.getString("html")))
                .optional();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("id"),
                row.getObject("received_at", OffsetDateTime.class),
                row.getString("sender"),
                row.getString("recipient"),
                row.getString("subject"));
    }

    /** The first part of the type that is not an attachment. */
    private static @Nullable String content(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type) && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return part.getContent().toString();
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart body = parts.getBodyPart(i);
                String found = content(body, type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** PostgreSQL takes no NUL in a text. */
    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }

    /** A line of the list. */
    record Entry(long id, OffsetDateTime receivedAt, String sender, String recipient, String subject) {
        /** For people; called by the page. */
        public String when() {
            return Words.time(receivedAt);
        }
    }

    /** Somebody who has mail. */
    record Recipient(String address, int mails) {}

    /** A mail as it is read. */
    record StoredMail(
            Entry entry,
            @Nullable String messageId,
            @Nullable String text,
            @Nullable String html) {}
}
