package io.keyback.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyback.Journeys;
import io.keyback.Journeys.Journey;
import io.keyback.KeybackIT;
import io.keyback.recovery.CaseBusy;
import io.keyback.recovery.CaseStatus;
import io.keyback.recovery.RecoveryCases;
import io.keyback.recovery.RecoveryProcess;
import io.keyback.recovery.StepAnswer;
import io.keyback.recovery.Stops;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A job of the engine locks its execution and then the case, a person's call the case and then the execution. Where both
 * happen at once PostgreSQL ends the one that waits longest.
 */
@KeybackIT
class DeadlocksIT {

    private final ExecutorService job = Executors.newSingleThreadExecutor();

    @Autowired
    private Journeys journeys;

    @Autowired
    private RecoveryCases cases;

    @Autowired
    private RecoveryProcess process;

    @Autowired
    private Stops stops;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    @AfterEach
    void close() {
        job.shutdownNow();
    }

    @Test
    void aStopThatGaveWayIsTriedAgain() throws Exception {
        Journey journey = journeys.inReview();
        Future<?> running = jobOf(journey);

        stops.stop(journey.stopToken());

        running.get(1, TimeUnit.MINUTES);
        assertThat(journey.view().status()).isEqualTo(CaseStatus.STOPPED);
    }

    @Test
    void aStepThatGaveWayIsStillOpen() throws Exception {
        Journey journey = journeys.fillingIn();
        String step = journey.step().id();
        Future<?> running = jobOf(journey);

        assertThatExceptionOfType(CaseBusy.class)
                .isThrownBy(() -> transactions.executeWithoutResult(transaction -> {
                    cases.lock(journey.id());
                    process.complete(journey.id(), step, StepAnswer.DONE);
                }));

        running.get(1, TimeUnit.MINUTES);
        assertThat(journey.step().id()).isEqualTo(step);
    }

    /** Does what the transaction of a job does, and meets whoever comes next half way. */
    private Future<?> jobOf(Journey journey) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Future<?> running = job.submit(() -> transactions.executeWithoutResult(transaction -> {
            jdbc.sql("update act_ru_execution set rev_ = rev_ where proc_inst_id_ = "
                            + "(select proc_inst_id_ from act_ru_execution where business_key_ = ?)")
                    .param(journey.id().toString())
                    .update();
            begun.countDown();
            while (!somebodyWaitsForUs() && !Thread.interrupted()) {
                Thread.onSpinWait();
            }
            jdbc.sql("update keyback.recovery_case set version = version where id = ?")
                    .param(journey.id().value())
                    .update();
        }));
        begun.await();
        return running;
    }

    private boolean somebodyWaitsForUs() {
        return jdbc.sql("select count(*) from pg_locks"
                                + " where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))")
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
