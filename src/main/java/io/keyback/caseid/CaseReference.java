package io.keyback.caseid;

import java.util.regex.Pattern;

/**
 * What people read and say when they mean a case, such as {@code KB-7F3K-9Q2M}: eight characters of Crockford's Base32,
 * which has no letters that are mistaken for digits. It names a case; it never opens one.
 */
public record CaseReference(String value) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Pattern FORM = Pattern.compile("KB-[" + ALPHABET + "]{4}-[" + ALPHABET + "]{4}");
    private static final int CHARACTERS = 8;
    private static final int BITS = 5;

    /** Throws {@link IllegalArgumentException} when the text does not have the form of a reference. */
    public CaseReference {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a case reference: " + value);
        }
    }

    /** Takes the 40 lowest bits of the case's random id, so that the reference needs no counter of its own. */
    public static CaseReference of(CaseId id) {
        long bits = id.value().getLeastSignificantBits();
        StringBuilder text = new StringBuilder("KB-");
        for (int i = 0; i < CHARACTERS; i++) {
            if (i == CHARACTERS / 2) {
                text.append('-');
            }
            text.append(ALPHABET.charAt((int) (bits & (ALPHABET.length() - 1))));
            bits >>>= BITS;
        }
        return new CaseReference(text.toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
