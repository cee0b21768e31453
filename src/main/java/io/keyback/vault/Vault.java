package io.keyback.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.keyback.caseid.CaseId;
import io.keyback.keys.KeyRing;
import io.keyback.keys.KeyRing.Wrapped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Gives each case a data key (AES-256-GCM, Tink) of its own, wrapped by the {@link KeyRing}. Nothing keeps an unwrapped key
 * longer than a call: a case that was erased is erased at once, on every node.
 */
@Component
public class Vault {

    private final CaseKeys keys;
    private final KeyRing ring;
    private final Clock clock;

    Vault(CaseKeys keys, KeyRing ring, Clock clock) {
        this.keys = keys;
        this.ring = ring;
        this.clock = clock;
    }

    /** To seal and to open what belongs to a case. A case gets its key with the first thing that is sealed. */
    public SealedCase of(CaseId caseId) {
        return new SealedCase(caseId, () -> existing(caseId), () -> existingOrNew(caseId));
    }

    /** Whether there is still a key that opens what is sealed of a case. */
    public boolean canOpen(CaseId caseId) {
        return keys.find(caseId).isPresent();
    }

    /**
     * Erases all that is sealed of a case, wherever copies of it are, by deleting its key. The case gets no other one.
     *
     * @return the SHA-256 of the wrapped key that was deleted; empty where there was none
     */
    public Optional<String> erase(CaseId caseId) {
        return keys.erase(caseId, clock.instant());
    }

    private Aead existing(CaseId caseId) {
        return keys.find(caseId).map(wrapped -> unwrap(caseId, wrapped)).orElseThrow(() -> new CaseErased(caseId));
    }

    private Aead existingOrNew(CaseId caseId) {
        return keys.find(caseId).map(wrapped -> unwrap(caseId, wrapped)).orElseGet(() -> made(caseId));
    }

    /** Of two that make one at the same time the first one's counts. */
    private Aead made(CaseId caseId) {
        keys.add(caseId, ring.wrap(newDataKey(), bound(caseId)), clock.instant());
        return existing(caseId);
    }

    private Aead unwrap(CaseId caseId, byte[] wrapped) {
        try {
            return TinkProtoKeysetFormat.parseKeyset(
                            ring.unwrap(wrapped, bound(caseId)), InsecureSecretKeyAccess.get(), AeadConfig2026.get())
                    .getPrimitive(AeadConfig2026.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The data key of case " + caseId + " cannot be read", e);
        }
    }

    /** Wraps the data key of a case with the current key of the ring. */
    Wrapped rewrapped(CaseId caseId, byte[] wrapped) {
        return ring.wrap(ring.unwrap(wrapped, bound(caseId)), bound(caseId));
    }

    private static byte[] newDataKey() {
        try {
            return TinkProtoKeysetFormat.serializeKeyset(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get()),
                    InsecureSecretKeyAccess.get(),
                    AeadConfig2026.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-256-GCM", e);
        }
    }

    private static byte[] bound(CaseId caseId) {
        return ("keyback case " + caseId).getBytes(StandardCharsets.UTF_8);
    }
}
