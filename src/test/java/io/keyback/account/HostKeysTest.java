package io.keyback.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import io.keyback.TestClock;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostKeysTest {

    private static final int MANY = 8;

    private final HandoffSigner host = new HandoffSigner();
    private final TestClock clock = new TestClock();
    private final HostKeys keys = new HostKeys(host.properties(), clock);
    private final JWSHeader header =
            HandoffSigner.header(JWSAlgorithm.ES256, host.key.getKeyID()).build();

    @AfterEach
    void stopHost() {
        host.close();
    }

    @Test
    void aHostThatIsDownIsAskedOnceInAWhileWhateverIsPosted() {
        host.down = true;
        for (int i = 0; i < MANY; i++) {
            assertThatThrownBy(() -> keys.matching(header)).isInstanceOf(UncheckedIOException.class);
        }
        assertThat(host.fetches).hasValue(1);

        host.down = false;
        clock.pass(HostKeys.TRIED_AGAIN_AFTER);
        assertThat(keys.matching(header)).containsExactly(host.key.toPublicJWK());
        assertThat(host.fetches).hasValue(2);
    }

    @Test
    void anUnknownKeyIsLookedForOnceInAWhileAlsoWhenTheHostIsDown() {
        JWSHeader unknown = HandoffSigner.header(JWSAlgorithm.ES256, "unknown").build();
        assertThat(keys.matching(header)).hasSize(1);
        host.down = true;
        clock.pass(HostKeys.SEARCHED_AGAIN_AFTER.plusSeconds(1));

        for (int i = 0; i < MANY; i++) {
            assertThatThrownBy(() -> keys.matching(unknown)).isInstanceOf(UncheckedIOException.class);
        }

        assertThat(host.fetches).hasValue(2);
        assertThat(keys.matching(header)).hasSize(1);
    }

    @Test
    void ofManyTokensAtOnceOneFetchesTheKeysForAll() throws Exception {
        host.slow = new CountDownLatch(1);
        CountDownLatch posted = new CountDownLatch(MANY);
        ExecutorService browsers = Executors.newFixedThreadPool(MANY);
        try {
            List<Future<List<JWK>>> found = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                found.add(browsers.submit(() -> {
                    posted.countDown();
                    return keys.matching(header);
                }));
            }
            posted.await();
            host.slow.countDown();

            for (Future<List<JWK>> each : found) {
                assertThat(each.get()).containsExactly(host.key.toPublicJWK());
            }
        } finally {
            browsers.shutdownNow();
        }
        assertThat(host.fetches).hasValue(1);
    }
}
