package io.keyback.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jwt.SignedJWT;
import io.keyback.account.TokenRefused.Reason;
import java.text.ParseException;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Says whether the host has signed a token. What the token states is for its own verifier to judge. */
@Component
class HostSignatures {

    static final int MAX_TOKEN_LENGTH = 4096;
    static final int MIN_RSA_BITS = 2048;

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.ES256, JWSAlgorithm.PS256);

    private final HostKeys keys;
    private final DefaultJWSVerifierFactory verifiers = new DefaultJWSVerifierFactory();

    HostSignatures(HostKeys keys) {
        this.keys = keys;
    }

    /**
     * The token, which is of this type and was signed by the host.
     *
     * @throws TokenRefused when it was not
     * @throws java.io.UncheckedIOException when the host's keys cannot be fetched
     */
    SignedJWT verified(String token, JOSEObjectType type) {
        SignedJWT jwt = parse(token);
        if (!type.equals(jwt.getHeader().getType())) {
            throw new TokenRefused(Reason.WRONG_TYPE);
        }
        boolean signed = ALGORITHMS.contains(jwt.getHeader().getAlgorithm())
                && keys.matching(jwt.getHeader()).stream().anyMatch(key -> signedWith(key, jwt));
        if (!signed) {
            throw new TokenRefused(Reason.BAD_SIGNATURE);
        }
        return jwt;
    }

    private static SignedJWT parse(String token) {
        if (token.length() > MAX_TOKEN_LENGTH) {
            throw new TokenRefused(Reason.MALFORMED);
        }
        try {
            return SignedJWT.parse(token);
        } catch (ParseException | IllegalArgumentException e) {
            throw new TokenRefused(Reason.MALFORMED);
        }
    }

    private boolean signedWith(JWK key, SignedJWT jwt) {
        boolean tooShort = KeyType.RSA.equals(key.getKeyType()) && key.size() < MIN_RSA_BITS;
        if (tooShort || !(key instanceof AsymmetricJWK asymmetric)) {
            return false;
        }
        try {
            return jwt.verify(verifiers.createJWSVerifier(jwt.getHeader(), asymmetric.toPublicKey()));
        } catch (JOSEException e) {
            return false;
        }
    }
}
