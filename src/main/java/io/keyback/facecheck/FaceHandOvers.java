package io.keyback.facecheck;

import io.keyback.audit.Action;
import io.keyback.audit.Actor;
import io.keyback.audit.Details;
import io.keyback.audit.Trail;
import io.keyback.caseid.CaseId;
import io.keyback.facecheck.FaceHandOver.End;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps how face checks are handed over to a second device. A case has one at most that has not ended. What the second
 * device does is written down here, because the first one, which follows it, may be at another node.
 */
@Component
@Transactional
public class FaceHandOvers {

    private static final int TOKEN_BYTES = 32;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String SELECT = """
            select id, case_id, device, made_at, valid_until, opened_at, ended, step, steps, attempt
            from keyback.face_hand_over
            """;

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final HandOverSettings settings;
    private final Trail trail;
    private final Clock clock;

    FaceHandOvers(JdbcClient jdbc, HandOverSettings settings, Trail trail, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * A hand-over that can be opened.
     *
     * @param token opens it; nobody can read it again
     */
    public record Made(String token, Instant until) {
        @Override
        public String toString() {
            return "Made[until " + until + "]";
        }
    }

    /**
     * Makes a hand-over, and ends the one that the case has. The caller has the case to himself.
     *
     * @param device of the case that shows the code
     * @return empty when as many as may be were made within the hour
     */
    public Optional<Made> make(CaseId caseId, int device) {
        Instant now = clock.instant();
        if (madeSince(caseId, now.minus(HOUR)) >= settings.perHour()) {
            return Optional.empty();
        }
        end(caseId, End.REPLACED);
        Made made = new Made(drawToken(), now.plus(settings.openWithin()));
        jdbc.sql("""
                insert into keyback.face_hand_over (id, case_id, device, token_hash, made_at, valid_until)
                values (?, ?, ?, ?, ?, ?)
                """)
                .params(
                        UUID.randomUUID(),
                        caseId.value(),
                        device,
                        DigestUtils.sha256Hex(made.token()),
                        Timestamp.from(now),
                        Timestamp.from(made.until()))
                .update();
        trail.record(caseId, Action.FACE_HANDED_OVER, Actor.APPLICANT, Details.NONE.with("device", device));
        return Optional.of(made);
    }

    /** The hand-over of a token, whatever became of it. */
    @Transactional(readOnly = true)
    public Optional<FaceHandOver> find(String token) {
        return jdbc.sql(SELECT + "where token_hash = ?")
                .param(DigestUtils.sha256Hex(token))
                .query(FaceHandOvers::handOver)
                .optional();
    }

    @Transactional(readOnly = true)
    public Optional<FaceHandOver> find(UUID id) {
        return jdbc.sql(SELECT + "where id = ?")
                .param(id)
                .query(FaceHandOvers::handOver)
                .optional();
    }

    /** The latest of those that this device of the case asked for, whatever became of it. */
    @Transactional(readOnly = true)
    public Optional<FaceHandOver> latest(CaseId caseId, int device) {
        return jdbc.sql(SELECT + "where case_id = ? and device = ? order by ended is null desc, made_at desc limit 1")
                .params(caseId.value(), device)
                .query(FaceHandOvers::handOver)
                .optional();
    }

    /** Opens it. True for exactly one of all callers, on all nodes, and for none when it is too old or has ended. */
    public boolean open(UUID id) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        update keyback.face_hand_over set opened_at = ?, valid_until = ?
                        where id = ? and opened_at is null and ended is null and valid_until > ?
                        """)
                        .params(
                                Timestamp.from(now),
                                Timestamp.from(now.plus(settings.useWithin())),
                                id,
                                Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Ends what the case has not ended yet. */
    public void end(CaseId caseId, End how) {
        jdbc.sql("update keyback.face_hand_over set ended = ? where case_id = ? and ended is null")
                .params(how.name(), caseId.value())
                .update();
    }

    /**
     * The second device is asked for something.
     *
     * @param step of the gestures, from 1; 0 before the first
     */
    public void asks(UUID id, int step, int steps) {
        jdbc.sql("""
                update keyback.face_hand_over set step = ?, steps = ?, attempt = null
                where id = ? and ended is null
                """).params(step, steps, id).update();
    }

    /** An attempt on the second device ended; the hand-over ends with one after which the request goes on. */
    public void attemptEnded(UUID id, LiveResult.End how) {
        boolean done = how == LiveResult.End.SHOWN || how == LiveResult.End.LEFT_TO_REVIEWER;
        jdbc.sql("""
                update keyback.face_hand_over set step = 0, attempt = ?, ended = ?
                where id = ? and ended is null
                """).params(how.name(), done ? End.DONE.name() : null, id).update();
    }

    private int madeSince(CaseId caseId, Instant since) {
        return jdbc.sql("select count(*) from keyback.face_hand_over where case_id = ? and made_at > ?")
                .params(caseId.value(), Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    private static FaceHandOver handOver(ResultSet row, int number) throws SQLException {
        return new FaceHandOver(
                row.getObject("id", UUID.class),
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getInt("device"),
                row.getTimestamp("made_at").toInstant(),
                row.getTimestamp("valid_until").toInstant(),
                row.getTimestamp("opened_at") != null,
                valueOrNull(End.class, row.getString("ended")),
                row.getInt("step"),
                row.getInt("steps"),
                valueOrNull(LiveResult.End.class, row.getString("attempt")));
    }

    private static <E extends Enum<E>> @Nullable E valueOrNull(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }

    private String drawToken() {
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }
}
