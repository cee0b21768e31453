package io.keyback.browser;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An account holder at the demo exchange, as he knows himself.
 *
 * @param emails the account's email first
 * @param phone null where text messages are not enrolled
 * @param state two letters, for the United States
 * @param country as it stands in the list of countries
 * @param latest the latest transaction
 */
record Holder(
        String login,
        String password,
        String firstName,
        String lastName,
        LocalDate born,
        String street,
        String city,
        String postalCode,
        @Nullable String state,
        String country,
        String countryCode,
        List<String> emails,
        boolean authenticatorApp,
        @Nullable String phone,
        Transaction latest) {

    /**
     * A transaction that the holder remembers.
     *
     * @param kind as it stands in the form
     */
    record Transaction(String kind, String amount, String currency, int daysAgo) {

        LocalDate date() {
            return LocalDate.now(ZoneOffset.UTC).minusDays(daysAgo);
        }
    }

    String email() {
        return emails.get(0);
    }

    /** A sample account with both methods. */
    static Holder grace() {
        return new Holder(
                "grace",
                "copper-lantern-58",
                "Grace",
                "Okafor",
                LocalDate.of(1988, 4, 17),
                "2214 SE Harrison Street",
                "Portland",
                "97214",
                "OR",
                "United States",
                "US",
                List.of("grace.okafor@example.org", "grace@okafor.example"),
                true,
                "+1 503 555 0142",
                new Transaction("Buy", "0.05", "BTC", 2));
    }

    /** A sample account with text messages only. */
    static Holder ines() {
        return new Holder(
                "ines",
                "blue-azulejo-12",
                "Inês",
                "Duarte",
                LocalDate.of(1984, 7, 25),
                "Rua da Palma 210, 3.º Esq.",
                "Lisboa",
                "1100-394",
                null,
                "Portugal",
                "PT",
                List.of("ines.duarte@example.org"),
                false,
                "+351 21 555 0188",
                new Transaction("Deposit", "750", "EUR", 2));
    }

    /** The same person with another home, and with papers of that country. */
    Holder livingIn(
            String newStreet,
            String newCity,
            String newPostalCode,
            @Nullable String newState,
            String newCountry,
            String newCountryCode) {
        return new Holder(
                login,
                password,
                firstName,
                lastName,
                born,
                newStreet,
                newCity,
                newPostalCode,
                newState,
                newCountry,
                newCountryCode,
                emails,
                authenticatorApp,
                phone,
                latest);
    }

    /** Somebody of this name in the city of Groningen with both methods, whose account is to be opened first. */
    static Holder named(String firstName, String lastName) {
        String login = (firstName + "." + lastName).toLowerCase(Locale.ROOT);
        return new Holder(
                login,
                "a-password-of-" + login,
                firstName,
                lastName,
                LocalDate.of(1981, 11, 23),
                lastName + "straat 12",
                "Groningen",
                "9712 CP",
                null,
                "Netherlands",
                "NL",
                List.of(login + "@example.org"),
                true,
                "+31 50 555 0100",
                new Transaction("Deposit", "125.5", "EUR", 3));
    }
}
