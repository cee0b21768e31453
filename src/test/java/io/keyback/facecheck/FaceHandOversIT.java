package io.keyback.facecheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.KeybackIT;
import io.keyback.TestClock;
import io.keyback.caseid.CaseId;
import io.keyback.facecheck.FaceHandOver.End;
import io.keyback.facecheck.FaceHandOvers.Made;
import java.time.Duration;
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
import org.springframework.jdbc.core.simple.JdbcClient;

@KeybackIT
class FaceHandOversIT {

    private static final int DEVICE = 1;
    private static final int AT_ONCE = 8;
    private static final int PER_HOUR = 10;

    private final CaseId caseId = new CaseId(UUID.randomUUID());

    @Autowired
    private FaceHandOvers handOvers;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void ofAllWhoOpenItAtOnceOneDoes() throws Exception {
        FaceHandOver made = handOver(make());
        CyclicBarrier together = new CyclicBarrier(AT_ONCE);
        Callable<Boolean> opening = () -> {
            together.await();
            return handOvers.open(made.id());
        };
        ExecutorService phones = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Boolean>> opened = phones.invokeAll(Collections.nCopies(AT_ONCE, opening));

            int inside = 0;
            for (Future<Boolean> each : opened) {
                inside += each.get() ? 1 : 0;
            }
            assertThat(inside).isEqualTo(1);
        } finally {
            phones.shutdownNow();
        }
        assertThat(handOvers.open(made.id())).isFalse();
    }

    @Test
    void itCanBeOpenedForTenMinutesAndThenUsedForFifteen() {
        Made early = make();
        clock.pass(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(handOvers.open(handOver(early).id())).isTrue();
        clock.pass(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(handOver(early).tooOld(clock.instant())).isFalse();
        clock.pass(Duration.ofSeconds(1));
        assertThat(handOver(early).tooOld(clock.instant())).isTrue();

        Made late = make();
        clock.pass(Duration.ofMinutes(10));
        assertThat(handOver(late).tooOld(clock.instant())).isTrue();
        assertThat(handOvers.open(handOver(late).id())).isFalse();
    }

    @Test
    void anEarlierOneEndsWithTheNext() {
        Made first = make();
        Made second = make();

        assertThat(handOver(first).end()).isEqualTo(End.REPLACED);
        assertThat(handOvers.open(handOver(first).id())).isFalse();
        assertThat(handOvers.latest(caseId, DEVICE)).contains(handOver(second));
        assertThat(handOvers.latest(caseId, DEVICE + 1)).isEmpty();
    }

    @Test
    void noMoreAreMadeWithinAnHourThanMayBeAndTheLastStays() {
        for (int each = 0; each < PER_HOUR - 1; each++) {
            make();
        }
        Made last = make();

        assertThat(handOvers.make(caseId, DEVICE)).isEmpty();

        assertThat(handOver(last).end()).isNull();
        assertThat(handOvers.make(new CaseId(UUID.randomUUID()), DEVICE)).isPresent();
        clock.pass(Duration.ofHours(1));
        assertThat(handOvers.make(caseId, DEVICE)).isPresent();
    }

    @Test
    void whatThePhoneDoesIsWrittenDownUntilItEnds() {
        UUID id = handOver(make()).id();
        handOvers.open(id);

        handOvers.asks(id, 2, 3);
        assertThat(now(id)).extracting(FaceHandOver::step, FaceHandOver::steps).containsExactly(2, 3);
        handOvers.attemptEnded(id, LiveResult.End.AGAIN);
        assertThat(now(id).step()).isZero();
        assertThat(now(id).attempt()).isEqualTo(LiveResult.End.AGAIN);
        assertThat(now(id).end()).isNull();
        handOvers.asks(id, 0, 3);
        assertThat(now(id).attempt()).isNull();
        handOvers.attemptEnded(id, LiveResult.End.SHOWN);
        assertThat(now(id).end()).isEqualTo(End.DONE);

        handOvers.end(caseId, End.TAKEN_BACK);
        handOvers.asks(id, 1, 3);
        handOvers.attemptEnded(id, LiveResult.End.BROKEN);
        assertThat(now(id).end()).isEqualTo(End.DONE);
        assertThat(now(id).attempt()).isEqualTo(LiveResult.End.SHOWN);
        assertThat(now(id).step()).isZero();
    }

    @Test
    void theDatabaseDoesNotKnowTheTokenAndWordsOfTheProgramDoNotSayIt() {
        Made made = make();

        assertThat(jdbc.sql("select h::text from keyback.face_hand_over h where case_id = ?")
                        .param(caseId.value())
                        .query(String.class)
                        .single())
                .doesNotContain(made.token());
        assertThat(made.token()).hasSize(43);
        assertThat(made.toString()).doesNotContain(made.token());
        assertThat(handOvers.find(made.token() + "A")).isEmpty();
        assertThat(handOvers.find("")).isEmpty();
    }

    private Made make() {
        return handOvers.make(caseId, DEVICE).orElseThrow();
    }

    private FaceHandOver handOver(Made made) {
        return handOvers.find(made.token()).orElseThrow();
    }

    private FaceHandOver now(UUID id) {
        return Optional.of(id).flatMap(handOvers::find).orElseThrow();
    }
}
