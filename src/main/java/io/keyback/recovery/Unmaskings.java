package io.keyback.recovery;

import io.keyback.audit.Action;
import io.keyback.audit.Actor;
import io.keyback.audit.Details;
import io.keyback.audit.Trail;
import io.keyback.caseid.CaseId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who was given which personal data of a case in clear, and what for. Oldest first. */
@Component
public class Unmaskings {

    private static final Logger log = LoggerFactory.getLogger(Unmaskings.class);

    private final JdbcClient jdbc;
    private final Trail trail;
    private final Clock clock;

    Unmaskings(JdbcClient jdbc, Trail trail, Clock clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.clock = clock;
    }

    /** Takes part in the transaction that reads the data: they are given and recorded, or neither. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(CaseId caseId, int round, String reviewer, UnmaskReason reason, PersonalData what) {
        jdbc.sql("""
                insert into keyback.unmasking (case_id, round, reviewer, reason, what, unmasked_at)
                values (?, ?, ?, ?, ?, ?)
                """)
                .params(caseId.value(), round, reviewer, reason.name(), what.name(), Timestamp.from(clock.instant()))
                .update();
        trail.record(
                caseId,
                Action.UNMASKED,
                Actor.staff(reviewer),
                Details.NONE.with("what", what).with("reason", reason));
        log.info("Case {}: {} unmasked: {}", caseId, what, reason);
    }

    @Transactional(readOnly = true)
    public List<Unmasking> of(CaseId caseId) {
        return jdbc.sql("""
                        select round, reviewer, reason, what, unmasked_at
                        from keyback.unmasking where case_id = ? order by id
                        """)
                .param(caseId.value())
                .query((row, number) -> new Unmasking(
                        row.getInt(1),
                        row.getString(2),
                        UnmaskReason.valueOf(row.getString(3)),
                        PersonalData.valueOf(row.getString(4)),
                        row.getTimestamp(5).toInstant()))
                .list();
    }
}
