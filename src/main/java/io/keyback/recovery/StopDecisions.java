package io.keyback.recovery;

import io.keyback.caseid.CaseId;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What senior reviewers found out about stops. */
@Component
class StopDecisions {

    private final JdbcClient jdbc;

    StopDecisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(CaseId caseId, Reviewer reviewer, StopDecision decision, String note, Instant now) {
        jdbc.sql("""
                insert into keyback.stop_decision (case_id, decided_by, decision, note, decided_at)
                values (?, ?, ?, ?, ?)
                """)
                .params(caseId.value(), reviewer.name(), decision.name(), note, Timestamp.from(now))
                .update();
    }
}
