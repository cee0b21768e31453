package io.keyback.account;

/** Identifies an account at the host; opaque to Keyback. */
public record AccountId(String value) {

    /** Longest id that a host may use, in characters. */
    public static final int MAX_LENGTH = 255;

    /** Throws {@link IllegalArgumentException} when the id is blank or too long. */
    public AccountId {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("An account id has 1 to " + MAX_LENGTH + " characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
