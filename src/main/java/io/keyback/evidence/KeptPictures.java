package io.keyback.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyback.caseid.CaseId;
import io.keyback.evidence.PictureIntake.SafePicture;
import io.keyback.vault.Place;
import io.keyback.vault.Place.What;
import io.keyback.vault.SealedCase;
import io.keyback.vault.Vault;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of pictures. */
@Component
class KeptPictures {

    private static final Comparator<EvidenceItem> BY_KIND_AND_POSITION =
            Comparator.comparing(EvidenceItem::kind).thenComparing(EvidenceItem::position);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final ObjectMapper mapper;

    KeptPictures(JdbcClient jdbc, Vault vault, ObjectMapper mapper) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.mapper = mapper;
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
                        select id, kind, position, format, width, height, sha256, received_at
                        from keyback.evidence
                        where case_id = :case and superseded_at is null""")
                .param("case", caseId.value())
                .query(KeptPictures::item)
                .list();
        return items.stream().sorted(BY_KIND_AND_POSITION).toList();
    }

    Optional<byte[]> picture(CaseId caseId, EvidenceId id) {
        return jdbc.sql("select sealed from keyback.evidence where id = :id and case_id = :case")
                .param("id", id.value())
                .param("case", caseId.value())
                .query((row, number) -> row.getBytes(1))
                .optional()
                .map(bytes -> vault.of(caseId).open(Place.of(What.PICTURE, id), bytes));
    }

    FileSignals signals(CaseId caseId, EvidenceId id) {
        return jdbc.sql("select exif from keyback.evidence where id = :id and case_id = :case and exif is not null")
                .param("id", id.value())
                .param("case", caseId.value())
                .query((row, number) -> row.getBytes(1))
                .optional()
                .map(bytes -> read(vault.of(caseId).open(Place.of(What.EXIF, id), bytes)))
                .orElse(FileSignals.NONE);
    }

    Optional<byte[]> original(CaseId caseId, EvidenceId id) {
        return jdbc.sql("select sealed from keyback.original where evidence_id = :id and case_id = :case")
                .param("id", id.value())
                .param("case", caseId.value())
                .query((row, number) -> row.getBytes(1))
                .optional()
                .map(bytes -> vault.of(caseId).open(Place.of(What.ORIGINAL, id), bytes));
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

    /** Bytes of all pictures of the case, and of the files that they came from. */
    long size(CaseId caseId) {
        return jdbc.sql("""
                        select coalesce((select sum(octet_length(sealed)) from keyback.evidence where case_id = :case), 0)
                             + coalesce((select sum(octet_length(sealed)) from keyback.original where case_id = :case), 0)
                        """).param("case", caseId.value()).query(Long.class).single();
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

    void add(CaseId caseId, EvidenceItem item, SafePicture picture) {
        SealedCase seal = vault.of(caseId);
        boolean says = !picture.signals().equals(FileSignals.NONE);
        jdbc.sql("""
                        insert into keyback.evidence
                            (id, case_id, kind, position, format, width, height, sha256, sealed,
                             received_at, exif)
                        values (:id, :case, :kind, :position, :format, :width, :height, :sha256, :sealed,
                                :received, :exif)""")
                .param("id", item.id().value())
                .param("case", caseId.value())
                .param("kind", item.kind().name())
                .param("position", item.position())
                .param("format", item.format())
                .param("width", item.width())
                .param("height", item.height())
                .param("sha256", item.sha256())
                .param("sealed", seal.seal(Place.of(What.PICTURE, item.id()), picture.jpeg()))
                .param("received", timestamp(item.receivedAt()))
                .param("exif", says ? seal.seal(Place.of(What.EXIF, item.id()), write(picture.signals())) : null)
                .update();
        jdbc.sql("insert into keyback.original (evidence_id, case_id, sealed) values (:id, :case, :sealed)")
                .param("id", item.id().value())
                .param("case", caseId.value())
                .param("sealed", seal.seal(Place.of(What.ORIGINAL, item.id()), picture.original()))
                .update();
    }

    /** What was made of a picture goes with it. */
    void erase(CaseId caseId) {
        jdbc.sql("delete from keyback.evidence where case_id = :case")
                .param("case", caseId.value())
                .update();
    }

    /** As {@link #erase(CaseId)}, of one kind only. */
    void erase(CaseId caseId, EvidenceKind kind) {
        jdbc.sql("delete from keyback.evidence where case_id = :case and kind = :kind")
                .param("case", caseId.value())
                .param("kind", kind.name())
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
                row.getObject("received_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private byte[] write(FileSignals signals) {
        try {
            return mapper.writeValueAsBytes(signals);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write what a file says", e);
        }
    }

    private FileSignals read(byte[] json) {
        try {
            return mapper.readValue(json, FileSignals.class);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read what a file said", e);
        }
    }
}
