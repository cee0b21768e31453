package io.keyback.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The hand-off tokens that were used. */
@Component
class HandoffTokens {

    /** Well beyond the skew that is forgiven, because the clocks of several nodes may differ. */
    static final Duration KEPT_AFTER_EXPIRY = Duration.ofMinutes(10);

    static final int CLEARED_AT_ONCE = 100;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate ownTransaction;

    HandoffTokens(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ownTransaction = new TransactionTemplate(transactions);
        // A token stays used, whatever becomes of the caller's transaction.
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Uses the token up. True for exactly one of all callers, on all nodes. */
    boolean use(String issuer, String tokenId, Instant expiresAt) {
        ownTransaction.executeWithoutResult(transaction -> clearExpired());
        return Boolean.TRUE.equals(ownTransaction.execute(transaction -> insert(issuer, tokenId, expiresAt) == 1));
    }

    private int insert(String issuer, String tokenId, Instant expiresAt) {
        return jdbc.sql("insert into keyback.handoff_token (token_hash, issuer, used_at, expires_at)"
                        + " values (?, ?, ?, ?) on conflict do nothing")
                .param(hash(issuer, tokenId))
                .param(issuer)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(expiresAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void clearExpired() {
        // Locked rows are somebody else's to clear: two that clear at once must not wait for each other.
        jdbc.sql("delete from keyback.handoff_token where token_hash in (select token_hash from keyback.handoff_token"
                        + " where expires_at < ? order by expires_at limit ? for update skip locked)")
                .param(clock.instant().minus(KEPT_AFTER_EXPIRY).atOffset(ZoneOffset.UTC))
                .param(CLEARED_AT_ONCE)
                .update();
    }

    private static byte[] hash(String issuer, String tokenId) {
        return DigestUtils.sha256(issuer + '\0' + tokenId);
    }
}
