package io.keyback.demo;

import io.keyback.account.AccountId;
import io.keyback.account.SecondFactor;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sign-in codes by text message; the phones are a page of the demo. */
@Component
@Profile("demo")
class TextMessages {

    private static final int CODES = 1_000_000;
    private static final int SHOWN = 50;

    private final ExchangeAccounts accounts;
    private final JdbcClient jdbc;
    private final TryLimits limits;
    private final ExchangeSettings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    TextMessages(
            ExchangeDatabase database,
            ExchangeAccounts accounts,
            TryLimits limits,
            ExchangeSettings settings,
            Clock clock) {
        this.jdbc = database.jdbc();
        this.accounts = accounts;
        this.limits = limits;
        this.settings = settings;
        this.clock = clock;
    }

    /** Texts a new code, in place of any before; false when too many were sent, or no phone is enrolled. */
    boolean sendCode(AccountId account) {
        Optional<String> phone =
                accounts.factor(account, SecondFactor.Kind.TEXT_MESSAGE).map(EnrolledFactor::phone);
        if (phone.isEmpty() || !limits.take(TryLimits.What.TEXT_MESSAGE, account.value())) {
            return false;
        }
        String code = String.format(Locale.ROOT, "%06d", random.nextInt(CODES));
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into exchange.text_code (account_id, code, expires_at) values (:account, :code, :expires)
                        on conflict (account_id) do update set code = excluded.code, expires_at = excluded.expires_at
                        """)
                .param("account", account.value())
                .param("code", code)
                .param("expires", utc(now.plus(settings.textCodeValidFor())))
                .update();
        jdbc.sql("""
                        insert into exchange.text_message (account_id, phone, body, sent_at)
                        values (:account, :phone, :body, :now)
                        """)
                .param("account", account.value())
                .param("phone", phone.get())
                .param(
                        "body",
                        code + " is your Halden Exchange sign-in code. It is valid for "
                                + Words.minutes(settings.textCodeValidFor()) + ". Never share it.")
                .param("now", utc(now))
                .update();
        return true;
    }

    /** Uses the account's code up; false when it is another, too old, or used. */
    boolean use(AccountId account, String code) {
        return jdbc.sql("""
                                delete from exchange.text_code
                                where account_id = :account and code = :code and expires_at > :now
                                """)
                        .param("account", account.value())
                        .param("code", code)
                        .param("now", utc(clock.instant()))
                        .update()
                == 1;
    }

    /** All phones' messages, newest first. */
    List<TextMessage> latest() {
        return jdbc.sql("select phone, body, sent_at from exchange.text_message order by id desc limit :shown")
                .param("shown", SHOWN)
                .query((row, n) ->
                        new TextMessage(row.getString(1), row.getString(2), row.getObject(3, OffsetDateTime.class)))
                .list();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** A message as a phone shows it. */
    record TextMessage(String phone, String body, OffsetDateTime sentAt) {
        /** For people; called by the page. */
        public String when() {
            return Words.time(sentAt);
        }
    }
}
