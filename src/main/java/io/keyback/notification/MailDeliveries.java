package io.keyback.notification;

import io.keyback.account.EmailAddress;
import io.keyback.keys.Keys;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The ledger of what came of which mail to whom. It holds no address, only an HMAC of it. */
@Component
class MailDeliveries {

    private static final String SLASH = "/";

    /** The next character in byte order, which is that of the column: all keys that go on after the slash come before. */
    private static final String AFTER_SLASH = "0";

    private final JdbcClient jdbc;
    private final Keys keys;
    private final Clock clock;

    MailDeliveries(JdbcClient jdbc, Keys keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
    }

    /** Empty while the mail is on its way. */
    Optional<MailOutcome> outcome(String key, EmailAddress recipient) {
        return jdbc.sql("select outcome from keyback.mail_delivery where mail_key = ? and recipient_hash = ?")
                .param(key)
                .param(hash(recipient))
                .query(MailOutcome.class)
                .optional();
    }

    /**
     * What is settled of the mails of an owner, in the order in which it was.
     *
     * @param owner what their keys begin with, up to the first slash
     */
    List<SettledMail> of(String owner) {
        return jdbc.sql("""
                select mail_key, max(settled_at) as at,
                       count(*) filter (where outcome = 'DELIVERED') as taken_by,
                       count(*) filter (where outcome = 'UNDELIVERABLE') as refused_by,
                       max(recipients) as recipients
                from keyback.mail_delivery where mail_key >= ? and mail_key < ?
                group by mail_key order by at, mail_key
                """)
                .params(owner + SLASH, owner + AFTER_SLASH)
                .query((row, number) -> new SettledMail(
                        row.getString("mail_key"),
                        row.getTimestamp("at").toInstant(),
                        row.getInt("taken_by"),
                        row.getInt("refused_by"),
                        row.getInt("recipients")))
                .list();
    }

    /** False while another transaction carries this mail to this recipient; else nobody does until this one ends. */
    boolean lock(String key, EmailAddress recipient) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('keyback.mail_delivery ' || ?, ?))")
                .param(key)
                .param(ByteBuffer.wrap(hash(recipient)).getLong())
                .query(Boolean.class)
                .single();
    }

    void forget(String owner) {
        jdbc.sql("delete from keyback.mail_delivery where mail_key >= ? and mail_key < ?")
                .params(owner + SLASH, owner + AFTER_SLASH)
                .update();
    }

    /** What was delivered stays so; what was refused may come to be delivered. */
    void settle(String key, EmailAddress recipient, int recipients, String messageId, MailOutcome outcome) {
        jdbc.sql("""
                insert into keyback.mail_delivery
                    (mail_key, recipient_hash, recipients, message_id, outcome, settled_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (mail_key, recipient_hash)
                do update set outcome = excluded.outcome, settled_at = excluded.settled_at,
                    recipients = excluded.recipients
                where mail_delivery.outcome = 'UNDELIVERABLE'
                """)
                .param(key)
                .param(hash(recipient))
                .param(recipients)
                .param(messageId)
                .param(outcome.name())
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private byte[] hash(EmailAddress recipient) {
        return keys.hmac(Keys.Purpose.MAIL_RECIPIENT, recipient.value());
    }
}
