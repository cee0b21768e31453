package io.keyback.erasure;

import io.keyback.caseid.CaseId;
import io.keyback.erasure.ErasureList.Erased;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was asked for, what is due, and what was erased. */
@Component
class ErasureRecords {

    private final JdbcClient jdbc;

    ErasureRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The cases whose text form or reference this is; a reference is short, so there may be two. */
    List<CaseId> find(String caseIdOrReference) {
        return jdbc.sql("select id from keyback.recovery_case where id::text = :name or reference = :name")
                .param("name", caseIdOrReference)
                .query((row, number) -> caseId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Whether the case has ended and can be appealed no longer. */
    boolean over(CaseId caseId, Instant now) {
        return jdbc.sql("""
                        select exists (select from keyback.recovery_case where id = ? and ended_at is not null
                        and (appeal_by is null or appeal_by < ?))
                        """)
                .params(caseId.value(), Timestamp.from(now))
                .query(Boolean.class)
                .single();
    }

    void request(CaseId caseId, Instant now) {
        jdbc.sql("insert into keyback.erasure_request (case_id, requested_at) values (?, ?) on conflict do nothing")
                .params(caseId.value(), Timestamp.from(now))
                .update();
    }

    List<CaseId> requested(int most) {
        return jdbc.sql(
                        "select case_id from keyback.erasure_request where done_at is null order by requested_at limit ?")
                .param(most)
                .query((row, number) -> caseId(row.getObject(1, UUID.class)))
                .list();
    }

    void requestDone(CaseId caseId, Instant now) {
        jdbc.sql("update keyback.erasure_request set done_at = ? where case_id = ?")
                .params(Timestamp.from(now), caseId.value())
                .update();
    }

    boolean isRequestDone(CaseId caseId) {
        return jdbc.sql("select exists (select from keyback.erasure_request where case_id = ? and done_at is not null)")
                .param(caseId.value())
                .query(Boolean.class)
                .single();
    }

    /** Cases of which this is still there and has been kept for long enough, oldest first. */
    List<CaseId> due(Kind kind, Instant endedBefore, Instant now, int most) {
        return jdbc.sql("""
                        select id from keyback.recovery_case
                        where ended_at < :ended and (appeal_by is null or appeal_by < :now)
                        and not exists (select from keyback.erasure where case_id = id and kind = :kind)
                        order by ended_at limit :most
                        """)
                .param("ended", Timestamp.from(endedBefore))
                .param("now", Timestamp.from(now))
                .param("kind", kind.name())
                .param("most", most)
                .query((row, number) -> caseId(row.getObject(1, UUID.class)))
                .list();
    }

    /** False where it was erased before; whoever erases it at the same moment is waited for. */
    boolean begin(CaseId caseId, Kind kind, Reason reason, Instant now) {
        return jdbc.sql("""
                        insert into keyback.erasure (case_id, kind, reason, erased_at) values (?, ?, ?, ?)
                        on conflict do nothing
                        """)
                        .params(caseId.value(), kind.name(), reason.name(), Timestamp.from(now))
                        .update()
                > 0;
    }

    /** Those of them whose case is there, and of whose erasure nothing is known here. */
    List<Erased> notErased(List<Erased> some) {
        return jdbc
                .sql("""
                        select number from unnest(cast(? as uuid[]), cast(? as text[]))
                            with ordinality as listed (case_id, kind, number)
                        join keyback.recovery_case on id = case_id
                        where not exists (select from keyback.erasure e
                            where e.case_id = listed.case_id and e.kind = listed.kind)
                        """)
                .params(
                        some.stream().map(erased -> erased.caseId().toString()).toArray(String[]::new),
                        some.stream().map(erased -> erased.kind().name()).toArray(String[]::new))
                .query(Integer.class)
                .stream()
                .map(number -> some.get(number - 1))
                .toList();
    }

    void certify(CaseId caseId, Kind kind, String certificate) {
        jdbc.sql("update keyback.erasure set certificate = ? where case_id = ? and kind = ?")
                .params(certificate, caseId.value(), kind.name())
                .update();
    }

    Optional<String> certificate(CaseId caseId, Kind kind) {
        return jdbc.sql("select certificate from keyback.erasure where case_id = ? and kind = ?")
                .params(caseId.value(), kind.name())
                .query(String.class)
                .optional();
    }

    private static CaseId caseId(UUID value) {
        return new CaseId(value);
    }
}
