package io.keyback.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the secrets from their directory, and makes them where that is allowed. */
class KeyDirectory {

    static final String PEPPER = "pepper";
    static final String SIGNING_KEY = "signing-key.json";
    static final String KEY_RING = "key-ring.json";
    static final String ANCHOR_KEY = "anchor-key.json";
    static final int PEPPER_BYTES = 32;

    /** Stands beside secrets that were made because they were missing. */
    static final String DEMO_MARK = "made-for-a-demo";

    private static final Set<PosixFilePermission> NOT_FOR_A_SECRET = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    private final Path directory;
    private final boolean createMissing;

    KeyDirectory(KeysProperties properties) {
        this.directory = properties.directory().toAbsolutePath().normalize();
        this.createMissing = properties.createMissing();
    }

    byte[] pepper() {
        Path file = directory.resolve(PEPPER);
        String text = read(file, KeyDirectory::newPepper);
        try {
            byte[] pepper = Base64.getDecoder().decode(text);
            if (pepper.length == PEPPER_BYTES) {
                return pepper;
            }
        } catch (IllegalArgumentException e) {
            throw broken(file, PEPPER_BYTES + " random bytes in Base64", e);
        }
        throw broken(file, PEPPER_BYTES + " random bytes in Base64", null);
    }

    ECKey signingKey() {
        Path file = directory.resolve(SIGNING_KEY);
        String text = read(file, KeyDirectory::newSigningKey);
        try {
            ECKey key = ECKey.parse(text);
            if (key.isPrivate() && Curve.P_256.equals(key.getCurve()) && key.getKeyID() != null) {
                return key;
            }
        } catch (ParseException e) {
            throw broken(file, "a private P-256 key as JWK with a kid", e);
        }
        throw broken(file, "a private P-256 key as JWK with a kid", null);
    }

    /** The keys that wrap those of the cases, as they stand in the file now. */
    RingKeys keyRing() {
        Path file = keyRingFile();
        String text = read(file, () -> RingKeys.first().toJson());
        try {
            return RingKeys.fromJson(text);
        } catch (GeneralSecurityException e) {
            // Without the cause: its message might quote the key.
            throw broken(file, "a Tink keyset of AES-256-GCM keys as JSON", null);
        }
    }

    Path keyRingFile() {
        return directory.resolve(KEY_RING);
    }

    /** Puts other keys in the place of those in the file; a crash leaves the old ones or the new ones. */
    void replaceKeyRing(RingKeys keys) {
        try {
            write(Map.of(keyRingFile(), keys.toJson()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the secret " + keyRingFile(), e);
        }
    }

    OctetKeyPair anchorKey() {
        Path file = directory.resolve(ANCHOR_KEY);
        String text = read(file, KeyDirectory::newAnchorKey);
        try {
            OctetKeyPair key = OctetKeyPair.parse(text);
            if (Ed25519.isPair(key)) {
                return key;
            }
        } catch (ParseException e) {
            // Without the cause: its message might quote the key.
            throw broken(file, "a private Ed25519 key as JWK with a kid", null);
        }
        throw broken(file, "a private Ed25519 key as JWK with a kid", null);
    }

    private String read(Path file, Supplier<String> newSecret) {
        try {
            if (Files.notExists(file)) {
                if (!createMissing) {
                    throw new IllegalStateException("The secret " + file + " is missing. Restore it from where it is"
                            + " kept, or set keyback.keys.directory to its directory. "
                            + KeyFiles.in(directory).howToMake(file));
                }
                write(Map.of(file, newSecret.get(), directory.resolve(DEMO_MARK), "Not for an installation."));
            }
            refuseOpenToOthers(directory, "700");
            refuseOpenToOthers(file, "600");
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or make the secret " + file, e);
        }
    }

    /** Makes all secrets. A directory that is open to others gets none. */
    void create() {
        try {
            write(Map.of(
                    directory.resolve(PEPPER),
                    newPepper(),
                    directory.resolve(SIGNING_KEY),
                    newSigningKey(),
                    keyRingFile(),
                    RingKeys.first().toJson(),
                    directory.resolve(ANCHOR_KEY),
                    newAnchorKey()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the secrets in " + directory, e);
        }
    }

    /** Makes the anchor key alone. */
    void createAnchorKey() {
        try {
            write(Map.of(directory.resolve(ANCHOR_KEY), newAnchorKey()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the anchor key in " + directory, e);
        }
    }

    /** All are written aside before the first is moved, so that a crash or a full disk leaves whole secrets or none. */
    private void write(Map<Path, String> secrets) throws IOException {
        if (Files.notExists(directory)) {
            Files.createDirectories(directory, onlyForOwner(directory, "rwx------"));
        }
        refuseOpenToOthers(directory, "700");
        Map<Path, Path> drafts = new HashMap<>();
        try {
            for (Map.Entry<Path, String> secret : secrets.entrySet()) {
                Path draft = Files.createTempFile(directory, "new-", ".tmp", onlyForOwner(directory, "rw-------"));
                drafts.put(draft, secret.getKey());
                Files.writeString(draft, secret.getValue() + "\n");
            }
            for (Map.Entry<Path, Path> draft : drafts.entrySet()) {
                Files.move(draft.getKey(), draft.getValue(), StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            for (Path draft : drafts.keySet()) {
                Files.deleteIfExists(draft);
            }
        }
    }

    private static FileAttribute<?>[] onlyForOwner(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    static void refuseOpenToOthers(Path path, String mode) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class, new LinkOption[0]);
        if (view != null && view.readAttributes().permissions().stream().anyMatch(NOT_FOR_A_SECRET::contains)) {
            throw new IllegalStateException("The secret " + path
                    + " is open to other users of this machine. Close it: chmod " + mode + " " + path);
        }
    }

    private static IllegalStateException broken(Path file, String expected, @Nullable Exception cause) {
        return new IllegalStateException(
                "The secret " + file + " is not " + expected + ". Restore it from where it is kept.", cause);
    }

    private static String newPepper() {
        byte[] pepper = new byte[PEPPER_BYTES];
        new SecureRandom().nextBytes(pepper);
        return Base64.getEncoder().encodeToString(pepper);
    }

    private static String newAnchorKey() {
        return Ed25519.generate().toJSONString();
    }

    private static String newSigningKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java platform has P-256", e);
        }
    }
}
