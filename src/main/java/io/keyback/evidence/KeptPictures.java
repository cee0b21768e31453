package io.keyback.evidence;

import io.keyback.caseid.CaseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of pictures. */
@Component
class KeptPictures {

    private static final Comparator<EvidenceItem> BY_KIND_AND_POSITION =
            Comparator.comparing(EvidenceItem::kind).thenComparing(EvidenceItem::position);

    private final JdbcClient jdbc;

    KeptPictures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets one transaction at a time change the pictures of the case. */
    void lock(CaseId caseId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('keyback.evidence ' || :case, 0))")
                .param("case", caseId.toString())
                .query((row, number) -> true)
                .single();
    }

    List<EvidenceItem> current(CaseId caseId) {
        List<EvidenceItem> items = jdbc.sql("""
                        select id, kind, position, format, width, height, sha256, received_at, software, taken_at
                        from keyback.evidence
                        where case_id = :case and superseded_at is null""")
                .param("case", caseId.value())
                .query(KeptPictures::item)
                .list();
        return items.stream().sorted(BY_KIND_AND_POSITION).toList();
    }

    Optional<byte[]> picture(CaseId caseId, EvidenceId id) {
        return jdbc.sql("select bytes from keyback.evidence where id = :id and case_id = :case")
                .param("id", id.value())
                .param("case", caseId.value())
                .query((row, number) -> row.getBytes("bytes"))
                .optional();
    }

    /** How often pictures of the kind were handed in. */
    int takes(CaseId caseId, EvidenceKind kind) {
        return jdbc.sql("""
                        select count(*) from keyback.evidence
                        where case_id = :case and kind = :kind and position = 0""")
                .param("case", caseId.value())
                .param("kind", kind.name())
                .query(Integer.class)
                .single();
    }

    /** Bytes of all pictures of the case. */
    long size(CaseId caseId) {
        return jdbc.sql("select coalesce(sum(octet_length(bytes)), 0) from keyback.evidence where case_id = :case")
                .param("case", caseId.value())
                .query(Long.class)
                .single();
    }

    void supersede(CaseId caseId, EvidenceKind kind, Instant at) {
        jdbc.sql("""
                        update keyback.evidence set superseded_at = :at
                        where case_id = :case and kind = :kind and superseded_at is null""")
                .param("case", caseId.value())
                .param("kind", kind.name())
                .param("at", timestamp(at))
                .update();
    }

    void add(CaseId caseId, EvidenceItem item, byte[] jpeg) {
        jdbc.sql("""
                        insert into keyback.evidence
                            (id, case_id, kind, position, format, width, height, sha256, bytes,
                             received_at, software, taken_at)
                        values (:id, :case, :kind, :position, :format, :width, :height, :sha256, :bytes,
                                :received, :software, :taken)""")
                .param("id", item.id().value())
                .param("case", caseId.value())
                .param("kind", item.kind().name())
                .param("position", item.position())
                .param("format", item.format())
                .param("width", item.width())
                .param("height", item.height())
                .param("sha256", item.sha256())
                .param("bytes", jpeg)
                .param("received", timestamp(item.receivedAt()))
                .param("software", item.software())
                .param("taken", item.takenAt() == null ? null : timestamp(item.takenAt()))
                .update();
    }

    private static EvidenceItem item(ResultSet row, int number) throws SQLException {
        return new EvidenceItem(
                new EvidenceId(row.getObject("id", UUID.class)),
                EvidenceKind.valueOf(row.getString("kind")),
                row.getInt("position"),
                row.getString("format"),
                row.getInt("width"),
                row.getInt("height"),
                row.getString("sha256"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("software"),
                instant(row.getObject("taken_at", OffsetDateTime.class)));
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
