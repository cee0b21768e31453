package io.keyback.recovery;

import io.keyback.caseid.CaseId;
import io.keyback.keys.Keys;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The links by which a holder stops a case that is not his. Made from the case and the pepper, so that every notice of a
 * case carries the same one and none is kept. A link stops this case and does nothing else.
 */
@Component
class StopLinks {

    private static final int CASE_BYTES = 16;

    private final Keys keys;
    private final URI publicUrl;

    StopLinks(Keys keys, @Value("${keyback.public-url}") URI publicUrl) {
        this.keys = keys;
        this.publicUrl = publicUrl;
    }

    URI of(CaseId caseId) {
        byte[] proof = proof(caseId);
        byte[] token = ByteBuffer.allocate(CASE_BYTES + proof.length)
                .putLong(caseId.value().getMostSignificantBits())
                .putLong(caseId.value().getLeastSignificantBits())
                .put(proof)
                .array();
        return publicUrl.resolve(
                "/recovery/stop/" + Base64.getUrlEncoder().withoutPadding().encodeToString(token));
    }

    /** The case that the token stops; empty when Keyback did not make it. */
    Optional<CaseId> caseOf(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (bytes.length <= CASE_BYTES) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        CaseId caseId = new CaseId(new UUID(buffer.getLong(), buffer.getLong()));
        byte[] proof = new byte[buffer.remaining()];
        buffer.get(proof);
        return MessageDigest.isEqual(proof, proof(caseId)) ? Optional.of(caseId) : Optional.empty();
    }

    private byte[] proof(CaseId caseId) {
        return keys.hmac(Keys.Purpose.STOP_LINK, caseId.toString());
    }
}
