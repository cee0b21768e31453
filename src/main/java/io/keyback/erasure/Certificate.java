package io.keyback.erasure;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.keyback.caseid.CaseId;
import io.keyback.caseid.CaseReference;
import io.keyback.erasure.PersonalColumns.Found;
import io.keyback.keys.Keys;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Says what was erased of a case, when and why, signed with the key whose public half stands under
 * {@code /.well-known/keyback-jwks.json}: a JWS (RFC 7515) of the type {@code keyback-erasure+jwt}, without personal data.
 */
@Component
class Certificate {

    private static final JOSEObjectType TYPE = new JOSEObjectType("keyback-erasure+jwt");

    private final Keys keys;

    Certificate(Keys keys) {
        this.keys = keys;
    }

    /**
     * Certifies an erasure.
     *
     * @param erased what stood where before
     * @param key the SHA-256 of the wrapped data key that was deleted with it
     */
    String of(CaseId caseId, Kind kind, Reason reason, Instant at, List<Found> erased, Optional<String> key) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .subject(caseId.toString())
                .issueTime(Date.from(at))
                .claim("reference", CaseReference.of(caseId).value())
                .claim("kind", kind.name())
                .claim("reason", reason.name())
                .claim(
                        "erased",
                        erased.stream()
                                .map(found ->
                                        Map.of("place", found.place(), "values", found.rows(), "bytes", found.bytes()))
                                .toList());
        key.ifPresent(hash -> claims.claim("key_sha256", hash));
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(TYPE)
                        .keyID(keys.signingKey().getKeyID())
                        .build(),
                claims.build());
        try {
            jwt.sign(new ECDSASigner(keys.signingKey()));
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java platform signs with P-256", e);
        }
        return jwt.serialize();
    }
}
