package io.keyback.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A private RSA key that somebody has made with other tools, such as {@code openssl genrsa}. */
public final class RsaKeyFile {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PRIVATE KEY-----\\s+([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----\\s*");
    private static final int LEAST_BITS = 2048;

    private RsaKeyFile() {}

    /**
     * Reads the key.
     *
     * @param file PEM (PKCS #8)
     * @throws IllegalStateException when it is missing, open to other users of the machine, or no RSA key of 2048 bits or
     *     more; the message names the file and the remedy and quotes nothing of it
     */
    public static RSAPrivateKey read(Path file) {
        Path path = file.toAbsolutePath().normalize();
        try {
            if (Files.notExists(path)) {
                throw new IllegalStateException(
                        "The secret " + path + " is missing. Restore it from where it is kept.");
            }
            KeyDirectory.refuseOpenToOthers(path, "600");
            return parse(path, Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the secret " + path, e);
        }
    }

    private static RSAPrivateKey parse(Path path, String text) {
        Matcher pem = PEM.matcher(text);
        try {
            if (pem.matches()) {
                byte[] der = Base64.getMimeDecoder().decode(pem.group(1));
                RSAPrivateKey key =
                        (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
                if (key.getModulus().bitLength() >= LEAST_BITS) {
                    return key;
                }
            }
        } catch (InvalidKeySpecException | IllegalArgumentException e) {
            // Without the cause: its message might quote the key.
            throw broken(path);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has RSA", e);
        }
        throw broken(path);
    }

    private static IllegalStateException broken(Path path) {
        return new IllegalStateException("The secret " + path + " is not a private RSA key of " + LEAST_BITS
                + " bits or more as PEM (PKCS #8). Restore it from where it is kept.");
    }
}
