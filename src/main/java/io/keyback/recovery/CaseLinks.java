package io.keyback.recovery;

import io.keyback.caseid.CaseId;
import io.keyback.keys.Keys;
import io.keyback.notification.Mail;
import io.keyback.notification.Mails;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The links by which an applicant comes back to a case: mailed only, bound to the case, short-lived, hashed at rest. */
@Component
public class CaseLinks {

    private final JdbcClient jdbc;
    private final RecoveryCases cases;
    private final Mails mails;
    private final Keys keys;
    private final RecoveryProperties properties;
    private final URI publicUrl;
    private final Clock clock;
    private final TransactionOperations transactions;

    CaseLinks(
            JdbcClient jdbc,
            RecoveryCases cases,
            Mails mails,
            Keys keys,
            RecoveryProperties properties,
            @Value("${keyback.public-url}") URI publicUrl,
            Clock clock,
            TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.mails = mails;
        this.keys = keys;
        this.properties = properties;
        this.publicUrl = publicUrl;
        this.clock = clock;
        this.transactions = transactions;
    }

    /**
     * Mails a link to the account's email, within the limits per minute and day. False when they are used up. A link
     * counts from when it was made, so that a mail server that answers late neither holds a connection nor lifts the
     * limits; where the mail fails, another link can be asked for after the interval.
     */
    public boolean mail(CaseId caseId) {
        Instant now = clock.instant();
        String purpose = "asked-for/" + now;
        Mail.ResumeLink mail = transactions.execute(transaction -> make(caseId, purpose, now));
        if (mail == null) {
            return false;
        }
        mails.send(
                CaseMail.LINK.key(caseId, purpose),
                List.of(cases.account(caseId).email()),
                mail);
        return true;
    }

    /**
     * Mails the account's email that a message waits, with a link to it. A call that is repeated for the same message
     * sends nothing again.
     *
     * @param message the number of the message
     */
    public void mailMessageWaiting(CaseId caseId, int message) {
        String purpose = "message/" + message;
        Instant until = clock.instant().plus(properties.linkValidity());
        String reference = cases.get(caseId).reference().value();
        Mail mail = new Mail.MessageWaiting(reference, create(caseId, purpose, until), until);
        mails.send(
                CaseMail.MESSAGE.key(caseId, message),
                List.of(cases.account(caseId).email()),
                mail);
    }

    private Mail.@Nullable ResumeLink make(CaseId caseId, String purpose, Instant now) {
        lock(caseId);
        int lastDay = countSince(caseId, now.minus(Duration.ofDays(1)));
        if (lastDay >= properties.linksPerDay() || countSince(caseId, now.minus(properties.linkInterval())) > 0) {
            return null;
        }
        Instant until = now.plus(properties.linkValidity());
        return new Mail.ResumeLink(cases.get(caseId).reference().value(), create(caseId, purpose, until), until);
    }

    /**
     * Makes the link for a purpose. The token is derived, not drawn, so that a mail which is sent again after a crash
     * carries the same link.
     */
    URI create(CaseId caseId, String purpose, Instant until) {
        String token = token(caseId, purpose);
        jdbc.sql("""
                insert into keyback.case_link (token_hash, case_id, created_at, expires_at) values (?, ?, ?, ?)
                on conflict (token_hash) do update set expires_at = excluded.expires_at
                """)
                .params(
                        DigestUtils.sha256Hex(token),
                        caseId.value(),
                        Timestamp.from(clock.instant()),
                        Timestamp.from(until))
                .update();
        return publicUrl.resolve("/recovery/resume/" + token);
    }

    /** From now on the link that was made for the purpose opens nothing. */
    void end(CaseId caseId, String purpose) {
        jdbc.sql("update keyback.case_link set expires_at = ? where token_hash = ? and expires_at > ?")
                .params(
                        Timestamp.from(clock.instant()),
                        DigestUtils.sha256Hex(token(caseId, purpose)),
                        Timestamp.from(clock.instant()))
                .update();
    }

    private String token(CaseId caseId, String purpose) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(keys.hmac(Keys.Purpose.CASE_LINK, caseId.toString(), purpose));
    }

    /** The case that a link opens; empty when it is unknown or too old. */
    public Optional<CaseId> open(String token) {
        return jdbc.sql("select case_id from keyback.case_link where token_hash = ? and expires_at > ?")
                .params(DigestUtils.sha256Hex(token), Timestamp.from(clock.instant()))
                .query(UUID.class)
                .optional()
                .map(CaseId::new);
    }

    /** Lets one transaction at a time count and mail, so that asking many times at once gets one link. */
    private void lock(CaseId caseId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('keyback.case_link ' || ?, 0))")
                .param(caseId.toString())
                .query((row, number) -> true)
                .single();
    }

    private int countSince(CaseId caseId, Instant since) {
        return jdbc.sql("select count(*) from keyback.case_link where case_id = ? and created_at > ?")
                .params(caseId.value(), Timestamp.from(since))
                .query(Integer.class)
                .single();
    }
}
