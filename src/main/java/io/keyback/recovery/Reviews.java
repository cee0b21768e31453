package io.keyback.recovery;

import io.keyback.caseid.CaseId;
import io.keyback.vault.Place;
import io.keyback.vault.Place.What;
import io.keyback.vault.SealedCase;
import io.keyback.vault.Vault;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The recorded reviews of a case, oldest first. */
@Component
class Reviews {

    private final JdbcClient jdbc;
    private final Vault vault;

    Reviews(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    void add(CaseId caseId, Review review) {
        int position = count(caseId);
        jdbc.sql("""
                insert into keyback.review
                    (case_id, position, round, reviewer, rank, decision, approval_grounds, rejection_reason,
                     override_reason, note, fingerprint, decided_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(caseId.value())
                .param(position)
                .param(review.round())
                .param(review.reviewer())
                .param(review.rank().name())
                .param(review.decision().name())
                .param(review.approvalGrounds().stream()
                        .map(Enum::name)
                        .sorted()
                        .toArray(String[]::new))
                .param(name(review.rejectionReason()))
                .param(name(review.overrideReason()))
                .param(vault.of(caseId).sealText(place(position), review.note()))
                .param(review.fingerprint())
                .param(Timestamp.from(review.decidedAt()))
                .update();
    }

    private int count(CaseId caseId) {
        return jdbc.sql("select count(*) from keyback.review where case_id = ?")
                .param(caseId.value())
                .query(Integer.class)
                .single();
    }

    private static Place place(int position) {
        return Place.of(What.REVIEW_NOTE, position);
    }

    List<Review> of(CaseId caseId) {
        SealedCase sealed = vault.of(caseId);
        return jdbc.sql("""
                        select round, reviewer, rank, decision, approval_grounds, rejection_reason, override_reason,
                               note, fingerprint, decided_at, position
                        from keyback.review where case_id = ? order by position
                        """)
                .param(caseId.value())
                .query((row, number) -> new Review(
                        row.getInt(1),
                        row.getString(2),
                        Rank.valueOf(row.getString(3)),
                        Decision.valueOf(row.getString(4)),
                        grounds((String[]) row.getArray(5).getArray()),
                        value(RejectionReason.class, row.getString(6)),
                        value(OverrideReason.class, row.getString(7)),
                        Objects.requireNonNullElse(sealed.openTextIfAny(place(row.getInt(11)), row.getBytes(8)), ""),
                        row.getString(9),
                        row.getTimestamp(10).toInstant()))
                .list();
    }

    private static Set<ApprovalGround> grounds(String[] names) {
        return Arrays.stream(names).map(ApprovalGround::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static <E extends Enum<E>> @Nullable E value(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }
}
