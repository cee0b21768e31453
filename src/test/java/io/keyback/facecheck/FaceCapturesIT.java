package io.keyback.facecheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.KeybackIT;
import io.keyback.TestClock;
import io.keyback.caseid.CaseId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KeybackIT
class FaceCapturesIT {

    private static final int ATTEMPTS = 3;
    private static final int AT_ONCE = 8;

    private final CaseId caseId = new CaseId(UUID.randomUUID());

    @Autowired
    private FaceCaptures captures;

    @Autowired
    private TestClock clock;

    @Test
    void ofAllThatBeginAtOnceThereAreNotMoreThanAttempts() throws Exception {
        CyclicBarrier together = new CyclicBarrier(AT_ONCE);
        Callable<Optional<UUID>> beginning = () -> {
            together.await();
            return captures.begin(caseId, Instant.EPOCH, null);
        };
        ExecutorService nodes = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Optional<UUID>>> begun = nodes.invokeAll(Collections.nCopies(AT_ONCE, beginning));

            int attempts = 0;
            for (Future<Optional<UUID>> each : begun) {
                attempts += each.get().isPresent() ? 1 : 0;
            }
            assertThat(attempts).isEqualTo(ATTEMPTS);
        } finally {
            nodes.shutdownNow();
        }
        assertThat(captures.attemptsLeft(caseId, Instant.EPOCH)).isZero();
    }

    @Test
    void attemptsOfAnEarlierStepDoNotCount() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            assertThat(captures.begin(caseId, Instant.EPOCH, null)).isPresent();
        }
        assertThat(captures.begin(caseId, Instant.EPOCH, null)).isEmpty();

        clock.pass(Duration.ofHours(1));
        Instant askedAgain = clock.instant();

        assertThat(captures.attemptsLeft(caseId, askedAgain)).isEqualTo(ATTEMPTS);
        assertThat(captures.begin(caseId, askedAgain, null)).isPresent();
        assertThat(captures.attemptsLeft(caseId, askedAgain)).isEqualTo(ATTEMPTS - 1);
    }
}
