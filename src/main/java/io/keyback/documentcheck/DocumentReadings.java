package io.keyback.documentcheck;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyback.caseid.CaseId;
import io.keyback.documentcheck.DocumentReading.Compared;
import io.keyback.documentcheck.DocumentReading.Part;
import io.keyback.evidence.EvidenceId;
import io.keyback.vault.Place;
import io.keyback.vault.Place.What;
import io.keyback.vault.SealedCase;
import io.keyback.vault.Vault;
import io.keyback.vision.Quad;
import java.io.IOException;
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

    private final JdbcClient jdbc;
    private final Vault vault;
    private final ObjectMapper mapper;
    private final Clock clock;

    DocumentReadings(JdbcClient jdbc, Vault vault, ObjectMapper mapper, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** What is sealed of a reading. */
    private record Words(List<String> lines, List<Compared> compared, Quad place) {}

    /** What was found in the pictures that the case has now. */
    @Transactional(readOnly = true)
    public List<DocumentReading> of(CaseId caseId) {
        SealedCase sealed = vault.of(caseId);
        return jdbc.sql("""
                        select reading.evidence_id, part, reading.sealed, confidence, certain
                        from keyback.document_reading reading
                        join keyback.evidence evidence on evidence.id = reading.evidence_id
                        where reading.case_id = ? and evidence.superseded_at is null
                        order by part
                        """)
                .param(caseId.value())
                .query((row, number) -> reading(row, sealed))
                .list();
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
                    (evidence_id, case_id, part, sealed, confidence, certain, read_at)
                values (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        reading.evidence().value(),
                        caseId.value(),
                        reading.part().name(),
                        vault.of(caseId)
                                .seal(
                                        place(reading.evidence(), reading.part()),
                                        write(new Words(reading.lines(), reading.compared(), reading.place()))),
                        reading.confidence(),
                        reading.certain(),
                        Timestamp.from(clock.instant()))
                .update();
    }

    private static Place place(EvidenceId evidence, Part part) {
        return Place.of(What.DOCUMENT_READING, evidence + " " + part);
    }

    private DocumentReading reading(ResultSet row, SealedCase sealed) throws SQLException {
        EvidenceId evidence = new EvidenceId(row.getObject(1, UUID.class));
        Part part = Part.valueOf(row.getString(2));
        Words words = read(sealed.open(place(evidence, part), row.getBytes(3)));
        return new DocumentReading(
                evidence, part, words.lines(), words.compared(), row.getDouble(4), row.getBoolean(5), words.place());
    }

    private byte[] write(Words words) {
        try {
            return mapper.writeValueAsBytes(words);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write what was read of a document");
        }
    }

    private Words read(byte[] json) {
        try {
            return mapper.readValue(json, Words.class);
        } catch (IOException e) {
            // Without the cause: its message quotes the content.
            throw new IllegalStateException("Cannot read what was kept of a document");
        }
    }
}
