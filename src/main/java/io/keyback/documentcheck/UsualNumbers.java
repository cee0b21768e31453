package io.keyback.documentcheck;

import io.keyback.documentcheck.ReadDocument.Kind;
import java.util.Map;
import java.util.regex.Pattern;

/** The form of document numbers in the few countries that have published it. */
final class UsualNumbers {

    /** Letters and digits that are hardly taken for one another; no vowels, so that no words come about. */
    private static final String GERMAN = "[CFGHJKLMNPRTVWXYZ0-9]";

    private static final Map<String, Pattern> PASSPORTS = Map.of(
            "US", Pattern.compile("[0-9]{9}|[A-Z][0-9]{8}"),
            "GB", Pattern.compile("[0-9]{9}"),
            "DE", Pattern.compile(GERMAN + "{9}"),
            "FR", Pattern.compile("[0-9]{2}[A-Z]{2}[0-9]{5}"),
            "CA", Pattern.compile("[A-Z]{2}[0-9]{6}|[A-Z][0-9]{6}[A-Z]{2}"));

    private static final Map<String, Pattern> ID_CARDS = Map.of(
            "DE", Pattern.compile(GERMAN + "{9}"),
            "NL", Pattern.compile("[A-NP-Z]{2}[A-NP-Z0-9]{6}[0-9]"),
            "PL", Pattern.compile("[A-Z]{3}[0-9]{6}"));

    private UsualNumbers() {}

    /** Whether it has the form, or no form is known. */
    static boolean usual(ReadDocument read) {
        Pattern form = read.country()
                .flatMap(country -> read.kind()
                        .map(kind -> kind == Kind.PASSPORT
                                ? PASSPORTS
                                : kind == Kind.ID_CARD ? ID_CARDS : Map.<String, Pattern>of())
                        .map(forms -> forms.get(country)))
                .orElse(null);
        return form == null || form.matcher(read.number()).matches();
    }
}
