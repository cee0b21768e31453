package io.keyback.demo;

import io.keyback.account.PostalAddress;
import io.keyback.account.Transaction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the exchange writes amounts, dates and addresses for people. */
final class Words {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH);
    private static final Set<String> MONEY = Set.of("USD", "EUR");

    private Words() {}

    static String usd(BigDecimal amount) {
        return "$" + String.format(Locale.ENGLISH, "%,.2f", amount.setScale(2, RoundingMode.HALF_EVEN));
    }

    /** Cents for money; for the rest as many digits as it has. */
    static String amount(BigDecimal amount, String currency) {
        BigDecimal plain = amount.stripTrailingZeros();
        int digits = MONEY.contains(currency) ? 2 : Math.max(plain.scale(), 0);
        return String.format(Locale.ENGLISH, "%,." + digits + "f", plain);
    }

    static String date(LocalDate date) {
        return DAY.format(date);
    }

    static String time(OffsetDateTime time) {
        return SECOND.format(time.withOffsetSameInstant(ZoneOffset.UTC));
    }

    static String minutes(Duration duration) {
        return duration.toMinutes() == 1 ? "1 minute" : duration.toMinutes() + " minutes";
    }

    static String kind(Transaction.Kind kind) {
        return switch (kind) {
            case DEPOSIT -> "Deposit";
            case WITHDRAWAL -> "Withdrawal";
            case BUY -> "Buy";
            case SELL -> "Sell";
        };
    }

    static String address(PostalAddress address) {
        String country =
                new Locale.Builder().setRegion(address.country()).build().getDisplayCountry(Locale.ENGLISH);
        return Stream.of(address.street(), address.city(), address.state(), address.postalCode(), country)
                .filter(part -> part != null)
                .collect(Collectors.joining(", "));
    }
}
