package io.keyback.notification;

import io.keyback.account.EmailAddress;
import io.keyback.keys.Keys;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The ledger of what came of which mail to whom. It holds no address, only an HMAC of it. */
@Component
class MailDeliveries {

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

    /** False while another transaction carries this mail to this recipient; else nobody does until this one ends. */
    boolean lock(String key, EmailAddress recipient) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('keyback.mail_delivery ' || ?, ?))")
                .param(key)
                .param(ByteBuffer.wrap(hash(recipient)).getLong())
                .query(Boolean.class)
                .single();
    }

    /** What was delivered stays so; what was refused may come to be delivered. */
    void forget(String keyBegin) {
        jdbc.sql("delete from keyback.mail_delivery where starts_with(mail_key, ?)")
                .param(keyBegin)
                .update();
    }

    void settle(String key, EmailAddress recipient, String messageId, MailOutcome outcome) {
        jdbc.sql("""
                insert into keyback.mail_delivery (mail_key, recipient_hash, message_id, outcome, settled_at)
                values (?, ?, ?, ?, ?)
                on conflict (mail_key, recipient_hash)
                do update set outcome = excluded.outcome, settled_at = excluded.settled_at
                where mail_delivery.outcome = 'UNDELIVERABLE'
                """)
                .param(key)
                .param(hash(recipient))
                .param(messageId)
                .param(outcome.name())
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private byte[] hash(EmailAddress recipient) {
        return keys.hmac(Keys.Purpose.MAIL_RECIPIENT, recipient.value());
    }
}
