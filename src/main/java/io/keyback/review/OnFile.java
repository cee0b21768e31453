package io.keyback.review;

import io.keyback.account.Account;
import io.keyback.account.PostalAddress;
import io.keyback.account.Profile;
import io.keyback.account.Transaction;
import io.keyback.recovery.PersonalData;
import io.keyback.review.CaseFile.Comparison;
import io.keyback.review.CaseFile.Mark;
import io.keyback.review.CaseFile.Message;
import io.keyback.review.CaseFile.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts what was entered beside what the host has on file. Marks every difference that a person would see, case and
 * spaces aside; what to make of it is the reviewer's to say. The one place that says which of it is personal; the marks
 * are made before anything is masked.
 */
final class OnFile {

    private static final int TRANSACTIONS = 3;
    private static final int BIRTH_DATE_PARTS = 3;

    private final @Nullable Account account;
    private final Sight sight;

    OnFile(@Nullable Account account, Sight sight) {
        this.account = account;
        this.sight = sight;
    }

    Comparison personalInformation(Map<String, ? extends @Nullable Object> entered) {
        Optional<Profile> profile = Optional.ofNullable(account).map(Account::profile);
        Optional<PostalAddress> address = profile.map(Profile::address);
        return new Comparison(
                PersonalData.PERSONAL_INFORMATION.words(),
                masked(PersonalData.PERSONAL_INFORMATION),
                List.of(
                        row("First name", text(entered, "firstName"), profile.map(Profile::firstName), Mask.INITIALS),
                        row("Last name", text(entered, "lastName"), profile.map(Profile::lastName), Mask.INITIALS),
                        row("Date of birth", birthDate(entered), profile.map(Profile::dateOfBirth), Mask.DAY),
                        row("Street", text(entered, "street"), address.map(PostalAddress::street), Mask.WHOLE),
                        row("City", text(entered, "city"), address.map(PostalAddress::city), Mask.WHOLE),
                        row(
                                "Postal code",
                                text(entered, "postalCode"),
                                address.map(PostalAddress::postalCode),
                                Mask.WHOLE),
                        row("State", text(entered, "state"), address.map(PostalAddress::state), Mask.WHOLE),
                        row("Country", country(entered, "country"), address.map(OnFile::country), Mask.NONE)));
    }

