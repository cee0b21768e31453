package io.keyback.demo;

import static io.keyback.account.Transaction.Kind.BUY;
import static io.keyback.account.Transaction.Kind.DEPOSIT;

import io.keyback.account.PostalAddress;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Account holders for a single test each. */
class TestHolders {

    static final String PASSWORD = "right-password-1";
    static final TotpSecret SECRET = new TotpSecret("MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U");

    private final SampleAccounts samples;
    private final AtomicInteger created = new AtomicInteger();

    TestHolders(SampleAccounts samples) {
        this.samples = samples;
    }

    SampleAccount withBoth() {
        return create(SECRET.base32(), "+1 503 555 0100");
    }

    SampleAccount withAuthenticator() {
        return create(SECRET.base32(), null);
    }

    SampleAccount withTextMessage() {
        return create(null, "+1 503 555 0100");
    }

    SampleAccount withoutTwoFactor() {
        return create(null, null);
    }

    private SampleAccount create(@Nullable String secret, @Nullable String phone) {
        SampleAccount holder = new SampleAccount(
                "holder" + created.incrementAndGet(),
                PASSWORD,
                "Ann",
                "Other",
                null,
                LocalDate.of(1990, 1, 2),
                new PostalAddress("1 Long Street", "Springfield", "62701", "IL", "US"),
                List.of("ann@example.org", "ann@example.net"),
                secret,
                phone,
                Map.of(Asset.BTC, "0.5"),
                List.of(
                        new SampleAccount.Movement(1, BUY, "0.05", Asset.BTC),
                        new SampleAccount.Movement(1, DEPOSIT, "3500", Asset.USD)));
        samples.createIfMissing(holder);
        return holder;
    }
}
