package io.keyback.recovery;

import io.keyback.caseid.CaseId;
import io.keyback.vault.Place;
import io.keyback.vault.Place.What;
import io.keyback.vault.Vault;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What senior reviewers found out about stops. */
@Component
class StopDecisions {

    private final JdbcClient jdbc;
    private final Vault vault;

    StopDecisions(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    void add(CaseId caseId, Reviewer reviewer, StopDecision decision, String note, Instant now) {
        byte[] sealed = vault.of(caseId).sealText(Place.of(What.STOP_NOTE, "decision"), note);
        jdbc.sql("""
                insert into keyback.stop_decision (case_id, decided_by, decision, note, decided_at)
                values (?, ?, ?, ?, ?)
                """)
                .params(caseId.value(), reviewer.name(), decision.name(), sealed, Timestamp.from(now))
                .update();
    }
}
