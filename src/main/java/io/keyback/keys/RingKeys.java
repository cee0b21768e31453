package io.keyback.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmParameters;
import java.security.GeneralSecurityException;

/** The AES-256-GCM keys of a key ring, one of which wraps from now on while all unwrap. */
final class RingKeys {

    private static final int BYTES = 32;
    private static final AesGcmParameters AES_256_GCM = parameters();

    private final KeysetHandle keyset;
    private final Aead aead;

    private RingKeys(KeysetHandle keyset) throws GeneralSecurityException {
        this.keyset = keyset;
        this.aead = keyset.getPrimitive(AeadConfig2026.get(), Aead.class);
    }

    static RingKeys first() {
        try {
            return new RingKeys(newKey());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-256-GCM", e);
        }
    }

    /** @throws GeneralSecurityException when the text is anything else than such keys */
    static RingKeys fromJson(String text) throws GeneralSecurityException {
        KeysetHandle keyset =
                TinkJsonProtoKeysetFormat.parseKeyset(text, AeadConfig2026.get(), InsecureSecretKeyAccess.get());
        for (int at = 0; at < keyset.size(); at++) {
            if (!keyset.getAt(at).getKey().getParameters().equals(AES_256_GCM)) {
                throw new GeneralSecurityException("not AES-256-GCM");
            }
        }
        return new RingKeys(keyset);
    }

    String toJson() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(
                    keyset, AeadConfig2026.get(), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A keyset that was made can be written", e);
        }
    }

    RingKeys withNewKey() {
        try {
            return new RingKeys(
                    KeysetHandle.newBuilder(keyset).addEntry(primary(newKey())).build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key can be added to a keyset", e);
        }
    }

    RingKeys withoutOldKeys() {
        try {
            return new RingKeys(
                    KeysetHandle.newBuilder().addEntry(primary(keyset)).build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key can be taken from a keyset", e);
        }
    }

    int size() {
        return keyset.size();
    }

    /** The id of the key that wraps. */
    String current() {
        return Integer.toUnsignedString(keyset.getPrimary().getId());
    }

    byte[] wrap(byte[] dataKey, byte[] bound) throws GeneralSecurityException {
        return aead.encrypt(dataKey, bound);
    }

    byte[] unwrap(byte[] wrapped, byte[] bound) throws GeneralSecurityException {
        return aead.decrypt(wrapped, bound);
    }

    private static KeysetHandle newKey() throws GeneralSecurityException {
        return KeysetHandle.generateNew(AES_256_GCM, AeadConfig2026.get());
    }

    private static KeysetHandle.Builder.Entry primary(KeysetHandle of) {
        return KeysetHandle.importKey(of.getPrimary().getKey())
                .withFixedId(of.getPrimary().getId())
                .makePrimary();
    }

    private static AesGcmParameters parameters() {
        try {
            return AesGcmParameters.builder()
                    .setKeySizeBytes(BYTES)
                    .setIvSizeBytes(12)
                    .setTagSizeBytes(16)
                    .setVariant(AesGcmParameters.Variant.TINK)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-256-GCM", e);
        }
    }
}
