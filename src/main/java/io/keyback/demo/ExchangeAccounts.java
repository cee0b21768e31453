package io.keyback.demo;

import io.keyback.account.Account;
import io.keyback.account.AccountDirectory;
import io.keyback.account.AccountId;
import io.keyback.account.EmailAddress;
import io.keyback.account.FactorId;
import io.keyback.account.PostalAddress;
import io.keyback.account.Profile;
import io.keyback.account.SecondFactor;
import io.keyback.account.Transaction;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The exchange's accounts, for its own pages and, through the port, for Keyback. */
@Component
@org.springframework.context.annotation.Profile("demo")
class ExchangeAccounts implements AccountDirectory {

    private static final int LATEST = 20;

    private final JdbcClient jdbc;

    ExchangeAccounts(ExchangeDatabase database) {
        this.jdbc = database.jdbc();
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return jdbc.sql("select * from exchange.account where id = :id")
                .param("id", id.value())
                .query(this::account)
                .optional();
    }

    Optional<Credentials> credentials(String login) {
        return jdbc.sql("select id, password_hash from exchange.account where login = :login")
                .param("login", login)
                .query((row, n) -> new Credentials(new AccountId(row.getString(1)), row.getString(2)))
                .optional();
    }

    /** The name as the holder writes it, where that is not in Latin letters. */
    Optional<String> nativeName(AccountId id) {
        return jdbc.sql("select native_name from exchange.account where id = :id and native_name is not null")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    List<Holding> holdings(AccountId id) {
        return jdbc.sql("select currency, amount from exchange.holding where account_id = :id")
                .param("id", id.value())
                .query((row, n) -> new Holding(Asset.valueOf(row.getString(1)), row.getBigDecimal(2)))
                .list();
    }

    /** The authenticator app first, which is the one to prefer. */
    List<EnrolledFactor> factors(AccountId id) {
        return jdbc.sql("select * from exchange.second_factor where account_id = :id order by kind")
                .param("id", id.value())
                .query((row, n) -> new EnrolledFactor(
                        new FactorId(row.getString("id")),
                        SecondFactor.Kind.valueOf(row.getString("kind")),
                        secret(row.getString("secret")),
                        row.getString("phone"),
                        row.getLong("last_step")))
                .list();
    }

    Optional<EnrolledFactor> factor(AccountId id, SecondFactor.Kind kind) {
        return factors(id).stream().filter(factor -> factor.kind() == kind).findFirst();
    }

    /** Notes that a code of this time step was taken; false when this or a later one was taken before. */
    boolean takeStep(FactorId factor, long step) {
        return jdbc.sql("update exchange.second_factor set last_step = :step where id = :id and last_step < :step")
                        .param("step", step)
                        .param("id", factor.value())
                        .update()
                == 1;
    }

    /** Enrols an authenticator app under an id of its own; false when the account has one. */
    boolean enrolAuthenticator(AccountId id, TotpSecret secret, long step, OffsetDateTime at) {
        return jdbc.sql("""
                                insert into exchange.second_factor (id, account_id, kind, secret, last_step, enrolled_at)
                                values (:factor, :id, 'AUTHENTICATOR_APP', :secret, :step, :at)
                                on conflict (account_id, kind) do nothing
                                """)
                        .param("factor", newFactorId())
                        .param("id", id.value())
                        .param("secret", secret.base32())
                        .param("step", step)
                        .param("at", at.withOffsetSameInstant(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    static String newFactorId() {
        return UUID.randomUUID().toString();
    }

    private Account account(ResultSet row, int n) throws SQLException {
        AccountId id = new AccountId(row.getString("id"));
        return new Account(
                id,
                row.getString("login"),
                profile(row),
                factors(id).stream()
                        .map(factor -> new SecondFactor(factor.id(), factor.kind()))
                        .toList(),
                addresses(id),
                transactions(id));
    }

    private static Profile profile(ResultSet row) throws SQLException {
        return new Profile(
                row.getString("first_name"),
                row.getString("last_name"),
                row.getObject("date_of_birth", LocalDate.class),
                new PostalAddress(
                        row.getString("street"),
                        row.getString("city"),
                        row.getString("postal_code"),
                        row.getString("state"),
                        row.getString("country")));
    }

    private List<EmailAddress> addresses(AccountId id) {
        return jdbc.sql("select email from exchange.address where account_id = :id order by position")
                .param("id", id.value())
                .query((row, n) -> new EmailAddress(row.getString(1)))
                .list();
    }

    private List<Transaction> transactions(AccountId id) {
        return jdbc.sql("""
                        select kind, amount, currency, booked_on from exchange.transaction
                        where account_id = :id order by booked_on desc, id desc limit :latest
                        """)
                .param("id", id.value())
                .param("latest", LATEST)
                .query((row, n) -> new Transaction(
                        Transaction.Kind.valueOf(row.getString(1)),
                        plain(row.getBigDecimal(2)),
                        row.getString(3),
                        row.getObject(4, LocalDate.class)))
                .list();
    }

    /** 3500, not 3.5E+3 and not 3500.00000000. */
    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static @Nullable TotpSecret secret(@Nullable String base32) {
        return base32 == null ? null : new TotpSecret(base32);
    }

    /** What a password is compared with. */
    record Credentials(AccountId account, String passwordHash) {

        @Override
        public String toString() {
            return "Credentials[" + account + "]";
        }
    }
}