    /** A transaction that was named stands beside the one on file that is most like it. */
    Comparison transactions(Map<String, ? extends @Nullable Object> entered) {
        List<Transaction> left = new ArrayList<>(account == null ? List.of() : account.latestTransactions());
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i <= TRANSACTIONS; i++) {
            String named = transaction(entered, i);
            if (!named.isEmpty()) {
                Optional<Transaction> match = mostLike(entered, i, left);
                match.ifPresent(left::remove);
                rows.add(new Row(
                        "Named " + i,
                        shown(entered, i),
                        match.map(this::shown).orElse(""),
                        match.filter(found -> words(found).equals(named)).isPresent() ? Mark.AGREES : Mark.DIFFERS));
            }
        }
        left.forEach(more -> rows.add(new Row("On file only", "", shown(more), Mark.NOT_COMPARED)));
        return new Comparison(PersonalData.TRANSACTIONS.words(), masked(PersonalData.TRANSACTIONS), rows);
    }

    static Comparison document(Map<String, ? extends @Nullable Object> entered) {
        return new Comparison(
                "Identity document",
                null,
                Stream.of(
                                declared("Type", choice(text(entered, "documentType"))),
                                declared("Issuing country", country(entered, "issuingCountry")),
                                declared("Issuing state", text(entered, "issuingState")))
                        .filter(row -> !row.entered().isEmpty())
                        .toList());
    }

    /** What the applicant writes may name anything and anybody. */
    static Message message(String text, Sight sight) {
        return new Message(sight.of(text, Mask.WHOLE), masked(PersonalData.MESSAGE, sight));
    }

    private @Nullable PersonalData masked(PersonalData what) {
        return masked(what, sight);
    }

    private static @Nullable PersonalData masked(PersonalData what, Sight sight) {
        return sight == Sight.MASKED ? what : null;
    }

    private static Optional<Transaction> mostLike(
            Map<String, ? extends @Nullable Object> entered, int position, List<Transaction> candidates) {
        String named = transaction(entered, position);
        return Stream.<Predicate<Transaction>>of(
                        found -> words(found).equals(named),
                        found -> sameKindAndCurrency(found, entered, position)
                                && found.date().toString().equals(text(entered, "date" + position)),
                        found -> sameKindAndCurrency(found, entered, position))
                .flatMap(rule -> candidates.stream().filter(rule))
                .findFirst();
    }

    private static boolean sameKindAndCurrency(
            Transaction found, Map<String, ? extends @Nullable Object> entered, int position) {
        return found.kind().name().equals(text(entered, "kind" + position))
                && found.currency().equalsIgnoreCase(text(entered, "currency" + position));
    }

    /** The transaction that was named as it is, whatever may be seen of it; empty when none was. */
    private static String transaction(Map<String, ? extends @Nullable Object> entered, int position) {
        return text(entered, "amount" + position).isEmpty() ? "" : words(entered, position, Sight.CLEAR);
    }

    private static String words(Transaction transaction) {
        return words(transaction, Sight.CLEAR);
    }

    private String shown(Map<String, ? extends @Nullable Object> entered, int position) {
        return words(entered, position, sight);
    }

    private String shown(Transaction transaction) {
        return words(transaction, sight);
    }

    private static String words(Map<String, ? extends @Nullable Object> entered, int position, Sight sight) {
        return words(
                text(entered, "kind" + position),
                amount(text(entered, "amount" + position)),
                text(entered, "currency" + position),
                text(entered, "date" + position),
                sight);
    }

    private static String words(Transaction transaction, Sight sight) {
        return words(
                transaction.kind().name(),
                transaction.amount().stripTrailingZeros().toPlainString(),
                transaction.currency(),
                transaction.date().toString(),
                sight);
    }

    private static String words(String kind, String amount, String currency, String date, Sight sight) {
        return String.join(
                " ",
                choice(kind),
                sight.of(amount, Mask.WHOLE),
                currency.toUpperCase(Locale.ROOT),
                "on",
                sight.of(date, Mask.DAY));
    }

    private static String amount(String text) {
        try {
            return new BigDecimal(text).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private static String birthDate(Map<String, ? extends @Nullable Object> entered) {
        List<String> parts = Stream.of("birthYear", "birthMonth", "birthDay")
                .map(part -> text(entered, part))
                .filter(part -> !part.isEmpty())
                .map(part -> part.length() == 1 ? "0" + part : part)
                .toList();
        return parts.size() == BIRTH_DATE_PARTS ? String.join("-", parts) : "";
    }

    /** What was left empty, or is not on file, cannot differ; the row shows that it is not there. */
    private Row row(String label, String entered, Optional<?> onFile, Mask mask) {
        String known = onFile.map(Objects::toString).orElse("");
        Mark mark = plain(entered).equals(plain(known)) ? Mark.AGREES : Mark.DIFFERS;
        return new Row(
                label,
                sight.of(entered, mask),
                sight.of(known, mask),
                entered.isEmpty() || known.isEmpty() ? Mark.NOT_COMPARED : mark);
    }

    /** Of the document the host has nothing on file. */
    private static Row declared(String label, String entered) {
        return new Row(label, entered, "", Mark.NOT_COMPARED);
    }

    private static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static String country(Map<String, ? extends @Nullable Object> entered, String field) {
        return country(text(entered, field));
    }

    private static String country(PostalAddress address) {
        return country(address.country());
    }

    private static String country(String code) {
        return code.isEmpty()
                ? ""
                : new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH) + " (" + code + ")";
    }

    /** {@code DRIVERS_LICENSE} as people write it. */
    static String choice(String name) {
        return name.isEmpty()
                ? ""
                : name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String text(Map<String, ? extends @Nullable Object> entered, String field) {
        Object value = entered.get(field);
        return value == null ? "" : value.toString().strip();
    }
}
