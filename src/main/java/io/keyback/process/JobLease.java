package io.keyback.process;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Prolongs the locks of the jobs that this node has in hand. A lock is short, so that what a killed node was at is taken
 * up soon; a node that lives keeps what takes longer.
 */
@Component
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class JobLease {

    /** How many times a lock is prolonged before it would be over; so some may fail. */
    private static final int TIMES = 4;

    private final LeasingJobExecutor executor;
    private final EngineSettings settings;
    private final JdbcClient jdbc;

    JobLease(LeasingJobExecutor executor, EngineSettings settings, JdbcClient jdbc) {
        this.executor = executor;
        this.settings = settings;
        this.jdbc = jdbc;
    }

    Duration every() {
        return Duration.ofMillis(executor.getLockTimeInMillis()).dividedBy(TIMES);
    }

    /**
     * Prolongs what has not been in hand for too long. It changes no revision: who executes the job does not notice. What
     * is just being finished is locked in the database, and left out.
     */
    void prolong() {
        List<String> jobs = executor.inHand().notLongerThan(settings.longestStep());
        if (jobs.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update act_ru_job set lock_exp_time_ = :until where id_ in (
                    select id_ from act_ru_job where id_ in (:jobs) and lock_owner_ = :owner for update skip locked)
                """)
                .param(
                        "until",
                        Timestamp.from(
                                ClockUtil.getCurrentTime().toInstant().plusMillis(executor.getLockTimeInMillis())))
                .param("jobs", jobs)
                .param("owner", executor.getLockOwner())
                .update();
    }
}
