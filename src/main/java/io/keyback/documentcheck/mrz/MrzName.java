package io.keyback.documentcheck.mrz;

/**
 * The name of a zone: letters A to Z, a space between the parts of each identifier (9303-3, section 4.6).
 *
 * @param primary the surname mostly; where the state does not tell parts apart, the whole name
 * @param secondary given names mostly; empty where there are none
 * @param mayBeCut whether the field is full to its last character, so that something may be shortened or left out
 */
public record MrzName(String primary, String secondary, boolean mayBeCut) {

    private static final String BETWEEN_IDENTIFIERS = "<<";

    /** A name that stands elsewhere on a document, as a zone would have it. */
    public static MrzName written(String surname, String given, boolean mayBeCut) {
        return new MrzName(Transliteration.recommended(surname), Transliteration.recommended(given), mayBeCut);
    }

    static MrzName of(String field) {
        int end = field.indexOf(BETWEEN_IDENTIFIERS);
        String primary = end < 0 ? field : field.substring(0, end);
        String secondary = end < 0 ? "" : field.substring(end);
        return new MrzName(spaced(primary), spaced(secondary), !field.endsWith("<"));
    }

    /** As a person would write it. */
    public String inFull() {
        return (secondary + " " + primary).strip();
    }

    private static String spaced(String identifier) {
        return identifier.replaceAll("<+", " ").strip();
    }
}
