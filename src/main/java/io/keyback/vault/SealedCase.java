package io.keyback.vault;

import com.google.crypto.tink.Aead;
import io.keyback.caseid.CaseId;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/** Seals and opens what belongs to one case. Its key is fetched with the first of both. */
public final class SealedCase {

    private final CaseId caseId;
    private final Supplier<Aead> existing;
    private final Supplier<Aead> made;

    SealedCase(CaseId caseId, Supplier<Aead> existing, Supplier<Aead> made) {
        this.caseId = caseId;
        this.existing = SingletonSupplier.of(existing);
        this.made = SingletonSupplier.of(made);
    }

    /**
     * Seals bytes for a place.
     *
     * @throws CaseErased when the case was erased
     */
    public byte[] seal(Place place, byte[] plain) {
        try {
            return made.get().encrypt(plain, bound(place));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot seal " + place + " of case " + caseId, e);
        }
    }

    /** Seals a text. */
    public byte[] sealText(Place place, String plain) {
        return seal(place, plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Seals a text where there is one. */
    public byte @Nullable [] sealTextIfAny(Place place, @Nullable String plain) {
        return plain == null ? null : sealText(place, plain);
    }

    /**
     * What was sealed for this place.
     *
     * @throws CaseErased when the case was erased
     * @throws SealBroken when it was changed, or sealed for another place or case
     */
    public byte[] open(Place place, byte[] sealed) {
        try {
            return existing.get().decrypt(sealed, bound(place));
        } catch (GeneralSecurityException e) {
            throw new SealBroken(caseId, place, e);
        }
    }

    /** The text that was sealed for this place. */
    public String openText(Place place, byte[] sealed) {
        return new String(open(place, sealed), StandardCharsets.UTF_8);
    }

    /** The text that was sealed for this place, where there is one. */
    public @Nullable String openTextIfAny(Place place, byte @Nullable [] sealed) {
        return sealed == null ? null : openText(place, sealed);
    }

    private byte[] bound(Place place) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(caseId.toString());
            out.writeUTF(place.what().name());
            out.writeUTF(place.id());
            out.writeInt(place.version());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
