package io.keyback.documentcheck;

import io.keyback.caseid.CaseId;
import io.keyback.evidence.EvidenceKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of refused pictures. */
@Component
class PictureRefusals {

    private final JdbcClient jdbc;

    PictureRefusals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(CaseId caseId, PictureRefusal refusal) {
        jdbc.sql("""
                        insert into keyback.picture_refusal (case_id, kind, reasons, at)
                        values (:case, :kind, :reasons, :at)""")
                .param("case", caseId.value())
                .param("kind", refusal.kind().name())
                .param(
                        "reasons",
                        refusal.faults().stream().map(PictureFault::name).toArray(String[]::new))
                .param("at", refusal.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Oldest first. */
    List<PictureRefusal> of(CaseId caseId) {
        return jdbc.sql("select kind, reasons, at from keyback.picture_refusal where case_id = :case order by at")
                .param("case", caseId.value())
                .query(PictureRefusals::refusal)
                .list();
    }

    private static PictureRefusal refusal(ResultSet row, int number) throws SQLException {
        Set<PictureFault> faults = EnumSet.noneOf(PictureFault.class);
        Arrays.stream((String[]) row.getArray("reasons").getArray())
                .map(PictureFault::valueOf)
                .forEach(faults::add);
        return new PictureRefusal(
                EvidenceKind.valueOf(row.getString("kind")),
                faults,
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
