package io.keyback.facecheck;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyback.caseid.CaseId;
import io.keyback.evidence.EvidenceKind;
import io.keyback.evidence.EvidenceStore;
import io.keyback.facecheck.FaceCapture.Device;
import io.keyback.facecheck.FaceCapture.Picture;
import io.keyback.facecheck.liveness.LivenessReport;
import io.keyback.vault.Place;
import io.keyback.vault.Place.What;
import io.keyback.vault.SealedCase;
import io.keyback.vault.Vault;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what attempts at the face check showed. An attempt counts from the moment in which its first gesture is asked
 * for: who could leave then without using it up would be asked until he is asked for what he has prepared.
 */
@Component
@Transactional
public class FaceCaptures {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final EvidenceStore evidence;
    private final ObjectMapper mapper;
    private final LiveSettings settings;
    private final Clock clock;

    FaceCaptures(
            JdbcClient jdbc,
            Vault vault,
            EvidenceStore evidence,
            ObjectMapper mapper,
            LiveSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.evidence = evidence;
        this.mapper = mapper;
        this.settings = settings;
        this.clock = clock;
    }

    private record Kept(LivenessReport report, List<Picture> pictures) {}

    /** What was captured with the pictures of the face that the case has now; empty where they came in another way. */
    @Transactional(readOnly = true)
    public Optional<FaceCapture> current(CaseId caseId) {
        SealedCase sealed = vault.of(caseId);
        return jdbc.sql("""
                        select asked_at, sealed, engine, hand_over is not null, id from keyback.face_capture
                        where case_id = ? and evidence = ?
                        order by asked_at desc
                        limit 1
                        """)
                .params(caseId.value(), fingerprint(caseId))
                .query((row, number) -> capture(row, sealed))
                .optional();
    }

    /** Whether pictures of a capture that began since then were kept: of one that showed everything, or of the last. */
    @Transactional(readOnly = true)
    public boolean doneSince(CaseId caseId, Instant since) {
        return current(caseId).filter(capture -> !capture.at().isBefore(since)).isPresent();
    }

    /** How often the applicant may try, or try again. */
    @Transactional(readOnly = true)
    public int attemptsLeft(CaseId caseId, Instant since) {
        int used = jdbc.sql("select count(*) from keyback.face_capture where case_id = ? and asked_at >= ?")
                .params(caseId.value(), Timestamp.from(earliest(since)))
                .query(Integer.class)
                .single();
        return Math.max(0, settings.attempts() - used);
    }

    /**
     * The first gesture is asked for.
     *
     * @param handOver by which a second device shows the face; null where the first one does
     * @return empty when the attempts were used up since it was let in: at another node there may be one at the same time
     */
    Optional<UUID> begin(CaseId caseId, Instant since, @Nullable UUID handOver) {
        lock(caseId);
        if (attemptsLeft(caseId, since) == 0) {
            return Optional.empty();
        }
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into keyback.face_capture (id, case_id, asked_at, hand_over) values (?, ?, ?, ?)")
                .params(id, caseId.value(), Timestamp.from(clock.instant()), handOver)
                .update();
        return Optional.of(id);
    }

    /** One at a time counts and begins. */
    private void lock(CaseId caseId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('keyback.face_capture ' || ?, 0))")
                .param(caseId.toString())
                .query((row, number) -> true)
                .single();
    }

    /**
     * An attempt is over.
     *
     * @param pictures what the pictures show that are the case's now; empty where none of it were kept
     */
    void end(UUID id, CaseId caseId, LivenessReport report, List<Picture> pictures, String engine) {
        jdbc.sql("""
                update keyback.face_capture
                set ended_at = ?, shown = ?, evidence = ?, sealed = ?, engine = ?
                where id = ?
                """)
                .params(
                        Timestamp.from(clock.instant()),
                        report.shown(),
                        pictures.isEmpty() ? null : fingerprint(caseId),
                        vault.of(caseId).seal(place(id), write(new Kept(report, pictures))),
                        engine,
                        id)
                .update();
    }

    private String fingerprint(CaseId caseId) {
        return evidence.fingerprint(caseId, EnumSet.of(EvidenceKind.FACE_FRAME));
    }

    private static Place place(UUID id) {
        return Place.of(What.ATTEMPT, id);
    }

    private FaceCapture capture(ResultSet row, SealedCase sealed) throws SQLException {
        Kept kept = read(sealed.open(place(row.getObject(5, UUID.class)), row.getBytes(2)));
        return new FaceCapture(
                row.getTimestamp(1).toInstant(),
                kept.report(),
                kept.pictures(),
                row.getString(3),
                row.getBoolean(4) ? Device.SECOND : Device.FIRST);
    }

    /** PostgreSQL knows no time before its first year. */
    private static Instant earliest(Instant since) {
        return since.isBefore(Instant.EPOCH) ? Instant.EPOCH : since;
    }

    private byte[] write(Kept kept) {
        try {
            return mapper.writeValueAsBytes(kept);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write a report of a capture", e);
        }
    }

    private Kept read(byte[] json) {
        try {
            return mapper.readValue(json, Kept.class);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read a report of a capture", e);
        }
    }
}
