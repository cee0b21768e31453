package io.keyback.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.Journeys;
import io.keyback.Journeys.Journey;
import io.keyback.KeybackIT;
import java.util.List;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.AcquirableJobEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many timers that have been due for long, and somebody who begins now. */
@KeybackIT
class StormIT {

    private static final String MANY_OVERDUE = """
            insert into act_ru_job (id_, rev_, type_, exclusive_, process_instance_id_, execution_id_, process_def_id_,
                process_def_key_, retries_, duedate_, handler_type_, handler_cfg_, suspension_state_, job_def_id_, priority_)
            select 'storm-' || n, 1, type_, false, process_instance_id_, execution_id_, process_def_id_, process_def_key_,
                retries_, timestamp '2000-01-01', handler_type_, handler_cfg_, suspension_state_, job_def_id_, priority_
            from act_ru_job, generate_series(1, 300) n where id_ = ?
            """;

    @Autowired
    private Journeys journeys;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void calm() {
        jdbc.sql("delete from act_ru_job where id_ like 'storm-%'").update();
    }

    @Test
    void whoBeginsNowDoesNotWaitForThem() {
        Journey other = journeys.inReview();
        jdbc.sql(MANY_OVERDUE).param(other.timer("AtRisk").getId()).update();
        String fresh = journeys.opened().jobs().get(0).getId();

        List<String> order = engine
                .getCommandExecutorTxRequired()
                .execute(context -> context.getJobManager().findNextJobsToExecute(new Page(0, Integer.MAX_VALUE)))
                .stream()
                .map(AcquirableJobEntity::getId)
                .toList();

        assertThat(order).contains(fresh, "storm-1", "storm-300");
        assertThat(order.subList(0, order.indexOf(fresh))).noneMatch(job -> job.startsWith("storm-"));
    }
}
