package io.keyback.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/** Time-based one-time passwords (RFC 6238) as authenticator apps make them: SHA-1, 30 seconds, 6 digits. */
final class Totp {

    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int DIGITS = 6;

    /** Steps that a phone's clock may be early or late. */
    private static final int DRIFT = 1;

    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator(STEP, DIGITS);

    String code(TotpSecret secret, Instant at) {
        try {
            SecretKeySpec key = new SecretKeySpec(secret.bytes(), generator.getAlgorithm());
            return generator.generateOneTimePasswordString(key, at);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("HMAC takes a key of any length", e);
        }
    }

    /** The time step that the code is of, when it is one of those acceptable now and later than the last one taken. */
    OptionalLong acceptedStep(TotpSecret secret, String code, Instant now, long lastStep) {
        long current = now.getEpochSecond() / STEP.toSeconds();
        for (long step = Math.max(current - DRIFT, lastStep + 1); step <= current + DRIFT; step++) {
            String expected = code(secret, Instant.ofEpochSecond(step * STEP.toSeconds()));
            if (MessageDigest.isEqual(expected.getBytes(US_ASCII), code.getBytes(US_ASCII))) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }
}
