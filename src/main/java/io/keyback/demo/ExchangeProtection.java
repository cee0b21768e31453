package io.keyback.demo;

import io.keyback.account.AccountId;
import io.keyback.account.AccountProtection;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Freezes and holds accounts on Keyback's word, and says which are. */
@Component
@Profile("demo")
class ExchangeProtection implements AccountProtection {

    private final ExchangeDatabase database;
    private final JdbcClient jdbc;
    private final Clock clock;

    ExchangeProtection(ExchangeDatabase database, Clock clock) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.clock = clock;
    }

    @Override
    public void freeze(AccountId account) {
        change(account, "frozen_at = coalesce(frozen_at, :now), sessions_ended_at = :now", clock.instant());
    }

    @Override
    public void liftFreeze(AccountId account) {
        change(account, "frozen_at = null", clock.instant());
    }

    /** Ends every session and closes withdrawals; part of a reset, in its transaction. */
    void hold(AccountId account, Instant until) {
        apply(account, "held_until = :until, sessions_ended_at = :now", until);
    }

    @Override
    public void release(AccountId account) {
        change(account, "held_until = null", clock.instant());
    }

    boolean isFrozen(AccountId account) {
        return is(account, "frozen_at is not null", clock.instant());
    }

    /** Until when withdrawals are closed; empty when they are open. */
    Optional<Instant> heldUntil(AccountId account) {
        return jdbc.sql("select held_until from exchange.account where id = :id and held_until > :now")
                .param("id", account.value())
                .param("now", utc(clock.instant()))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** Whether a session that began at the instant is still good. */
    boolean lets(AccountId account, Instant sessionBegan) {
        return is(account, "frozen_at is null and sessions_ended_at < :at", sessionBegan);
    }

    private boolean is(AccountId account, String condition, Instant at) {
        return jdbc.sql("select count(*) from exchange.account where id = :id and " + condition)
                        .param("id", account.value())
                        .param("at", utc(at))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void change(AccountId account, String change, Instant until) {
        database.inOwnTransaction(() -> apply(account, change, until));
    }

    private int apply(AccountId account, String change, Instant until) {
        return jdbc.sql("update exchange.account set " + change + " where id = :id")
                .param("id", account.value())
                .param("now", utc(clock.instant()))
                .param("until", utc(until))
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
