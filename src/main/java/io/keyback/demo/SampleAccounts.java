package io.keyback.demo;

import static io.keyback.account.Transaction.Kind.BUY;
import static io.keyback.account.Transaction.Kind.DEPOSIT;
import static io.keyback.account.Transaction.Kind.SELL;
import static io.keyback.account.Transaction.Kind.WITHDRAWAL;

import io.keyback.account.PostalAddress;
import io.keyback.account.SecondFactor;
import io.keyback.account.Transaction;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/** Creates the sample accounts that are missing; one that exists is left as its holder has changed it. */
@Component
@Profile("demo")
class SampleAccounts {

    private final ExchangeDatabase database;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final BCryptPasswordEncoder passwords = new BCryptPasswordEncoder();

    SampleAccounts(ExchangeDatabase database, Clock clock) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.clock = clock;
        all().forEach(this::createIfMissing);
    }

    List<SampleAccount> all() {
        return List.of(grace(), olena(), marcus(), yuki(), ines(), samuel(), dimitra(), henrik());
    }

    void createIfMissing(SampleAccount sample) {
        boolean exists = jdbc.sql("select count(*) from exchange.account where id = :id")
                        .param("id", sample.id().value())
                        .query(Integer.class)
                        .single()
                > 0;
        if (!exists) {
            // Bcrypt is slow by design, so the hash is made outside the transaction.
            String hash = passwords.encode(sample.password());
            database.inOwnTransaction(() -> create(sample, hash));
        }
    }

    /** Another node may create the same account at this moment; then this one adds nothing to it. */
    private boolean create(SampleAccount sample, String passwordHash) {
        PostalAddress address = sample.address();
        int created = jdbc.sql("""
                        insert into exchange.account (id, login, password_hash, first_name, last_name, native_name,
                            date_of_birth, street, city, postal_code, state, country)
                        values (:id, :login, :hash, :firstName, :lastName, :nativeName,
                            :dateOfBirth, :street, :city, :postalCode, :state, :country)
                        on conflict (id) do nothing
                        """)
                .param("id", sample.id().value())
                .param("login", sample.login())
                .param("hash", passwordHash)
                .param("firstName", sample.firstName())
                .param("lastName", sample.lastName())
                .param("nativeName", sample.nativeName())
                .param("dateOfBirth", sample.dateOfBirth())
                .param("street", address.street())
                .param("city", address.city())
                .param("postalCode", address.postalCode())
                .param("state", address.state())
                .param("country", address.country())
                .update();
        if (created == 0) {
            return false;
        }
        addAddresses(sample);
        addFactor(sample, SecondFactor.Kind.AUTHENTICATOR_APP, sample.secret(), null);
        addFactor(sample, SecondFactor.Kind.TEXT_MESSAGE, null, sample.phone());
        addHoldings(sample);
        addTransactions(sample);
        return true;
    }

    private void addAddresses(SampleAccount sample) {
        for (int position = 0; position < sample.emails().size(); position++) {
            jdbc.sql("insert into exchange.address (account_id, position, email) values (:id, :position, :email)")
                    .param("id", sample.id().value())
                    .param("position", position)
                    .param("email", sample.emails().get(position))
                    .update();
        }
    }

    private void addFactor(
            SampleAccount sample, SecondFactor.Kind kind, @Nullable String secret, @Nullable String phone) {
        if (secret == null && phone == null) {
            return;
        }
        jdbc.sql("""
                        insert into exchange.second_factor (id, account_id, kind, secret, phone, enrolled_at)
                        values (:factor, :id, :kind, :secret, :phone, :at)
                        """)
                .param("factor", ExchangeAccounts.newFactorId())
                .param("id", sample.id().value())
                .param("kind", kind.name())
                .param("secret", secret)
                .param("phone", phone)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    private void addHoldings(SampleAccount sample) {
        sample.holdings()
                .forEach((asset, amount) -> jdbc.sql(
                                "insert into exchange.holding (account_id, currency, amount) values (:id, :currency, :amount)")
                        .param("id", sample.id().value())
                        .param("currency", asset.name())
                        .param("amount", new BigDecimal(amount))
                        .update());
    }

    private void addTransactions(SampleAccount sample) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        // Oldest first, so that of two on one day the one listed first is the newer.
        for (int i = sample.transactions().size() - 1; i >= 0; i--) {
            SampleAccount.Movement movement = sample.transactions().get(i);
            jdbc.sql("""
                            insert into exchange.transaction (account_id, kind, amount, currency, booked_on)
                            values (:id, :kind, :amount, :currency, :bookedOn)
                            """)
                    .param("id", sample.id().value())
                    .param("kind", movement.kind().name())
                    .param("amount", movement.value())
                    .param("currency", movement.asset().name())
                    .param("bookedOn", today.minusDays(movement.daysAgo()))
                    .update();
        }
    }

    private static SampleAccount grace() {
        return new SampleAccount(
                "grace",
                "copper-lantern-58",
                "Grace",
                "Okafor",
                null,
                LocalDate.of(1988, 4, 17),
                new PostalAddress("2214 SE Harrison Street", "Portland", "97214", "OR", "US"),
                List.of("grace.okafor@example.org", "grace@okafor.example"),
                "MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U",
                "+1 503 555 0142",
                Map.of(Asset.BTC, "0.4182", Asset.ETH, "3.75", Asset.USD, "1840.22"),
                List.of(
                        move(2, BUY, "0.05", Asset.BTC),
                        move(5, DEPOSIT, "3500", Asset.USD),
                        move(11, SELL, "1.2", Asset.ETH),
                        move(19, BUY, "2.5", Asset.ETH),
                        move(33, WITHDRAWAL, "900", Asset.USD),
                        move(48, DEPOSIT, "0.1182", Asset.BTC)));
    }

    private static SampleAccount olena() {
        return new SampleAccount(
                "olena",
                "quiet-harbour-31",
                "Olena",
                "Kovalchuk",
                "Олена Ковальчук",
                LocalDate.of(1991, 9, 2),
                new PostalAddress("Velyka Vasylkivska 72, apt. 14", "Kyiv", "03150", null, "UA"),
                List.of("olena.kovalchuk@example.org"),
                "KRSXG5CTMVRXEZLUKN2XAZLSKNSWG4TF",
                "+380 44 555 0119",
                Map.of(Asset.BTC, "0.09", Asset.USDC, "2410.5", Asset.EUR, "312.4"),
                List.of(
                        move(1, DEPOSIT, "500", Asset.EUR),
                        move(4, BUY, "0.015", Asset.BTC),
                        move(9, SELL, "620", Asset.USDC),
                        move(16, DEPOSIT, "1200", Asset.USDC),
                        move(27, WITHDRAWAL, "0.02", Asset.BTC)));
    }

    private static SampleAccount marcus() {
        return new SampleAccount(
                "marcus",
                "walnut-bridge-77",
                "Marcus",
                "Whitfield",
                null,
                LocalDate.of(1979, 12, 30),
                new PostalAddress("815 Congress Avenue, Apt 1203", "Austin", "78701", "TX", "US"),
                List.of("marcus.whitfield@example.org", "m.whitfield@work.example"),
                "NBSWY3DPEB3W64TMMQQHI33UOAQHI2LN",
                null,
                Map.of(Asset.BTC, "1.2045", Asset.SOL, "86.4", Asset.USD, "410.09"),
                List.of(
                        move(3, SELL, "0.08", Asset.BTC),
                        move(6, BUY, "24.4", Asset.SOL),
                        move(14, DEPOSIT, "5000", Asset.USD),
                        move(22, WITHDRAWAL, "2500", Asset.USD),
                        move(41, BUY, "62", Asset.SOL)));
    }

    private static SampleAccount yuki() {
        return new SampleAccount(
                "yuki",
                "paper-crane-64",
                "Yuki",
                "Tanaka",
                "田中 由紀",
                LocalDate.of(1995, 2, 11),
                new PostalAddress("2-14-3 Kitazawa, Setagaya-ku", "Tokyo", "155-0031", null, "JP"),
                List.of("yuki.tanaka@example.org", "yuki@tanaka.example", "tanaka.family@example.net"),
                "ORXXI4BNMRSW23ZNPF2WW2JNNB2HS43F",
                null,
                Map.of(Asset.ETH, "11.3", Asset.USDC, "780"),
                List.of(
                        move(1, BUY, "0.8", Asset.ETH),
                        move(8, DEPOSIT, "2400", Asset.USDC),
                        move(12, BUY, "1.5", Asset.ETH),
                        move(30, SELL, "0.45", Asset.ETH),
                        move(52, DEPOSIT, "4.2", Asset.ETH)));
    }

    private static SampleAccount ines() {
        return new SampleAccount(
                "ines",
                "blue-azulejo-12",
                "Inês",
                "Duarte",
                null,
                LocalDate.of(1984, 7, 25),
                new PostalAddress("Rua da Palma 210, 3.º Esq.", "Lisboa", "1100-394", null, "PT"),
                List.of("ines.duarte@example.org"),
                null,
                "+351 21 555 0188",
                Map.of(Asset.EUR, "6120", Asset.BTC, "0.031"),
                List.of(
                        move(2, DEPOSIT, "750", Asset.EUR),
                        move(7, BUY, "0.006", Asset.BTC),
                        move(15, WITHDRAWAL, "1300", Asset.EUR),
                        move(23, SELL, "0.012", Asset.BTC),
                        move(37, DEPOSIT, "2200", Asset.EUR)));
    }

    private static SampleAccount samuel() {
        return new SampleAccount(
                "samuel",
                "amber-meadow-93",
                "Samuel",
                "Lindgren",
                null,
                LocalDate.of(1972, 10, 8),
                new PostalAddress("Storgatan 18", "Uppsala", "753 31", null, "SE"),
                List.of("samuel.lindgren@example.org", "samuel@lindgren.example"),
                "ONQW25LFNQWWY2LOMRTXEZLOFVSGK3LP",
                "+46 18 555 0107",
                Map.of(Asset.SOL, "240", Asset.ETH, "0.9", Asset.EUR, "88.5"),
                List.of(
                        move(0, BUY, "18", Asset.SOL),
                        move(10, SELL, "0.3", Asset.ETH),
                        move(13, DEPOSIT, "1000", Asset.EUR),
                        move(26, BUY, "40", Asset.SOL),
                        move(60, WITHDRAWAL, "350", Asset.EUR)));
    }

    private static SampleAccount dimitra() {
        return new SampleAccount(
                "dimitra",
                "olive-terrace-45",
                "Dimitra",
                "Papadopoulou",
                "Δήμητρα Παπαδοπούλου",
                LocalDate.of(1999, 3, 6),
                new PostalAddress("Odos Ermou 54", "Athina", "105 63", null, "GR"),
                List.of("dimitra.papadopoulou@example.org"),
                null,
                "+30 21 0555 0163",
                Map.of(Asset.BTC, "0.0074", Asset.EUR, "940.15"),
                List.of(
                        move(6, BUY, "0.0014", Asset.BTC),
                        move(9, DEPOSIT, "300", Asset.EUR),
                        move(18, BUY, "0.002", Asset.BTC),
                        move(29, SELL, "0.0011", Asset.BTC),
                        move(44, DEPOSIT, "450", Asset.EUR)));
    }

    private static SampleAccount henrik() {
        return new SampleAccount(
                "henrik",
                "winter-ferry-26",
                "Henrik",
                "Solberg",
                null,
                LocalDate.of(1966, 1, 19),
                new PostalAddress("Strandgata 9", "Halden", "1771", null, "NO"),
                List.of("henrik.solberg@example.org"),
                null,
                null,
                Map.of(Asset.EUR, "15300", Asset.BTC, "0.25"),
                List.of(
                        move(4, DEPOSIT, "4000", Asset.EUR),
                        move(12, BUY, "0.03", Asset.BTC),
                        move(20, WITHDRAWAL, "1500", Asset.EUR),
                        move(34, DEPOSIT, "2600", Asset.EUR),
                        move(51, BUY, "0.05", Asset.BTC)));
    }

    private static SampleAccount.Movement move(int daysAgo, Transaction.Kind kind, String amount, Asset asset) {
        return new SampleAccount.Movement(daysAgo, kind, amount, asset);
    }
}
