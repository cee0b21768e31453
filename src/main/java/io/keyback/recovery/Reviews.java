package io.keyback.recovery;

import io.keyback.caseid.CaseId;
import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The recorded reviews of a case, oldest first. */
@Component
class Reviews {

    private final JdbcClient jdbc;

    Reviews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(CaseId caseId, Review review) {
        RejectionReason reason = review.rejectionReason();
        jdbc.sql("""
                insert into keyback.review
                    (case_id, position, round, reviewer, decision, rejection_reason, note, fingerprint, decided_at)
                values (?, (select count(*) from keyback.review where case_id = ?), ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(caseId.value())
                .param(caseId.value())
                .param(review.round())
                .param(review.reviewer())
                .param(review.decision().name())
                .param(reason == null ? null : reason.name())
                .param(review.note())
                .param(review.fingerprint())
                .param(Timestamp.from(review.decidedAt()))
                .update();
    }

    List<Review> of(CaseId caseId) {
        return jdbc.sql("""
                        select round, reviewer, decision, rejection_reason, note, fingerprint, decided_at
                        from keyback.review where case_id = ? order by position
                        """)
                .param(caseId.value())
                .query((row, number) -> {
                    String reason = row.getString(4);
                    return new Review(
                            row.getInt(1),
                            row.getString(2),
                            Decision.valueOf(row.getString(3)),
                            reason == null ? null : RejectionReason.valueOf(reason),
                            row.getString(5),
                            row.getString(6),
                            row.getTimestamp(7).toInstant());
                })
                .list();
    }
}
