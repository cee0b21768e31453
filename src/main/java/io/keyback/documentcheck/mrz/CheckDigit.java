package io.keyback.documentcheck.mrz;

/** The check digits of a zone (9303-3, section 4.9). */
public enum CheckDigit {
    DOCUMENT_NUMBER,
    BIRTH,
    EXPIRY,
    /** TD3 alone has it, and may leave it out where there is no number. */
    PERSONAL_NUMBER,
    /** Over most of the zone; visas have none. */
    COMPOSITE;

    private static final int[] WEIGHTS = {7, 3, 1};

    /**
     * Of a field, fillers included.
     *
     * @throws IllegalArgumentException where a character cannot stand in a zone
     */
    public static char of(String field) {
        int sum = 0;
        for (int i = 0; i < field.length(); i++) {
            sum += value(field.charAt(i)) * WEIGHTS[i % WEIGHTS.length];
        }
        return (char) ('0' + sum % 10);
    }

    private static int value(char character) {
        if (character == '<') {
            return 0;
        }
        if (character >= '0' && character <= '9') {
            return character - '0';
        }
        if (character >= 'A' && character <= 'Z') {
            return character - 'A' + 10;
        }
        throw new IllegalArgumentException("not a character of a zone");
    }
}
