package io.keyback.documentcheck.barcode;

import io.keyback.documentcheck.barcode.CardMalformed.Reason;
import io.keyback.documentcheck.mrz.MrzName;
import io.keyback.documentcheck.mrz.Sex;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the barcode of a licence or ID card says (AAMVA DL/ID Card Design Standard, annex D, versions 1 to 10). There is
 * no check digit; the error correction of the barcode stands in for it.
 *
 * @param version of the standard
 * @param issuerNumber six digits
 * @param issuer null where the number was given to nobody
 * @param expiry null where it is left out or no date, as on cards without end
 * @param issued null where it is left out or no date
 * @param addressState of the holder's address; null where it is left out
 */
public record AamvaCard(
        int version,
        Kind kind,
        String issuerNumber,
        @Nullable Issuer issuer,
        String documentNumber,
        MrzName name,
        LocalDate birth,
        @Nullable LocalDate expiry,
        @Nullable LocalDate issued,
        Sex sex,
        @Nullable String addressState) {

    /** What the card is, by the two letters of its sub-file. */
    public enum Kind {
        /** A licence to drive. */
        DL,
        /** An ID card. */
        ID
    }

    /**
     * Who issued it.
     *
     * @param country by ISO 3166-1, two letters
     * @param state state, territory or province by its postal code
     */
    public record Issuer(String country, String state) {}

    private static final Map<String, String> COUNTRIES = Map.of("USA", "US", "CAN", "CA", "MEX", "MX");

    private static final Pattern NOT_A_DIGIT = Pattern.compile("[^0-9]");
    private static final Pattern PUNCTUATION = Pattern.compile("[,@$]+");

    /**
     * In the United States month, day, year, in Canada and in the first version year, month, day. No text is a date of
     * our time in both.
     */
    private static final List<DateTimeFormatter> DATES = Stream.of("MMdduuuu", "uuuuMMdd")
            .map(pattern -> DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT))
            .toList();

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;

    /**
     * Reads the text of a barcode.
     *
     * @throws CardMalformed where it is no card, or lacks what each has
     */
    public static AamvaCard parse(String text) {
        CardText card = CardText.of(text);
        Issuer issuer = Issuers.byNumber(card.issuerNumber()).orElse(null);
        if (issuer != null && contradicts(card, issuer)) {
            throw new CardMalformed(Reason.CONTRADICTORY);
        }
        return new AamvaCard(
                card.version(),
                card.kind(),
                card.issuerNumber(),
                issuer,
                card.first("DAQ").orElseThrow(() -> new CardMalformed(Reason.DOCUMENT_NUMBER)),
                name(card),
                date(card, "DBB").orElseThrow(() -> new CardMalformed(Reason.BIRTH)),
                date(card, "DBA").orElse(null),
                date(card, "DBD").orElse(null),
                sex(card),
                card.first("DAJ").orElse(null));
    }

    /** Whether it was issued there; the state matters where one is given. */
    public boolean isFrom(String country, @Nullable String state) {
        return issuer != null
                && issuer.country().equals(country)
                && (state == null || issuer.state().equals(state));
    }

    private static boolean contradicts(CardText card, Issuer issuer) {
        return card.first("DCG")
                .map(COUNTRIES::get)
                .filter(country -> !country.equals(issuer.country()))
                .isPresent();
    }

    private static MrzName name(CardText card) {
        Optional<String> surname = card.first("DCS", "DAB");
        if (surname.isEmpty()) {
            return card.first("DAA").map(AamvaCard::wholeName).orElseThrow(() -> new CardMalformed(Reason.NAME));
        }
        String given =
                card.first("DAC", "DCT").orElse("") + " " + card.first("DAD").orElse("");
        boolean cut = Stream.of("DDE", "DDF", "DDG")
                .anyMatch(flag -> card.first(flag).filter("T"::equals).isPresent());
        return named(MrzName.written(surname.get(), given, cut));
    }

    /** Surname, first name, further names with commas between them; without any nobody knows which is which. */
    private static MrzName wholeName(String whole) {
        List<String> names = PUNCTUATION.splitAsStream(whole).toList();
        String given = names.stream().skip(1).collect(Collectors.joining(" "));
        return named(MrzName.written(names.isEmpty() ? "" : names.get(0), given, false));
    }

    private static MrzName named(MrzName name) {
        if (name.primary().isEmpty()) {
            throw new CardMalformed(Reason.NAME);
        }
        return name;
    }

    private static Optional<LocalDate> date(CardText card, String id) {
        return card.first(id)
                .map(text -> NOT_A_DIGIT.matcher(text).replaceAll(""))
                .flatMap(digits -> DATES.stream()
                        .flatMap(format -> date(digits, format).stream())
                        .findFirst());
    }

    private static Optional<LocalDate> date(String digits, DateTimeFormatter format) {
        try {
            return Optional.of(LocalDate.parse(digits, format))
                    .filter(day -> day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR);
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }

    private static Sex sex(CardText card) {
        return switch (card.first("DBC").orElse("")) {
            case "1", "M" -> Sex.MALE;
            case "2", "F" -> Sex.FEMALE;
            default -> Sex.UNSPECIFIED;
        };
    }
}
