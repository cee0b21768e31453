package io.keyback.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.account.Account;
import io.keyback.account.AccountId;
import io.keyback.account.EmailAddress;
import io.keyback.account.PostalAddress;
import io.keyback.account.Profile;
import io.keyback.account.Transaction;
import io.keyback.review.CaseFile.Comparison;
import io.keyback.review.CaseFile.Mark;
import io.keyback.review.CaseFile.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OnFileTest {

    private static final Account ZOE = new Account(
            new AccountId("a"),
            "zoe",
            new Profile(
                    "Zoe",
                    "O'Neil",
                    LocalDate.of(1990, 3, 9),
                    new PostalAddress("Mill Lane 12", "Graz", "8010", null, "AT")),
            List.of(),
            List.of(new EmailAddress("zoe@example.org")),
            List.of(
                    new Transaction(
                            Transaction.Kind.DEPOSIT, new BigDecimal("100.00"), "EUR", LocalDate.of(2026, 11, 20)),
                    new Transaction(Transaction.Kind.BUY, new BigDecimal("0.5"), "BTC", LocalDate.of(2026, 11, 1))));

    private final OnFile onFile = new OnFile(ZOE, Sight.CLEAR);

    @Test
    void caseAndSpacesAreNoDifferenceAndLettersAre() {
        Comparison compared = onFile.personalInformation(
                Map.of("firstName", " zoe ", "lastName", "ONeil", "street", "mill  lane 12"));

        assertThat(row(compared, "First name").mark()).isEqualTo(Mark.AGREES);
        assertThat(row(compared, "Street").mark()).isEqualTo(Mark.AGREES);
        assertThat(row(compared, "Last name").mark()).isEqualTo(Mark.DIFFERS);
    }

    @Test
    void thePartsOfABirthDateStandAsOneDate() {
        Comparison compared = onFile.personalInformation(Map.of("birthDay", 9, "birthMonth", "3", "birthYear", 1990));

        assertThat(row(compared, "Date of birth"))
                .isEqualTo(new Row("Date of birth", "1990-03-09", "1990-03-09", Mark.AGREES));
    }

    @Test
    void whatWasNotEnteredIsShownAndNotCompared() {
        Comparison compared = onFile.personalInformation(Map.of());

        assertThat(row(compared, "City")).isEqualTo(new Row("City", "", "Graz", Mark.NOT_COMPARED));
        assertThat(row(compared, "State")).isEqualTo(new Row("State", "", "", Mark.NOT_COMPARED));
    }

    @Test
    void countriesStandWithTheirNames() {
        Comparison compared = onFile.personalInformation(Map.of("country", "AT"));

        assertThat(row(compared, "Country")).isEqualTo(new Row("Country", "Austria (AT)", "Austria (AT)", Mark.AGREES));
    }

    @Test
    void aNamedTransactionStandsBesideTheOneMostLikeIt() {
        Comparison compared = onFile.transactions(Map.of(
                "kind1",
                "DEPOSIT",
                "amount1",
                "100",
                "currency1",
                "eur",
                "date1",
                "2026-11-20",
                "kind2",
                "BUY",
                "amount2",
                "0.7",
                "currency2",
                "BTC",
                "date2",
                "2026-11-01"));

        assertThat(compared.rows())
                .containsExactly(
                        new Row(
                                "Named 1",
                                "Deposit 100 EUR on 2026-11-20",
                                "Deposit 100 EUR on 2026-11-20",
                                Mark.AGREES),
                        new Row("Named 2", "Buy 0.7 BTC on 2026-11-01", "Buy 0.5 BTC on 2026-11-01", Mark.DIFFERS));
    }

    @Test
    void whatIsOnFileAndWasNotNamedIsShownToo() {
        assertThat(onFile.transactions(Map.of()).rows())
                .extracting(Row::label)
                .containsExactly("On file only", "On file only");
    }

    @Test
    void anAccountThatTheHostForgotComparesNothing() {
        Comparison compared = new OnFile(null, Sight.CLEAR).personalInformation(Map.of("firstName", "Zoe"));

        assertThat(row(compared, "First name")).isEqualTo(new Row("First name", "Zoe", "", Mark.NOT_COMPARED));
    }

    private static Row row(Comparison compared, String label) {
        return compared.rows().stream()
                .filter(row -> row.label().equals(label))
                .findFirst()
                .orElseThrow();
    }
}
