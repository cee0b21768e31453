package io.keyback.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.Journeys;
import io.keyback.Journeys.Journey;
import io.keyback.KeybackIT;
import io.keyback.recovery.Stops;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KeybackIT
class HistoryCleanupIT {

    /** As the models say. */
    private static final int KEPT_DAYS = 180;

    @Autowired
    private HistoryService history;

    @Autowired
    private EngineSettings settings;

    @Autowired
    private ManagementService management;

    @Autowired
    private Journeys journeys;

    @Autowired
    private Stops stops;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void whatEndedLongAgoIsRemovedAndWhatRunsStays() {
        Journey old = withdrawn();
        Journey recent = withdrawn();
        Journey running = journeys.inReview();
        move(old, "procinst", "end_time_", KEPT_DAYS + 1);
        move(old, "decinst", "eval_time_", KEPT_DAYS + 1);
        move(recent, "procinst", "end_time_", KEPT_DAYS - 1);
        move(recent, "decinst", "eval_time_", KEPT_DAYS - 1);
        move(running, "procinst", "start_time_", KEPT_DAYS + 1);

        history.cleanUpHistoryAsync(true);
        history.findHistoryCleanupJobs().forEach(job -> management.executeJob(job.getId()));

        assertThat(rowsOf(old)).isZero();
        assertThat(rowsOf(recent)).isPositive();
        assertThat(rowsOf(running)).isPositive();
    }

    private Journey withdrawn() {
        Journey journey = journeys.inReview();
        stops.withdraw(journey.id());
        return journey.runJobs();
    }

    private void move(Journey journey, String table, String column, int daysAgo) {
        jdbc.sql("update act_hi_" + table + " set " + column
                        + " = now() at time zone 'UTC' - make_interval(days => :days) where proc_inst_id_ = :instance")
                .param("days", daysAgo)
                .param("instance", journey.instanceId())
                .update();
    }

    private int rowsOf(Journey journey) {
        return Stream.of("procinst", "actinst", "taskinst", "varinst", "decinst", "op_log")
                .mapToInt(table -> jdbc.sql("select count(*) from act_hi_" + table + " where proc_inst_id_ = ?")
                        .param(journey.instanceId())
                        .query(Integer.class)
                        .single())
                .sum();
    }

    @Test
    void oldHistoryIsRemovedInItsHoursOfTheNight() {
        List<Job> cleanups = history.findHistoryCleanupJobs();

        assertThat(cleanups)
                .isNotEmpty()
                .allSatisfy(cleanup -> assertThat(
                                LocalTime.ofInstant(cleanup.getDuedate().toInstant(), ZoneOffset.UTC))
                        .isBetween(settings.cleanupFrom(), settings.cleanupUntil()));
    }
}
