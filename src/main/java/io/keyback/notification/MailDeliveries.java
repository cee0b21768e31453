package io.keyback.notification;

import io.keyback.account.EmailAddress;
import io.keyback.keys.Keys;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger of who has had which mail. It holds no address, only an HMAC of it. */
@Component
class MailDeliveries {

    private final JdbcClient jdbc;
    private final Keys keys;
    private final Clock clock;
    private final TransactionTemplate ownTransaction;

    MailDeliveries(JdbcClient jdbc, Keys keys, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
        this.ownTransaction = new TransactionTemplate(transactions);
        // A mail that is out stays out, whatever becomes of the caller's transaction.
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    boolean contains(String key, EmailAddress recipient) {
        return jdbc.sql("select exists (select from keyback.mail_delivery where mail_key = ? and recipient_hash = ?)")
                .param(key)
                .param(hash(recipient))
                .query(Boolean.class)
                .single();
    }

    void add(String key, EmailAddress recipient, String messageId) {
        ownTransaction.executeWithoutResult(transaction -> jdbc.sql(
                        "insert into keyback.mail_delivery (mail_key, recipient_hash, message_id, delivered_at)"
                                + " values (?, ?, ?, ?) on conflict do nothing")
                .param(key)
                .param(hash(recipient))
                .param(messageId)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update());
    }

    private byte[] hash(EmailAddress recipient) {
        return keys.hmac(Keys.Purpose.MAIL_RECIPIENT, recipient.value());
    }
}
