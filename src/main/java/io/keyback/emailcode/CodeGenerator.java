package io.keyback.emailcode;

import io.keyback.caseid.CaseId;
import io.keyback.keys.Keys;
import java.nio.ByteBuffer;
import java.util.Locale;

/**
 * Derives the code of an issue from the pepper, truncated as HOTP does (RFC 4226, 5.3). The same issue always has the
 * same code, so that a mail that is sent again says the same, and the database holds nothing to steal.
 */
class CodeGenerator {

    static final int DIGITS = 8;

    private static final int MODULUS = 100_000_000;
    private static final int OFFSET_MASK = 0xf;

    private final Keys keys;

    CodeGenerator(Keys keys) {
        this.keys = keys;
    }

    String code(CaseId caseId, int issue) {
        return truncate(keys.hmac(Keys.Purpose.EMAIL_CODE, caseId.toString(), Integer.toString(issue)));
    }

    static String truncate(byte[] hash) {
        int offset = hash[hash.length - 1] & OFFSET_MASK;
        int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
        return String.format(Locale.ROOT, "%0" + DIGITS + "d", number % MODULUS);
    }
}
