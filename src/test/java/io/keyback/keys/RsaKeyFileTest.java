package io.keyback.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RsaKeyFileTest {

    @TempDir
    Path directory;

    @Test
    void aKeyIsReadAsOtherToolsWriteIt() throws Exception {
        PrivateKey key = rsa(2048);

        assertThat(RsaKeyFile.read(file(pem(key), "rw-------"))).isEqualTo(key);
    }

    @Test
    void aMissingKeyIsNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> RsaKeyFile.read(directory.resolve("none.pem")))
                .withMessageContaining("none.pem is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
    void aKeyThatOthersCanReachIsRefused(String permissions) throws Exception {
        assumeTrue(directory.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path file = file(pem(rsa(2048)), permissions);

        assertThatIllegalStateException()
                .isThrownBy(() -> RsaKeyFile.read(file))
                .withMessageContaining("chmod 600");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\nsecret=secret\n-----END PRIVATE KEY-----\n",
                "-----BEGIN RSA PRIVATE KEY-----\nc2VjcmV0\n-----END RSA PRIVATE KEY-----\n"
            })
    void whatIsNoKeyIsRefusedAndNotQuoted(String text) throws Exception {
        assertRefused(text);
    }

    @Test
    void aKeyThatIsTooShortOrOfAnotherKindIsRefused() throws Exception {
        assertRefused(pem(rsa(1024)));
        assertRefused(pem(KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate()));
    }

    private void assertRefused(String text) throws Exception {
        Path file = file(text, "rw-------");
        assertThatIllegalStateException()
                .isThrownBy(() -> RsaKeyFile.read(file))
                .withMessageContaining(file + " is not a private RSA key")
                .withMessageNotContaining("secret=")
                .withMessageNotContaining("c2VjcmV0")
                .withNoCause();
        Files.delete(file);
    }

    private Path file(String text, String permissions) throws Exception {
        Path file = Files.writeString(directory.resolve("dkim-key.pem"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private static PrivateKey rsa(int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair().getPrivate();
    }

    private static String pem(PrivateKey key) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }
}
