package io.keyback.browser;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is known about an applicant, and must stand neither in the engine nor in a log. */
record Secrets(List<String> texts) {

    private static final Pattern SIGNED_TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]{10,}");

    /** As people and programs write a date. */
    private static final List<String> DATES = List.of(
            "yyyy-MM-dd",
            "yyyyMMdd",
            "dd.MM.yyyy",
            "d.M.yyyy",
            "dd/MM/yyyy",
            "d/M/yyyy",
            "MM/dd/yyyy",
            "M/d/yyyy",
            "yyyy/MM/dd",
            "d MMMM yyyy",
            "d MMM yyyy",
            "MMMM d, yyyy",
            "yyyy, M, d");

    /**
     * Everything about this applicant.
     *
     * @param notes what reviewers have written about him
     */
    static Secrets of(Applicant applicant, String... notes) {
        Holder holder = applicant.holder();
        List<String> texts = new ArrayList<>(List.of(
                holder.login(),
                holder.password(),
                holder.firstName(),
                holder.lastName(),
                holder.street(),
                holder.city(),
                holder.postalCode()));
        texts.addAll(List.of(notes));
        texts.addAll(holder.emails());
        texts.addAll(applicant.received());
        Stream.ofNullable(holder.phone())
                .flatMap(phone -> Stream.of(phone, phone.replaceAll("\\D", "")))
                .forEach(texts::add);
        DATES.forEach(form -> texts.add(written(holder.born(), form)));
        texts.add(String.valueOf(
                holder.born().atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli()));
        return new Secrets(List.copyOf(texts));
    }

    private static String written(LocalDate date, String form) {
        return DateTimeFormatter.ofPattern(form, Locale.ENGLISH).format(date);
    }

    /** Those that stand in this text, and signed tokens of anybody. */
    List<String> in(String text) {
        Stream<String> known = texts.stream()
                .filter(secret -> Pattern.compile(pattern(secret), Pattern.CASE_INSENSITIVE)
                        .matcher(text)
                        .find());
        Stream<String> tokens = SIGNED_TOKEN.matcher(text).results().map(found -> found.group());
        return Stream.concat(known, tokens).toList();
    }

    /** Those that are numbers, and so long that no other number is the same by chance. */
    List<Long> numbers() {
        return texts.stream()
                .filter(text -> text.matches("\\d{8,18}"))
                .map(Long::valueOf)
                .toList();
    }

    /** A regular expression, the same in Java and in PostgreSQL: the secret, but not within a longer word or number. */
    static String pattern(String secret) {
        return "(^|[^0-9A-Za-z])" + secret.replaceAll("([^\\p{L}\\p{N}])", "\\\\$1") + "($|[^0-9A-Za-z])";
    }
}
