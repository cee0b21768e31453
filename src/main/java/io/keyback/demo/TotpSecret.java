package io.keyback.demo;

import java.security.SecureRandom;
import java.util.Locale;

/** The secret shared with an authenticator app, as the Base32 text (RFC 4648, no padding) that people can type. */
record TotpSecret(String base32) {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    /** As long as the output of HMAC-SHA-1, as RFC 4226 advises. */
    private static final int BYTES = 20;

    /** Throws {@link IllegalArgumentException} when the text is not Base32. */
    TotpSecret {
        base32 = base32.replace(" ", "").toUpperCase(Locale.ROOT);
        if (base32.isEmpty() || base32.chars().anyMatch(c -> ALPHABET.indexOf(c) < 0)) {
            throw new IllegalArgumentException("Not a Base32 secret");
        }
    }

    static TotpSecret random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return of(bytes);
    }

    static TotpSecret of(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = (buffer << Byte.SIZE) | (b & 0xff);
            bits += Byte.SIZE;
            while (bits >= BITS) {
                bits -= BITS;
                text.append(ALPHABET.charAt((buffer >> bits) & 31));
            }
            buffer &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt((buffer << (BITS - bits)) & 31));
        }
        return new TotpSecret(text.toString());
    }

    byte[] bytes() {
        byte[] bytes = new byte[base32.length() * BITS / Byte.SIZE];
        int buffer = 0;
        int bits = 0;
        int next = 0;
        for (int i = 0; i < base32.length() && next < bytes.length; i++) {
            buffer = (buffer << BITS) | ALPHABET.indexOf(base32.charAt(i));
            bits += BITS;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes[next++] = (byte) (buffer >> bits);
                buffer &= (1 << bits) - 1;
            }
        }
        return bytes;
    }

    /** In groups of four, for reading off a screen. */
    String spaced() {
        return base32.replaceAll("(.{4})(?=.)", "$1 ");
    }

    @Override
    public String toString() {
        return "TotpSecret";
    }
}
