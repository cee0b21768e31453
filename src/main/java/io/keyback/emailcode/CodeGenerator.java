package io.keyback.emailcode;

import io.keyback.caseid.CaseId;
import io.keyback.keys.Keys;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Locale;

/**
 * Derives the code of an issue from the pepper. The same issue always has the same code, so that a mail that is sent again
 * says the same, and the database holds nothing to steal.
 */
class CodeGenerator {

    /** Of a code whose tries are counted. */
    static final int DIGITS = 8;

    /** Of a code that nobody guesses: as good as 79 random bits. */
    static final int LONG_DIGITS = 24;

    private static final int MODULUS = 100_000_000;
    private static final BigInteger LONG_MODULUS = BigInteger.TEN.pow(LONG_DIGITS);
    private static final int OFFSET_MASK = 0xf;

    private final Keys keys;

    CodeGenerator(Keys keys) {
        this.keys = keys;
    }

    String code(CaseId caseId, int issue) {
        return truncate(hash(caseId, issue));
    }

    String longCode(CaseId caseId, int issue) {
        BigInteger number = new BigInteger(1, hash(caseId, issue)).mod(LONG_MODULUS);
        return String.format(Locale.ROOT, "%0" + LONG_DIGITS + "d", number);
    }

    private byte[] hash(CaseId caseId, int issue) {
        return keys.hmac(Keys.Purpose.EMAIL_CODE, caseId.toString(), Integer.toString(issue));
    }

    /** As HOTP does (RFC 4226, 5.3). */
    static String truncate(byte[] hash) {
        int offset = hash[hash.length - 1] & OFFSET_MASK;
        int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
        return String.format(Locale.ROOT, "%0" + DIGITS + "d", number % MODULUS);
    }
}
