package io.keyback.keys;

import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Publishes the public halves: of the key that signs reset authorizations and receipts, and of the anchor key. */
@RestController
class PublicKeys {

    private static final Duration CACHED_FOR = Duration.ofMinutes(5);

    private final String jwks;

    PublicKeys(Keys keys, AnchorKey anchorKey) {
        this.jwks = new JWKSet(List.of(keys.signingKey().toPublicJWK(), anchorKey.publicHalf())).toString();
    }

    @GetMapping("/.well-known/keyback-jwks.json")
    ResponseEntity<String> keys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(CACHED_FOR).cachePublic())
                .contentType(MediaType.APPLICATION_JSON)
                .body(jwks);
    }
}
