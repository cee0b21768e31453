package io.keyback.recovery;

import io.keyback.caseid.CaseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells an applicant what the queue and the latest decisions say, and of no other request anything. */
@Component
@Transactional(readOnly = true)
public class QueueEstimates {

    private final JdbcClient jdbc;
    private final EstimateSettings settings;
    private final Clock clock;

    QueueEstimates(JdbcClient jdbc, EstimateSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** Empty while the case is not in review: nobody decides it now, and its clock stands still. */
    public Optional<QueueEstimate> of(CaseId caseId) {
        return before(caseId).map(before -> new QueueEstimate(before, recent()));
    }

    /** Every clock runs to the same limit, so that the one is due first that would have begun first without a pause. */
    private Optional<Integer> before(CaseId caseId) {
        return jdbc.sql("""
                        select (select count(*) from keyback.recovery_case other
                                where other.status = 'IN_REVIEW'
                                  and extract(epoch from other.clock_running_since at time zone 'UTC')
                                      - other.clock_spent_seconds
                                      < extract(epoch from mine.clock_running_since at time zone 'UTC')
                                      - mine.clock_spent_seconds)
                        from keyback.recovery_case mine
                        where mine.id = ? and mine.status = 'IN_REVIEW'
                        """).param(caseId.value()).query(Integer.class).optional();
    }

    private Optional<QueueEstimate.DecisionTimes> recent() {
        return jdbc.sql("""
                        select percentile_cont(0.5) within group (order by spent),
                               percentile_cont(0.9) within group (order by spent)
                        from (select decision_spent_seconds as spent from keyback.recovery_case
                              where decided_at > ? order by decided_at desc limit ?) decided
                        having count(*) >= ?
                        """)
                .param(Timestamp.from(clock.instant().minus(settings.within())))
                .param(settings.ofLatest())
                .param(settings.minimum())
                .query((row, number) -> new QueueEstimate.DecisionTimes(time(row, 1), time(row, 2)))
                .optional();
    }

    private static Duration time(ResultSet row, int column) throws SQLException {
        return Duration.ofSeconds(Math.round(row.getDouble(column)));
    }
}
