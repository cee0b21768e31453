package io.keyback.process;

import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;

/** How the passwords of staff are kept. The engine adds a salt of its own, and the name in front of the hash. */
final class StaffPasswords implements PasswordEncryptor {

    /** OWASP's password storage cheat sheet, for this function. */
    static final int ITERATIONS = 210_000;

    private static final int SALT_BYTES = 16;

    private final Pbkdf2PasswordEncoder encoder =
            new Pbkdf2PasswordEncoder("", SALT_BYTES, ITERATIONS, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA512);

    @Override
    public String encrypt(String password) {
        return encoder.encode(password);
    }

    @Override
    public boolean check(String password, String encrypted) {
        return encoder.matches(password, encrypted);
    }

    /** Names the iterations too, so that a later Keyback with more of them can still check these. */
    @Override
    public String hashAlgorithmName() {
        return "PBKDF2-SHA512-" + ITERATIONS;
    }
}
