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
 * and when a token names a key that is not among them, which a stranger's tokens can make happen only so often. There is
 * one fetch at a time, and none for a while after one that failed.
 */
@Component
class HostKeys {

    static final Duration FRESH_FOR = Duration.ofMinutes(5);
    static final Duration SEARCHED_AGAIN_AFTER = Duration.ofSeconds(30);
    static final Duration TRIED_AGAIN_AFTER = Duration.ofSeconds(10);
    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    static final Duration READ_TIMEOUT = Duration.ofSeconds(3);
    static final int MAX_BYTES = 64 * 1024;

    private final URI address;
    private final Clock clock;
    private final ResourceRetriever retriever =
            new DefaultResourceRetriever((int) CONNECT_TIMEOUT.toMillis(), (int) READ_TIMEOUT.toMillis(), MAX_BYTES);

    private volatile @Nullable Fetched latest;
    private @Nullable Instant failedAt;

    HostKeys(HostProperties host, Clock clock) {
        this.address = host.jwkSetUri();
        this.clock = clock;
    }

    /** The keys that may have signed under this header. Throws {@link UncheckedIOException} when they cannot be had. */
    List<JWK> matching(JWSHeader header) {
        JWKSelector selector = new JWKSelector(JWKMatcher.forJWSHeader(header));
        List<JWK> keys = selector.select(notOlderThan(FRESH_FOR));
        return keys.isEmpty() ? selector.select(notOlderThan(SEARCHED_AGAIN_AFTER)) : keys;
    }

    private JWKSet notOlderThan(Duration age) {
        Fetched known = latest;
        return known == null || known.olderThan(age, clock) ? fetchUnlessFetched(age) : known.keys();
    }

    /** Whoever waited here for the fetch of another takes what that one brought. */
    private synchronized JWKSet fetchUnlessFetched(Duration age) {
        Fetched known = latest;
        if (known != null && !known.olderThan(age, clock)) {
            return known.keys();
        }
        Instant failed = failedAt;
        if (failed != null && clock.instant().isBefore(failed.plus(TRIED_AGAIN_AFTER))) {
            throw new UncheckedIOException(
                    new IOException("The host's keys could not be fetched from " + address + " a moment ago"));
        }
        return fetch();
    }

    private JWKSet fetch() {
        try {
            String json = retriever.retrieveResource(address.toURL()).getContent();
            JWKSet keys = JWKSet.parse(json);
            latest = new Fetched(keys, clock.instant());
            failedAt = null;
            return keys;
        } catch (IOException e) {
            failedAt = clock.instant();
            throw new UncheckedIOException("The host's keys could not be fetched from " + address, e);
        } catch (ParseException e) {
            failedAt = clock.instant();
            throw new UncheckedIOException(new IOException("What " + address + " serves is not a JWK set", e));
        }
    }

    private record Fetched(JWKSet keys, Instant at) {

        boolean olderThan(Duration age, Clock clock) {
            return at.plus(age).isBefore(clock.instant());
        }
    }
}
