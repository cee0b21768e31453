package io.keyback.recovery;

import com.fasterxml.jackson.core.type.TypeReference;
import io.keyback.caseid.CaseId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The requests for additional information of a case, oldest first. */
@Component
class InfoRequests {

    private static final TypeReference<Map<InfoItem, InfoReason>> ITEMS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Json json;

    InfoRequests(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(CaseId caseId, InfoRequest request) {
        jdbc.sql("""
                insert into keyback.info_request (case_id, round, requested_by, items, note, requested_at)
                values (?, ?, ?, ?::jsonb, ?, ?)
                """)
                .param(caseId.value())
                .param(request.round())
                .param(request.requestedBy())
                .param(json.write(request.items()))
                .param(request.note())
                .param(Timestamp.from(request.requestedAt()))
                .update();
    }

    /** Records when the round's request was answered. */
    void provided(CaseId caseId, int round, Instant now) {
        jdbc.sql("update keyback.info_request set provided_at = ? where case_id = ? and round = ?")
                .params(Timestamp.from(now), caseId.value(), round)
                .update();
    }

    /** When they were answered, those that were. */
    List<Instant> providedAt(CaseId caseId) {
        return jdbc.sql("""
                        select provided_at from keyback.info_request
                        where case_id = ? and provided_at is not null order by round
                        """)
                .param(caseId.value())
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .list();
    }

    List<InfoRequest> of(CaseId caseId) {
        return jdbc.sql("""
                        select round, requested_by, items, note, requested_at
                        from keyback.info_request where case_id = ? order by round
                        """)
                .param(caseId.value())
                .query((row, number) -> new InfoRequest(
                        row.getInt(1),
                        row.getString(2),
                        json.read(row.getString(3), ITEMS),
                        row.getString(4),
                        row.getTimestamp(5).toInstant()))
                .list();
    }
}
