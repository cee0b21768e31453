package io.keyback.keys;

import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Publishes the public half of the signing key, with which a host verifies reset authorizations. */
@RestController
class PublicKeys {

    private static final Duration CACHED_FOR = Duration.ofMinutes(5);

    private final String jwks;

    PublicKeys(Keys keys) {
        this.jwks = new JWKSet(keys.signingKey().toPublicJWK()).toString();
    }

    @GetMapping("/.well-known/keyback-jwks.json")
    ResponseEntity<String> keys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(CACHED_FOR).cachePublic())
                .contentType(MediaType.APPLICATION_JSON)
                .body(jwks);
    }
}
