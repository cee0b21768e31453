package io.keyback.recovery;

import com.fasterxml.jackson.core.type.TypeReference;
import io.keyback.caseid.CaseId;
import java.sql.Timestamp;
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
