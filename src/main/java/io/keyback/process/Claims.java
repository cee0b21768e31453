package io.keyback.process;

import io.keyback.caseid.CaseId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has claimed which task, and when he last did something about it. */
@Component
class Claims {

    /** A file is a dozen requests at once; only the first of them writes. */
    private static final Duration NOT_AGAIN_WITHIN = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final QueueSettings settings;
    private final Clock clock;

    Claims(JdbcClient jdbc, QueueSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    void begin(String taskId, CaseId caseId, String reviewer) {
        jdbc.sql("""
                insert into keyback.claim (task_id, case_id, reviewer, touched_at) values (:task, :case, :reviewer, :now)
                on conflict (task_id) do update set reviewer = excluded.reviewer, touched_at = excluded.touched_at
                """)
                .param("task", taskId)
                .param("case", caseId.value())
                .param("reviewer", reviewer)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Who has claimed the task. */
    Optional<String> holder(String taskId) {
        return jdbc.sql("select reviewer from keyback.claim where task_id = ?")
                .param(taskId)
                .query(String.class)
                .optional();
    }

    void end(String taskId) {
        jdbc.sql("delete from keyback.claim where task_id = ?").param(taskId).update();
    }

    void touch(CaseId caseId, String reviewer) {
        Instant now = clock.instant();
        jdbc.sql("""
                update keyback.claim set touched_at = :now
                where case_id = :case and reviewer = :reviewer and touched_at < :before
                """)
                .param("case", caseId.value())
                .param("reviewer", reviewer)
                .param("now", Timestamp.from(now))
                .param("before", Timestamp.from(now.minus(NOT_AGAIN_WITHIN)))
                .update();
    }

    /** The tasks whose claims have expired. */
    List<String> expired() {
        return jdbc.sql("select task_id from keyback.claim where touched_at <= ? order by touched_at")
                .param(expiredBy())
                .query(String.class)
                .list();
    }

    /** Ends the claim if it still is expired; false when it was touched, or ended, meanwhile. */
    boolean endExpired(String taskId) {
        return jdbc.sql("delete from keyback.claim where task_id = ? and touched_at <= ?")
                        .param(taskId)
                        .param(expiredBy())
                        .update()
                == 1;
    }

    private Timestamp expiredBy() {
        return Timestamp.from(clock.instant().minus(settings.claimExpiresAfter()));
    }
}
