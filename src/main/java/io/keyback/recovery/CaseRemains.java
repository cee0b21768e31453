package io.keyback.recovery;

import io.keyback.caseid.CaseId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What remains of a case when nothing personal is left: that there was one, what was decided, by whom, and when. */
@Component
public class CaseRemains {

    private static final List<String> STATEMENTS = List.of(
            "delete from keyback.answer where case_id = :case",
            "delete from keyback.case_link where case_id = :case",
            "update keyback.review set note = null where case_id = :case",
            "update keyback.stop_decision set note = null where case_id = :case",
            "update keyback.info_request set note = null, question = null, answer = null where case_id = :case",
            "update keyback.reset_authorization set account_id = :nobody, factors = '{}' where case_id = :case",
            "update keyback.recovery_case set account_id = :nobody, second_factors = '{}' where id = :case");

    private final JdbcClient jdbc;

    CaseRemains(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Ends a case that had ended before the database was replaced by a copy in which it goes on. */
    public void end(CaseId caseId, Instant now) {
        jdbc.sql("""
                update keyback.recovery_case
                set status = 'ABANDONED', ended_at = :now, clock_running_since = null, version = version + 1
                where id = :case and ended_at is null
                """)
                .param("case", caseId.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    /**
     * Erases the rest.
     *
     * @param nobody what stands in place of the account from now on
     */
    public void erase(CaseId caseId, String nobody) {
        for (String statement : STATEMENTS) {
            jdbc.sql(statement)
                    .param("case", caseId.value())
                    .param("nobody", nobody)
                    .update();
        }
    }
}
