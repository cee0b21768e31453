package io.keyback.documentcheck.mrz;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A date of a zone, six characters YYMMDD; what is not known of it is filled (9303-3, section 4.8). It may name a day
 * that does not exist.
 */
public record MrzDate(String text) {

    private static final Pattern FORM = Pattern.compile("(?:[0-9]{2}|<<){3}");
    private static final String UNKNOWN = "<<";
    private static final int CENTURY = 100;

    /** An expiry is at most so many years away, back or ahead; no document is valid for so long. */
    private static final int FURTHEST_EXPIRY = 50;

    public MrzDate {
        if (!isDate(text)) {
            throw new IllegalArgumentException("not a date of a zone");
        }
    }

    static boolean isDate(String text) {
        return FORM.matcher(text).matches();
    }

    /**
     * The day of a birth, where it is known to the day and exists. Nobody is born after today, and nobody is taken for
     * older than a hundred years who may be younger.
     */
    public Optional<LocalDate> birthOn(LocalDate today) {
        OptionalInt year = part(0);
        OptionalInt month = part(2);
        OptionalInt day = part(4);
        if (year.isEmpty() || month.isEmpty() || day.isEmpty()) {
            return Optional.empty();
        }
        int thisCentury = today.getYear() - today.getYear() % CENTURY + year.getAsInt();
        return date(thisCentury, month.getAsInt(), day.getAsInt())
                .filter(birth -> !birth.isAfter(today))
                .or(() -> date(thisCentury - CENTURY, month.getAsInt(), day.getAsInt()));
    }

    /**
     * The last day on which the document is valid, where it exists. An unknown month or day is taken for the last one
     * there is; the year is the one nearest to today.
     */
    public Optional<LocalDate> expiryOn(LocalDate today) {
        OptionalInt year = part(0);
        if (year.isEmpty()) {
            return Optional.empty();
        }
        int nearest = nearest(year.getAsInt(), today.getYear());
        int month = part(2).orElse(12);
        if (month < 1 || month > 12) {
            return Optional.empty();
        }
        return date(nearest, month, part(4).orElse(YearMonth.of(nearest, month).lengthOfMonth()));
    }

    /** Whether it may be that day: all of it that is known agrees, whatever the century. */
    public boolean mayBe(LocalDate day) {
        return agrees(part(0), day.getYear() % CENTURY)
                && agrees(part(2), day.getMonthValue())
                && agrees(part(4), day.getDayOfMonth())
                && !isBlank();
    }

    /** Whether month or day is left out. */
    public boolean isPartlyUnknown() {
        return part(0).isPresent() && (part(2).isEmpty() || part(4).isEmpty());
    }

    /** Whether nothing of it is known. */
    public boolean isBlank() {
        return part(0).isEmpty() && part(2).isEmpty() && part(4).isEmpty();
    }

    private OptionalInt part(int from) {
        String digits = text.substring(from, from + 2);
        return digits.equals(UNKNOWN) ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
    }

    private static boolean agrees(OptionalInt known, int value) {
        return known.isEmpty() || known.getAsInt() == value;
    }

    private static int nearest(int twoDigits, int thisYear) {
        int first = thisYear - FURTHEST_EXPIRY;
        return first + Math.floorMod(twoDigits - first, CENTURY);
    }

    private static Optional<LocalDate> date(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
