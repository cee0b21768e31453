package io.keyback.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The key pair by which Keyback knows this host; made once and kept with the exchange's own data. */
@Component
@Profile("demo")
class ExchangeKey {

    private final ECKey key;

    ExchangeKey(ExchangeDatabase database) {
        database.jdbc()
                .sql("insert into exchange.signing_key (jwk) values (:jwk) on conflict do nothing")
                .param("jwk", generate().toJSONString())
                .update();
        // Read back: another node may have been first.
        this.key = parse(database.jdbc()
                .sql("select jwk from exchange.signing_key")
                .query(String.class)
                .single());
    }

    ECKey pair() {
        return key;
    }

    /** A token of this type, signed by the exchange. */
    String sign(JOSEObjectType type, JWTClaimsSet claims) {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(type)
                        .keyID(key.getKeyID())
                        .build(),
                claims);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("The exchange's key cannot sign", e);
        }
        return token.serialize();
    }

    private static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("Every JDK has P-256", e);
        }
    }

    private static ECKey parse(String jwk) {
        try {
            return ECKey.parse(jwk);
        } catch (ParseException e) {
            throw new IllegalStateException("exchange.signing_key does not hold a P-256 JWK", e);
        }
    }
}
