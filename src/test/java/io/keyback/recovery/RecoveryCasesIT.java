package io.keyback.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyback.Journeys;
import io.keyback.Journeys.Journey;
import io.keyback.KeybackIT;
import io.keyback.TestClock;
import io.keyback.TestHost;
import io.keyback.account.Account;
import io.keyback.account.AccountId;
import io.keyback.account.SecondFactor;
import io.keyback.caseid.CaseId;
import io.keyback.recovery.OpeningRefused.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.support.SqlBinaryValue;
import org.springframework.transaction.support.TransactionOperations;

@KeybackIT
class RecoveryCasesIT {

    private static final String REVIEWER = "rita";

    @Autowired
    private RecoveryCases cases;

    @Autowired
    private Journeys journeys;

    @Autowired
    private TestHost host;

    @Autowired
    private TestClock clock;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private RecoveryCaseRepository repository;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void staff() {
        journeys.reviewer(REVIEWER, "rita@keyback.example", "reviewers");
    }

    @Test
    void aCaseStartsItsProcessAndIsFound() {
        Account account = host.newAccount();

        CaseId opened = cases.open(account.id());

        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(opened.toString())
                        .count())
                .isOne();
        CaseView view = cases.find(opened).orElseThrow();
        assertThat(view.status()).isEqualTo(CaseStatus.CONFIRMING_EMAIL);
        assertThat(view.openedAt()).isEqualTo(clock.instant());
        assertThat(view.dueAt()).isNull();
        assertThat(cases.openCaseOf(account.id())).contains(view);
        assertThat(cases.get(opened).secondFactors())
                .containsExactlyElementsOf(
                        account.secondFactors().stream().map(SecondFactor::id).toList());
    }

    @Test
    void ofManyWhoOpenAtOnceOneGetsTheCase() throws Exception {
        Account account = host.newAccount();
        ExecutorService browsers = Executors.newFixedThreadPool(16);
        try {
            Callable<CaseId> open = () -> cases.open(account.id());

            int refused = 0;
            for (Future<CaseId> each : browsers.invokeAll(Collections.nCopies(16, open))) {
                try {
                    each.get();
                } catch (ExecutionException e) {
                    assertThat(e.getCause())
                            .isInstanceOfSatisfying(
                                    OpeningRefused.class,
                                    cause -> assertThat(cause.reason()).isEqualTo(Reason.CASE_OPEN));
                    refused++;
                }
            }

            assertThat(refused).isEqualTo(15);
            CaseId opened = cases.openCaseOf(account.id()).orElseThrow().id();
            assertThat(runtime.createProcessInstanceQuery()
                            .processInstanceBusinessKey(opened.toString())
                            .count())
                    .isOne();
        } finally {
            browsers.shutdown();
        }
    }

    @Test
    void aTransactionMayHaveACaseLockedForAShortWhile() {
        CaseId opened = cases.open(host.newAccount().id());

        String locked = transactions.execute(status -> {
            cases.locked(opened);
            return longestTransaction();
        });

        assertThat(locked).isEqualTo("12s");
        assertThat(longestTransaction()).isEqualTo("0");
    }

    private String longestTransaction() {
        return jdbc.sql("show transaction_timeout").query(String.class).single();
    }

    /** To PostgreSQL he is not idle: it waits for the rest of what he says. */
    @Test
    void whoStandsStillInTheMiddleOfSendingAPictureDoesNotKeepTheCaseLocked() throws Exception {
        CaseId opened = cases.open(host.newAccount().id());
        CountDownLatch half = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        ExecutorService node = Executors.newSingleThreadExecutor();
        try {
            Future<Object> standing = node.submit(() -> transactions.execute(status -> {
                assertThat(repository.findLockedById(opened.value(), "500ms")).isPresent();
                return jdbc.sql("select octet_length(?)")
                        .param(1, new SqlBinaryValue(new HalfSent(half, goesOn), HalfSent.BYTES))
                        .query(Integer.class)
                        .single();
            }));
            assertThat(half.await(10, TimeUnit.SECONDS)).isTrue();

            CaseId locked = transactions.execute(status -> {
                jdbc.sql("set local lock_timeout = '10s'").update();
                return cases.locked(opened).id();
            });

            assertThat(locked).isEqualTo(opened);
            goesOn.countDown();
            assertThatThrownBy(standing::get).isInstanceOf(ExecutionException.class);
        } finally {
            goesOn.countDown();
            node.shutdown();
        }
    }

    @Test
    void anotherCaseIsOpenedWhenTheOneBeforeHasEnded() {
        Journey journey = journeys.waitingForCode();
        assertRefused(journey.account().id(), Reason.CASE_OPEN);
        journey.fire("EmailNotConfirmedInTime").runJobs();

        assertThat(cases.openCaseOf(journey.account().id())).isEmpty();
        assertThat(cases.open(journey.account().id())).isNotEqualTo(journey.id());
    }

    @Test
    void anAccountCoolsDownAfterARejection() {
        Journey journey =
                journeys.inReview().reject(REVIEWER, "FACE_DOES_NOT_MATCH").runJobs();

        clock.pass(Duration.ofDays(1).minusSeconds(1));
        assertRefused(journey.account().id(), Reason.COOL_DOWN);
        clock.pass(Duration.ofSeconds(1));

        assertThat(cases.open(journey.account().id())).isNotNull();
    }

    @Test
    void anAccountWithoutSecondFactorNeedsNoCase() {
        assertRefused(host.newAccount(new SecondFactor.Kind[0]).id(), Reason.NO_SECOND_FACTOR);
    }

    @Test
    void anAccountThatTheHostDoesNotKnowHasNoCase() {
        assertRefused(new AccountId("nobody"), Reason.UNKNOWN_ACCOUNT);
    }

    @Test
    void whoeverUsesUpTheTriesOfADayKeepsNobodyOut() {
        Account account = host.newAccount();
        for (int i = 0; i < 3; i++) {
            journeys.opened(account)
                    .runJobs()
                    .useUpTries()
                    .complete(StepAnswer.ATTEMPTS_USED_UP)
                    .runJobs();
        }

        Journey journey = journeys.opened(account).runJobs();
        assertThat(journey.mailedCode()).hasSize(24);
        journey.confirmEmail();

        assertThat(journey.view().status()).isEqualTo(CaseStatus.FILLING_IN);
    }

    @Test
    void eachDeviceThatTakesOverHasItsNumber() {
        Journey journey = journeys.opened();

        assertThat(cases.takeOver(journey.id())).isEqualTo(1);
        assertThat(cases.takeOver(journey.id())).isEqualTo(2);

        assertThat(journey.view().device()).isEqualTo(2);
    }

    @Test
    void aCaseThatDoesNotExistIsNotFound() {
        CaseId unknown = new CaseId(UUID.randomUUID());

        assertThat(cases.find(unknown)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> cases.takeOver(unknown));
        assertThatIllegalArgumentException().isThrownBy(() -> cases.sendEmailCode(unknown));
    }

    private void assertRefused(AccountId account, Reason reason) {
        assertThatExceptionOfType(OpeningRefused.class)
                .isThrownBy(() -> cases.open(account))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static final class HalfSent extends InputStream {

        static final int BYTES = 1 << 20;

        private final CountDownLatch half;
        private final CountDownLatch goesOn;
        private int sent;

        HalfSent(CountDownLatch half, CountDownLatch goesOn) {
            this.half = half;
            this.goesOn = goesOn;
        }

        @Override
        public int read() throws IOException {
            return read(new byte[1], 0, 1) < 0 ? -1 : 0;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            if (sent >= BYTES / 2) {
                half.countDown();
                try {
                    goesOn.await();
                } catch (InterruptedException e) {
                    throw new InterruptedIOException();
                }
            }
            int more = Math.min(length, BYTES - sent);
            sent += more;
            return more == 0 ? -1 : more;
        }
    }
}
