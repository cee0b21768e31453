package io.keyback.documentcheck;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyback.caseid.CaseId;
import io.keyback.documentcheck.DocumentReading.Compared;
import io.keyback.documentcheck.DocumentReading.Part;
import io.keyback.evidence.EvidenceId;
import io.keyback.vision.Quad;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was read of the documents of cases. A replaced picture takes what was read of it out of sight. */
@Component
@Transactional
public class DocumentReadings {

    private static final TypeReference<List<String>> LINES = new TypeReference<>() {};
    private static final TypeReference<List<Compared>> COMPARED = new TypeReference<>() {};
    private static final TypeReference<Quad> PLACE = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper mapper;
    private final Clock clock;

    DocumentReadings(JdbcClient jdbc, ObjectMapper mapper, Clock clock) {
        this.jdbc = jdbc;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** What was found in the pictures that the case has now. */
    @Transactional(readOnly = true)
    public List<DocumentReading> of(CaseId caseId) {
        return jdbc.sql("""
                        select reading.evidence_id, part, lines, compared, confidence, certain, place
                        from keyback.document_reading reading
                        join keyback.evidence evidence on evidence.id = reading.evidence_id
                        where reading.case_id = ? and evidence.superseded_at is null
                        order by part
                        """).param(caseId.value()).query(this::reading).list();
    }

    /** Puts these in the place of what was read before of the case. */
    void replace(CaseId caseId, List<DocumentReading> readings) {
        jdbc.sql("delete from keyback.document_reading where case_id = ?")
                .param(caseId.value())
                .update();
        readings.forEach(reading -> add(caseId, reading));
    }

    private void add(CaseId caseId, DocumentReading reading) {
        jdbc.sql("""
                insert into keyback.document_reading
                    (evidence_id, case_id, part, lines, compared, confidence, certain, place, read_at)
                values (?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?::jsonb, ?)
                """)
                .params(
                        reading.evidence().value(),
                        caseId.value(),
                        reading.part().name(),
                        write(reading.lines()),
                        write(reading.compared()),
                        reading.confidence(),
                        reading.certain(),
                        write(reading.place()),
                        Timestamp.from(clock.instant()))
                .update();
    }

    private DocumentReading reading(ResultSet row, int number) throws SQLException {
        return new DocumentReading(
                new EvidenceId(row.getObject(1, UUID.class)),
                Part.valueOf(row.getString(2)),
                read(row.getString(3), LINES),
                read(row.getString(4), COMPARED),
                row.getDouble(5),
                row.getBoolean(6),
                read(row.getString(7), PLACE));
    }

    private String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write " + value.getClass());
        }
    }

    private <T> T read(String json, TypeReference<T> type) {
        try {
            return mapper.readValue(json, type);
        } catch (JsonProcessingException e) {
            // Without the cause: its message quotes the content.
            throw new IllegalStateException("Cannot read stored JSON as " + type.getType());
        }
    }
}
