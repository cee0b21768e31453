package io.keyback.account;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The keys that sign the host's hand-off tokens. They are fetched when they are first needed, when they have grown old,
 * and when a token names a key that is not among them, which a stranger's tokens can make happen only so often.
 */
@Component
class HostKeys {

    static final Duration FRESH_FOR = Duration.ofMinutes(5);
    static final Duration SEARCHED_AGAIN_AFTER = Duration.ofSeconds(30);
    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    static final Duration READ_TIMEOUT = Duration.ofSeconds(3);
    static final int MAX_BYTES = 64 * 1024;

    private final URI address;
    private final Clock clock;
    private final ResourceRetriever retriever =
            new DefaultResourceRetriever((int) CONNECT_TIMEOUT.toMillis(), (int) READ_TIMEOUT.toMillis(), MAX_BYTES);

    private volatile @Nullable Fetched latest;

    HostKeys(HostProperties host, Clock clock) {
        this.address = host.jwkSetUri();
        this.clock = clock;
    }

    /** The keys that may have signed under this header. Throws {@link UncheckedIOException} when they cannot be had. */
    List<JWK> matching(JWSHeader header) {
        JWKSelector selector = new JWKSelector(JWKMatcher.forJWSHeader(header));
        Fetched fetched = latest;
        if (fetched == null || fetched.olderThan(FRESH_FOR, clock)) {
            fetched = fetch();
        }
        List<JWK> keys = selector.select(fetched.keys());
        if (keys.isEmpty() && fetched.olderThan(SEARCHED_AGAIN_AFTER, clock)) {
            keys = selector.select(fetch().keys());
        }
        return keys;
    }

    private Fetched fetch() {
        try {
            String json = retriever.retrieveResource(address.toURL()).getContent();
            Fetched fetched = new Fetched(JWKSet.parse(json), clock.instant());
            latest = fetched;
            return fetched;
        } catch (IOException e) {
            throw new UncheckedIOException("The host's keys could not be fetched from " + address, e);
        } catch (ParseException e) {
            throw new UncheckedIOException(new IOException("What " + address + " serves is not a JWK set", e));
        }
    }

    private record Fetched(JWKSet keys, Instant at) {

        boolean olderThan(Duration age, Clock clock) {
            return at.plus(age).isBefore(clock.instant());
        }
    }
}
