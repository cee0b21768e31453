package io.keyback.demo;

import com.nimbusds.jose.jwk.JWKSet;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Publishes the exchange's public key, as a JWK set, for Keyback to verify hand-offs with. */
@RestController
@Profile("demo")
class ExchangeKeys {

    private final ExchangeKey key;

    ExchangeKeys(ExchangeKey key) {
        this.key = key;
    }

    @GetMapping(path = "/exchange/.well-known/jwks.json", produces = "application/json")
    Map<String, Object> keys() {
        return new JWKSet(key.pair().toPublicJWK()).toJSONObject();
    }
}
