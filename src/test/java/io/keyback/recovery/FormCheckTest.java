package io.keyback.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.keyback.account.Account;
import io.keyback.account.AccountId;
import io.keyback.account.EmailAddress;
import io.keyback.account.FactorId;
import io.keyback.account.PostalAddress;
import io.keyback.account.Profile;
import io.keyback.account.SecondFactor;
import io.keyback.account.Transaction;
import io.keyback.evidence.CheckOutcome;
import io.keyback.evidence.CheckResult;
import io.keyback.recovery.FormCheck.Reason;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormCheckTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final int MINIMUM_AGE = 18;

    private final FormCheck check = new FormCheck(properties(), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void whatAgreesWithTheFilePasses() {
        CheckResult result = check.run(personal(), transactions(), account("Zoë", "O'Neil-Müller"));

        assertThat(result.outcome()).isEqualTo(CheckOutcome.PASSED);
        assertThat(codes(result)).containsExactly("CONSISTENT");
    }

    static Stream<Arguments> everyReason() {
        return Stream.of(
                arguments(
                        Reason.PERSONAL_INFORMATION_MISSING,
                        "FAILED",
                        personal(it -> it.remove("street")),
                        transactions()),
                arguments(
                        Reason.PERSONAL_INFORMATION_MISSING,
                        "FAILED",
                        personal(it -> it.put("lastName", " ")),
                        transactions()),
                arguments(Reason.PERSONAL_INFORMATION_MISSING, "FAILED", personal(Map::clear), transactions()),
                arguments(Reason.TRANSACTIONS_MISSING, "FAILED", personal(), Map.of()),
                arguments(Reason.BIRTH_DATE_IMPOSSIBLE, "FAILED", personal(born(2027, 1, 1)), transactions()),
                arguments(Reason.BIRTH_DATE_IMPOSSIBLE, "FAILED", personal(born(2026, 11, 24)), transactions()),
                arguments(Reason.BIRTH_DATE_IMPOSSIBLE, "FAILED", personal(born(1990, 2, 30)), transactions()),
                arguments(
                        Reason.BIRTH_DATE_IMPOSSIBLE,
                        "FAILED",
                        personal(it -> it.put("birthYear", "ninety")),
                        transactions()),
                arguments(Reason.NOT_LATIN, "FAILED", personal(it -> it.put("lastName", "Мюллер")), transactions()),
                arguments(Reason.NOT_LATIN, "FAILED", personal(it -> it.put("firstName", "Zoë1")), transactions()),
                arguments(Reason.COUNTRY_UNKNOWN, "FAILED", personal(it -> it.put("country", "XX")), transactions()),
                arguments(
                        Reason.NAME_DIFFERS,
                        "INCONCLUSIVE",
                        personal(it -> it.put("firstName", "Chloe")),
                        transactions()),
                arguments(Reason.BIRTH_DATE_DIFFERS, "INCONCLUSIVE", personal(born(1990, 3, 10)), transactions()),
                arguments(
                        Reason.ADDRESS_DIFFERS,
                        "INCONCLUSIVE",
                        personal(it -> it.put("street", "Mill Lane 99")),
                        transactions()),
                arguments(
                        Reason.POSTAL_CODE_DIFFERS,
                        "INCONCLUSIVE",
                        personal(it -> it.put("postalCode", "8011")),
                        transactions()),
                arguments(
                        Reason.POSTAL_CODE_DIFFERS,
                        "INCONCLUSIVE",
                        personal(it -> it.remove("postalCode")),
                        transactions()),
                arguments(Reason.TRANSACTIONS_NOT_KNOWN, "INCONCLUSIVE", personal(), Map.of("noTransactions", true)),
                arguments(
                        Reason.TRANSACTIONS_DIFFER,
                        "INCONCLUSIVE",
                        personal(),
                        transactions(it -> it.put("kind1", "WITHDRAWAL"))),
                arguments(
                        Reason.TRANSACTIONS_DIFFER,
                        "INCONCLUSIVE",
                        personal(),
                        transactions(it -> it.put("kind1", "GIFT"))),
                arguments(
                        Reason.TRANSACTIONS_DIFFER,
                        "INCONCLUSIVE",
                        personal(),
                        transactions(it -> it.put("currency1", "ETH"))),
                arguments(
                        Reason.TRANSACTIONS_DIFFER,
                        "INCONCLUSIVE",
                        personal(),
                        transactions(it -> it.put("date1", "yesterday"))),
                arguments(
                        Reason.TRANSACTIONS_DIFFER,
                        "INCONCLUSIVE",
                        personal(),
                        transactions(it -> it.putAll(transaction(2, "BUY", "7", "BTC", "2026-11-01")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyReason")
    void eachFindingHasItsReasonAndItsOutcome(
            Reason reason,
            CheckOutcome outcome,
            Map<String, @Nullable Object> personal,
            Map<String, @Nullable Object> transactions) {
        CheckResult result = check.run(personal, transactions, account("Zoë", "O'Neil-Müller"));

        assertThat(result.outcome()).isEqualTo(outcome);
        assertThat(codes(result)).containsExactly(reason.name());
    }

    @Test
    void theStateIsMissedInTheUnitedStatesOnly() {
        Map<String, @Nullable Object> american = personal(it -> it.put("country", "US"));
        assertThat(codes(check.run(american, transactions(), account("Zoë", "O'Neil-Müller"))))
                .containsExactly("STATE_MISSING", "ADDRESS_DIFFERS");

        american.put("state", "CA");
        assertThat(codes(check.run(american, transactions(), account("Zoë", "O'Neil-Müller"))))
                .containsExactly("ADDRESS_DIFFERS", "STATE_DIFFERS");
    }

    @ParameterizedTest
    @CsvSource({
        "OR, 97214, CONSISTENT",
        "or, 97214-1234, CONSISTENT",
        "OR, 97215, POSTAL_CODE_DIFFERS",
        "CA, 97214, STATE_DIFFERS"
    })
    void theStateAndTheZipAreComparedInTheUnitedStates(String state, String zip, String reason) {
        Account american = account(new PostalAddress("12, Mill Lane", "Graz", "97214-0001", "OR", "US"));
        Map<String, @Nullable Object> entered = personal(it -> {
            it.put("country", "US");
            it.put("state", state);
            it.put("postalCode", zip);
        });

        assertThat(codes(check.run(entered, transactions(), american))).containsExactly(reason);
    }

    @ParameterizedTest
    @CsvSource({"sw1a1aa, CONSISTENT", "SW1A-1AA, CONSISTENT", "SW1A 1AB, POSTAL_CODE_DIFFERS"})
    void aPostalCodeIsTheSameHoweverItIsWritten(String entered, String reason) {
        Account british = account(new PostalAddress("12, Mill Lane", "Graz", "SW1A 1AA", "England", "GB"));
        Map<String, @Nullable Object> personal = personal(it -> {
            it.put("country", "GB");
            it.put("postalCode", entered);
        });

        assertThat(codes(check.run(personal, transactions(), british))).containsExactly(reason);
    }

    @Test
    void everyReasonIsTested() {
        Set<Reason> tested = everyReason().map(each -> (Reason) each.get()[0]).collect(Collectors.toSet());

        assertThat(tested)
                .containsAll(EnumSet.complementOf(
                        EnumSet.of(Reason.CONSISTENT, Reason.UNDER_AGE, Reason.STATE_MISSING, Reason.STATE_DIFFERS)));
    }

    @ParameterizedTest
    @CsvSource({
        "zoe, oneil muller",
        "ZOE, O’NEIL MÜLLER",
        "O'Neil-Müller, Zoë",
        "Müller, Zoe O'Neil",
        "' Zoë ', '  O''Neil   Müller '",
        "Zoe\u0308, O'Neil-Mu\u0308ller"
    })
    void namesAreComparedWithoutAccentsCaseOrderAndPunctuation(String firstName, String lastName) {
        Map<String, @Nullable Object> entered = personal(it -> {
            it.put("firstName", firstName);
            it.put("lastName", lastName);
        });

        assertThat(codes(check.run(entered, transactions(), account("Zoë", "O'Neil-Müller"))))
                .containsExactly("CONSISTENT");
    }

    @ParameterizedTest
    @CsvSource({"Aleksandr, Shcherbakov, Alexander, Scherbakow", "Juergen, Gross, Jürgen, Groß"})
    void anotherTransliterationIsASignalAndRefusesNobody(
            String first, String last, String firstOnFile, String lastOnFile) {
        Map<String, @Nullable Object> entered = personal(it -> {
            it.put("firstName", first);
            it.put("lastName", last);
        });

        CheckResult result = check.run(entered, transactions(), account(firstOnFile, lastOnFile));

        assertThat(result.outcome()).isEqualTo(CheckOutcome.INCONCLUSIVE);
        assertThat(codes(result)).containsExactly("NAME_DIFFERS");
    }

    @ParameterizedTest(name = "born {0}: under age {1}")
    @CsvSource({"2008-11-23, false", "2008-11-24, false", "2008-11-25, true", "2026-11-23, true"})
    void whoHasTheBirthdayTodayIsOfAge(LocalDate birthDate, boolean underAge) {
        Map<String, @Nullable Object> entered =
                personal(born(birthDate.getYear(), birthDate.getMonthValue(), birthDate.getDayOfMonth()));

        assertThat(codes(check.run(entered, transactions(), account("Zoë", "O'Neil-Müller")))
                        .contains("UNDER_AGE"))
                .isEqualTo(underAge);
    }

    @ParameterizedTest(name = "{0} of 100: {1}")
    @CsvSource({
        "100, true",
        "102, true",
        "98, true",
        "102.01, false",
        "97.99, false",
        "100.00000000, true",
        "'1,00', false",
        "'1,000', false",
        "-100, false"
    })
    void anAmountMayDifferByFeesAndRounding(String amount, boolean known) {
        assertTransactionIsKnown(known, transaction(1, "DEPOSIT", amount, "EUR", "2026-11-20"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"2026-11-18, false", "2026-11-19, true", "2026-11-21, true", "2026-11-22, false"})
    void aDayMayBeAnotherOneInAnotherTimeZone(String date, boolean known) {
        assertTransactionIsKnown(known, transaction(1, "DEPOSIT", "100", "EUR", date));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1E-999999999", "0x10", "NaN", "1e5"})
    @Timeout(2)
    void aNumberThatIsNotWrittenOutIsNoAmount(String amount) {
        assertTransactionIsKnown(false, transaction(1, "DEPOSIT", amount, "EUR", "2026-11-20"));
    }

    private void assertTransactionIsKnown(boolean known, Map<String, @Nullable Object> transaction) {
        assertThat(codes(check.run(personal(), transaction, account("Zoë", "O'Neil-Müller"))))
                .containsExactly(known ? "CONSISTENT" : "TRANSACTIONS_DIFFER");
    }

    private static List<String> codes(CheckResult result) {
        return result.findings().stream().map(CheckResult.Finding::code).toList();
    }

    private static Map<String, @Nullable Object> personal() {
        return personal(it -> {});
    }

    private static Map<String, @Nullable Object> personal(Consumer<Map<String, @Nullable Object>> but) {
        Map<String, @Nullable Object> entered = new HashMap<>(Map.of(
                "firstName", "Zoë",
                "lastName", "O'Neil-Müller",
                "birthDay", 9,
                "birthMonth", "3",
                "birthYear", 1990,
                "street", "Mill Lane 12",
                "city", "Graz",
                "postalCode", "8010",
                "country", "AT"));
        but.accept(entered);
        return entered;
    }

    private static Consumer<Map<String, @Nullable Object>> born(int year, int month, int day) {
        return entered -> {
            entered.put("birthYear", year);
            entered.put("birthMonth", Integer.toString(month));
            entered.put("birthDay", day);
        };
    }

    private static Map<String, @Nullable Object> transactions() {
        return transactions(it -> {});
    }

    private static Map<String, @Nullable Object> transactions(Consumer<Map<String, @Nullable Object>> but) {
        Map<String, @Nullable Object> entered = transaction(1, "DEPOSIT", "100", "eur", "2026-11-20");
        but.accept(entered);
        return entered;
    }

    private static Map<String, @Nullable Object> transaction(
            int position, String kind, String amount, String currency, String date) {
        return new HashMap<>(Map.of(
                "kind" + position, kind,
                "amount" + position, amount,
                "currency" + position, currency,
                "date" + position, date));
    }

    private static Account account(PostalAddress address) {
        return account("Zoë", "O'Neil-Müller", address);
    }

    private static Account account(String firstName, String lastName) {
        return account(firstName, lastName, new PostalAddress("12, Mill Lane", "GRAZ", "8010", null, "AT"));
    }

    private static Account account(String firstName, String lastName, PostalAddress address) {
        return new Account(
                new AccountId("a-1"),
                "zoe",
                new Profile(firstName, lastName, LocalDate.of(1990, 3, 9), address),
                List.of(new SecondFactor(new FactorId("f-1"), SecondFactor.Kind.AUTHENTICATOR_APP)),
                List.of(new EmailAddress("zoe@example.org")),
                List.of(new Transaction(
                        Transaction.Kind.DEPOSIT, new BigDecimal("100"), "EUR", LocalDate.of(2026, 11, 20))));
    }

    private static RecoveryProperties properties() {
        Duration any = Duration.ofHours(1);
        return new RecoveryProperties(
                any,
                any,
                any,
                any,
                any,
                any,
                any,
                any,
                3,
                any,
                any,
                any,
                any,
                any,
                any,
                any,
                any,
                any,
                10,
                MINIMUM_AGE,
                any,
                List.of());
    }
}
