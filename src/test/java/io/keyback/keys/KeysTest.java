package io.keyback.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {

    @TempDir
    Path temporary;

    @Test
    void missingSecretsStopTheStartAndNameTheRemedy() {
        Path directory = temporary.resolve("keys");

        assertThatThrownBy(() -> keys(directory, false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(directory.resolve("pepper").toString())
                .hasMessageContaining("keys create");
        assertThat(directory).doesNotExist();
    }

    @Test
    void aMissingSigningKeyStopsTheStartToo() throws Exception {
        Path directory = temporary.resolve("keys");
        keys(directory, true);
        Files.delete(directory.resolve("signing-key.json"));

        assertThatThrownBy(() -> keys(directory, false))
                .hasMessageContaining(directory.resolve("signing-key.json").toString());
    }

    @Test
    void secretsAreMadeOnceWhereThatIsAllowed() {
        Path directory = temporary.resolve("deep/keys");

        Keys first = keys(directory, true);
        Keys second = keys(directory, false);

        assertThat(second.hmac(Keys.Purpose.EMAIL_CODE, "a")).isEqualTo(first.hmac(Keys.Purpose.EMAIL_CODE, "a"));
        assertThat(second.signingKey()).isEqualTo(first.signingKey());
        assertThat(directory.toFile().list())
                .containsExactlyInAnyOrder("pepper", "signing-key.json", "made-for-a-demo");
    }

    @Test
    void newSecretsAreForTheOwnerOnly() throws Exception {
        assumeTrue(posix());
        Path directory = temporary.resolve("keys");

        keys(directory, true);

        assertThat(permissions(directory)).isEqualTo("rwx------");
        assertThat(permissions(directory.resolve("pepper"))).isEqualTo("rw-------");
        assertThat(permissions(directory.resolve("signing-key.json"))).isEqualTo("rw-------");
    }

    @Test
    void secretsThatOthersCanReadAreRefused() throws Exception {
        assumeTrue(posix());
        Path directory = temporary.resolve("keys");
        keys(directory, true);
        Path pepper = directory.resolve("pepper");

        Files.setPosixFilePermissions(pepper, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> keys(directory, true)).hasMessageContaining("chmod 600 " + pepper);

        Files.setPosixFilePermissions(pepper, PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThatThrownBy(() -> keys(directory, true)).hasMessageContaining("chmod 700 " + directory);
    }

    @Test
    void brokenSecretsAreNeverReplaced() throws Exception {
        Path directory = temporary.resolve("keys");
        keys(directory, true);
        Path pepper = directory.resolve("pepper");
        Path signingKey = directory.resolve("signing-key.json");
        String goodPepper = Files.readString(pepper);

        for (String bad : new String[] {"", "not base64!", Base64.getEncoder().encodeToString(new byte[16])}) {
            Files.writeString(pepper, bad);
            assertThatThrownBy(() -> keys(directory, true)).hasMessageContaining(pepper.toString());
            assertThat(pepper).hasContent(bad);
        }

        String publicOnly = keyOf(signingKey).toPublicJWK().toJSONString();
        Files.writeString(pepper, goodPepper);
        for (String bad : new String[] {"{}", "no json", publicOnly}) {
            Files.writeString(signingKey, bad);
            assertThatThrownBy(() -> keys(directory, true)).hasMessageContaining(signingKey.toString());
        }
    }

    @Test
    void derivedValuesAreHmacSha256OverPurposeAndPartsEachWithItsLength() throws Exception {
        Path directory = temporary.resolve("keys");
        Keys keys = keys(directory, true);
        byte[] pepper = Base64.getDecoder()
                .decode(Files.readString(directory.resolve("pepper")).strip());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(pepper, "HmacSHA256"));

        byte[] expected = mac.doFinal("\0\0\0\012EMAIL_CODE\0\0\0\002ab\0\0\0\001c".getBytes(StandardCharsets.UTF_8));

        assertThat(keys.hmac(Keys.Purpose.EMAIL_CODE, "ab", "c")).isEqualTo(expected);
        assertThat(keys.hmac(Keys.Purpose.EMAIL_CODE, "a", "bc")).isNotEqualTo(expected);
        assertThat(keys.hmac(Keys.Purpose.CASE_LINK, "ab", "c")).isNotEqualTo(expected);
    }

    @Test
    void onlyThePublicHalfOfTheSigningKeyIsPublished() throws Exception {
        Keys keys = keys(temporary.resolve("keys"), true);

        AnchorKey anchorKey = new AnchorKey(new KeysProperties(temporary.resolve("keys"), true));

        String body = new PublicKeys(keys, anchorKey).keys().getBody();

        assertThat(body).isNotNull();
        JWKSet published = JWKSet.parse(body);
        assertThat(published.getKeys()).containsExactly(keys.signingKey().toPublicJWK(), anchorKey.publicHalf());
        assertThat(published.getKeys()).noneMatch(JWK::isPrivate);
        assertThat(body).doesNotContain("\"d\"");
        assertThat(keys.signingKey().getCurve()).isEqualTo(Curve.P_256);
    }

    @Test
    void theAnchorKeySignsWhatItsPublishedHalfVerifies() throws Exception {
        AnchorKey key = new AnchorKey(new KeysProperties(temporary.resolve("keys"), true));
        byte[] content = "heads".getBytes(StandardCharsets.UTF_8);

        byte[] signature = key.sign(content);

        AnchorKey again = new AnchorKey(new KeysProperties(temporary.resolve("keys"), false));
        assertThat(again.id()).isEqualTo(key.id());
        assertThat(again.verifies(content, signature)).isTrue();
        assertThat(again.verifies("tails".getBytes(StandardCharsets.UTF_8), signature))
                .isFalse();
        signature[0] ^= 1;
        assertThat(again.verifies(content, signature)).isFalse();
        assertThat(again.verifies(content, new byte[3])).isFalse();
        assertThat(key.publicHalf().isPrivate()).isFalse();
    }

    @Test
    void anInstallationFromBeforeThereWereAnchorsIsToldHowToMakeTheKey() throws Exception {
        Path directory = temporary.resolve("keys");
        keys(directory, true);
        KeysProperties properties = new KeysProperties(directory, false);

        assertThatThrownBy(() -> new AnchorKey(properties))
                .hasMessageContaining(directory.resolve("anchor-key.json").toString())
                .hasMessageContaining("keys create --anchor-key " + directory);

        Path made = KeyFiles.in(directory).createAnchorKey();
        String id = new AnchorKey(properties).id();
        assertThatThrownBy(() -> KeyFiles.in(directory).createAnchorKey()).hasMessageContaining(made.toString());
        assertThat(new AnchorKey(properties).id()).isEqualTo(id);
    }

    @Test
    void aBrokenAnchorKeyIsNeverReplacedAndNeverQuoted() throws Exception {
        KeysProperties properties = new KeysProperties(temporary.resolve("keys"), true);
        String publicOnly = new AnchorKey(properties).publicHalf().toJSONString();
        Path file = temporary.resolve("keys/anchor-key.json");

        for (String bad : new String[] {"", "{}", publicOnly}) {
            Files.writeString(file, bad);
            assertThatThrownBy(() -> new AnchorKey(properties))
                    .hasMessageContaining(file.toString())
                    .hasNoCause();
            assertThat(file).hasContent(bad);
        }
    }

    @Test
    void aBrokenKeyRingIsNeverReplacedAndNeverQuoted() throws Exception {
        Path directory = temporary.resolve("keys");
        KeyRing ring = TestKeys.ringIn(directory);
        Path file = directory.resolve("key-ring.json");
        String secret = Files.readString(file);

        for (String bad : new String[] {"", "{}", secret.substring(0, secret.length() / 2)}) {
            Files.writeString(file, bad);
            assertThatThrownBy(() -> TestKeys.ringIn(directory))
                    .hasMessageContaining(file.toString())
                    .hasNoCause();
            assertThat(file).hasContent(bad);
        }
        Files.writeString(file, secret);
        assertThat(TestKeys.ringIn(directory).current()).isEqualTo(ring.current());
    }

    @Test
    void aKeyRingOfWeakerKeysIsRefused() throws Exception {
        Path directory = temporary.resolve("keys");
        TestKeys.ringIn(directory);
        Files.writeString(
                directory.resolve("key-ring.json"),
                TinkJsonProtoKeysetFormat.serializeKeyset(
                        KeysetHandle.generateNew(PredefinedAeadParameters.AES128_GCM, AeadConfig2026.get()),
                        AeadConfig2026.get(),
                        InsecureSecretKeyAccess.get()));

        assertThatThrownBy(() -> TestKeys.ringIn(directory)).hasMessageContaining("AES-256-GCM");
    }

    private static Keys keys(Path directory, boolean createMissing) {
        return new Keys(new KeysProperties(directory, createMissing));
    }

    private static ECKey keyOf(Path file) throws Exception {
        return ECKey.parse(Files.readString(file));
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private boolean posix() {
        return temporary.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
