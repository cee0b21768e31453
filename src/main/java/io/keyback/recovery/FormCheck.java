package io.keyback.recovery;

import io.keyback.account.Account;
import io.keyback.account.PostalAddress;
import io.keyback.account.Profile;
import io.keyback.account.Transaction;
import io.keyback.documentcheck.ClaimedPerson.Person;
import io.keyback.evidence.CheckOutcome;
import io.keyback.evidence.CheckResult;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Judges what was entered. What cannot be used is FAILED. What differs from the host's file is a signal and makes the
 * check INCONCLUSIVE: knowledge approves nobody and refuses nobody by itself (OWASP ASVS 5.0, 6.4.2).
 */
@Component
class FormCheck {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final String UNITED_STATES = "US";
    private static final Pattern LATIN = Pattern.compile("[\\p{IsLatin}\\p{M} .'’\\-]+");
    private static final int ZIP_LENGTH = 5;
    private static final int TRANSACTIONS = 3;
    /** As the form takes it. An exponent could ask for a number that no memory holds. */
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,15}([.][0-9]{1,18})?");
    /** Fees and rounding: people read the amount off a mail or from memory. */
    private static final BigDecimal AMOUNT_TOLERANCE = new BigDecimal("0.02");
    /** A transaction near midnight has another date in another time zone. */
    private static final int DAYS_TOLERANCE = 1;

    private final RecoveryProperties properties;
    private final Clock clock;

    FormCheck(RecoveryProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    /** What the check can find. */
    enum Reason {
        PERSONAL_INFORMATION_MISSING(CheckOutcome.FAILED, "The personal information is not complete."),
        TRANSACTIONS_MISSING(CheckOutcome.FAILED, "The step with the latest transactions was not filled in."),
        BIRTH_DATE_IMPOSSIBLE(CheckOutcome.FAILED, "The date of birth is not a date in the past."),
        UNDER_AGE(CheckOutcome.FAILED, "By the date of birth the applicant is under age."),
        NOT_LATIN(CheckOutcome.FAILED, "The name is not in Latin letters."),
        COUNTRY_UNKNOWN(CheckOutcome.FAILED, "The country of residence is not known."),
        STATE_MISSING(CheckOutcome.FAILED, "The state is missing for an address in the United States."),
        NAME_DIFFERS(CheckOutcome.INCONCLUSIVE, "The name differs from the one on file."),
        BIRTH_DATE_DIFFERS(CheckOutcome.INCONCLUSIVE, "The date of birth differs from the one on file."),
        ADDRESS_DIFFERS(CheckOutcome.INCONCLUSIVE, "Street, city or country of residence differ from those on file."),
        POSTAL_CODE_DIFFERS(CheckOutcome.INCONCLUSIVE, "The postal code differs from the one on file."),
        STATE_DIFFERS(CheckOutcome.INCONCLUSIVE, "The state differs from the one on file."),
        TRANSACTIONS_NOT_KNOWN(CheckOutcome.INCONCLUSIVE, "The applicant named no transaction."),
        TRANSACTIONS_DIFFER(CheckOutcome.INCONCLUSIVE, "A transaction was named that is not among the latest on file."),
        CONSISTENT(CheckOutcome.PASSED, "Everything that was entered is complete and agrees with the file.");

        private final CheckOutcome outcome;
        private final String text;

        Reason(CheckOutcome outcome, String text) {
            this.outcome = outcome;
            this.text = text;
        }
    }

    CheckResult run(
            Map<String, ? extends @Nullable Object> personal,
            Map<String, ? extends @Nullable Object> transactions,
            Account account) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        judgePersonalInformation(personal, account.profile(), reasons);
        judgeTransactions(transactions, account.latestTransactions(), reasons);
        if (reasons.isEmpty()) {
            reasons.add(Reason.CONSISTENT);
        }
        return result(reasons);
    }

    private static CheckResult result(Set<Reason> reasons) {
        CheckOutcome outcome = Stream.of(CheckOutcome.FAILED, CheckOutcome.INCONCLUSIVE)
                .filter(candidate -> reasons.stream().anyMatch(reason -> reason.outcome == candidate))
                .findFirst()
                .orElse(CheckOutcome.PASSED);
        return new CheckResult(
                outcome,
                reasons.stream()
                        .map(reason -> new CheckResult.Finding(reason.name(), reason.text))
                        .toList());
    }

    private void judgePersonalInformation(
            Map<String, ? extends @Nullable Object> entered, Profile file, Set<Reason> reasons) {
        String firstName = text(entered, "firstName");
        String lastName = text(entered, "lastName");
        if (Stream.of("firstName", "lastName", "birthDay", "birthMonth", "birthYear", "street", "city", "country")
                .anyMatch(field -> text(entered, field).isEmpty())) {
            reasons.add(Reason.PERSONAL_INFORMATION_MISSING);
            return;
        }
        if (!LATIN.matcher(firstName + lastName).matches()) {
            reasons.add(Reason.NOT_LATIN);
        } else if (!sameWords(firstName + " " + lastName, file.firstName() + " " + file.lastName())) {
            reasons.add(Reason.NAME_DIFFERS);
        }
        judgeBirthDate(birthDate(entered), file.dateOfBirth(), reasons);
        judgeAddress(entered, file.address(), reasons);
    }

    private void judgeBirthDate(Optional<LocalDate> entered, LocalDate onFile, Set<Reason> reasons) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (entered.isEmpty() || !entered.get().isBefore(today)) {
            reasons.add(Reason.BIRTH_DATE_IMPOSSIBLE);
            return;
        }
        if (entered.get().plusYears(properties.minimumAge()).isAfter(today)) {
            reasons.add(Reason.UNDER_AGE);
        }
        if (!entered.get().equals(onFile)) {
            reasons.add(Reason.BIRTH_DATE_DIFFERS);
        }
    }

    private static void judgeAddress(
            Map<String, ? extends @Nullable Object> entered, PostalAddress onFile, Set<Reason> reasons) {
        String country = text(entered, "country");
        if (!COUNTRIES.contains(country)) {
            reasons.add(Reason.COUNTRY_UNKNOWN);
            return;
        }
        // Asked for in the United States only; elsewhere the file may name one that nobody could enter.
        if (country.equals(UNITED_STATES)) {
            judgeState(text(entered, "state"), onFile, reasons);
        }
        if (!postalCode(text(entered, "postalCode"), country).equals(postalCode(onFile.postalCode(), country))) {
            reasons.add(Reason.POSTAL_CODE_DIFFERS);
        }
        boolean same = country.equals(onFile.country())
                && sameWords(text(entered, "street"), onFile.street())
                && sameWords(text(entered, "city"), onFile.city());
        if (!same) {
            reasons.add(Reason.ADDRESS_DIFFERS);
        }
    }

    private static void judgeState(String entered, PostalAddress onFile, Set<Reason> reasons) {
        if (entered.isEmpty()) {
            reasons.add(Reason.STATE_MISSING);
        } else if (!entered.equalsIgnoreCase(onFile.state())) {
            reasons.add(Reason.STATE_DIFFERS);
        }
    }

    /** Letters and digits alone; of a ZIP+4 the ZIP, which is what people know. */
    private static String postalCode(String text, String country) {
        String plain = text.replaceAll("[^\\p{L}\\p{N}]+", "").toUpperCase(Locale.ROOT);
        return country.equals(UNITED_STATES) && plain.length() > ZIP_LENGTH ? plain.substring(0, ZIP_LENGTH) : plain;
    }

    private static void judgeTransactions(
            Map<String, ? extends @Nullable Object> entered, List<Transaction> onFile, Set<Reason> reasons) {
        if (entered.isEmpty()) {
            reasons.add(Reason.TRANSACTIONS_MISSING);
            return;
        }
        List<Optional<Transaction>> named = new ArrayList<>();
        for (int i = 1; i <= TRANSACTIONS; i++) {
            if (!text(entered, "amount" + i).isEmpty()) {
                named.add(transaction(entered, i));
            }
        }
        if (named.isEmpty()) {
            reasons.add(Reason.TRANSACTIONS_NOT_KNOWN);
        } else if (!named.stream()
                .allMatch(transaction -> transaction
                        .filter(wanted -> onFile.stream().anyMatch(found -> same(wanted, found)))
                        .isPresent())) {
            reasons.add(Reason.TRANSACTIONS_DIFFER);
        }
    }

    private static Optional<Transaction> transaction(Map<String, ? extends @Nullable Object> entered, int position) {
        try {
            return Optional.of(new Transaction(
                    Transaction.Kind.valueOf(text(entered, "kind" + position)),
                    amount(text(entered, "amount" + position)),
                    text(entered, "currency" + position).toUpperCase(Locale.ROOT),
                    LocalDate.parse(text(entered, "date" + position))));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static BigDecimal amount(String text) {
        if (!AMOUNT.matcher(text).matches()) {
            throw new IllegalArgumentException("Not an amount");
        }
        return new BigDecimal(text);
    }

    private static boolean same(Transaction named, Transaction onFile) {
        BigDecimal difference = named.amount().subtract(onFile.amount()).abs();
        return named.kind() == onFile.kind()
                && named.currency().equals(onFile.currency())
                && difference.compareTo(onFile.amount().abs().multiply(AMOUNT_TOLERANCE)) <= 0
                && Math.abs(named.date().toEpochDay() - onFile.date().toEpochDay()) <= DAYS_TOLERANCE;
    }

    /** Who the applicant says he is; empty where he has not said it in full. */
    static Optional<Person> person(Map<String, ? extends @Nullable Object> entered) {
        String firstName = text(entered, "firstName");
        String lastName = text(entered, "lastName");
        return firstName.isEmpty() || lastName.isEmpty()
                ? Optional.empty()
                : birthDate(entered).map(birth -> new Person(firstName, lastName, birth));
    }

    private static Optional<LocalDate> birthDate(Map<String, ? extends @Nullable Object> entered) {
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(text(entered, "birthYear")),
                    Integer.parseInt(text(entered, "birthMonth")),
                    Integer.parseInt(text(entered, "birthDay"))));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String text(Map<String, ? extends @Nullable Object> entered, String field) {
        Object value = entered.get(field);
        return value == null ? "" : value.toString().strip();
    }

    /** Same words in any order, without regard to case, accents and punctuation. */
    private static boolean sameWords(String one, String other) {
        return words(one).equals(words(other));
    }

    private static List<String> words(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("['’]", "")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        return Arrays.stream(plain.split(" ", -1)).sorted().toList();
    }
}
