package io.keyback.vault;

import io.keyback.caseid.CaseId;
import io.keyback.keys.KeyRing.Wrapped;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The wrapped data keys of the cases. */
@Component
class CaseKeys {

    private final JdbcClient jdbc;

    CaseKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Within a transaction read once: it may go on with what it has seen. */
    Optional<byte[]> find(CaseId caseId) {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? Optional.ofNullable(seen().wrapped
                        .computeIfAbsent(caseId, unseen -> read(unseen).orElse(null)))
                : read(caseId);
    }

    private Seen seen() {
        Seen here = (Seen) TransactionSynchronizationManager.getResource(this);
        if (here == null) {
            here = new Seen();
            TransactionSynchronizationManager.bindResource(this, here);
            TransactionSynchronizationManager.registerSynchronization(
                    new ResourceHolderSynchronization<>(here, this) {});
        }
        return here;
    }

    /** Of a key that is not as it was any more. */
    private void forget(CaseId caseId) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            seen().wrapped.remove(caseId);
        }
    }

    private static final class Seen extends ResourceHolderSupport {
        private final Map<CaseId, byte[]> wrapped = new HashMap<>();
    }

    private Optional<byte[]> read(CaseId caseId) {
        return jdbc.sql("select wrapped from keyback.case_key where case_id = ? and wrapped is not null")
                .param(caseId.value())
                .query((row, number) -> row.getBytes(1))
                .optional();
    }

    void add(CaseId caseId, Wrapped key, Instant now) {
        jdbc.sql("""
                insert into keyback.case_key (case_id, wrapped, ring_key, made_at) values (?, ?, ?, ?)
                on conflict (case_id) do nothing
                """)
                .params(caseId.value(), key.bytes(), key.key(), Timestamp.from(now))
                .update();
    }

    /** The row stays without its key, so that the case does not get another one. */
    Optional<String> erase(CaseId caseId, Instant now) {
        forget(caseId);
        Optional<String> erased =
                jdbc.sql("""
                        select encode(sha256(wrapped), 'hex') from keyback.case_key
                        where case_id = ? and wrapped is not null for update
                        """).param(caseId.value()).query(String.class).optional();
        jdbc.sql("""
                insert into keyback.case_key (case_id, made_at, erased_at) values (:case, :now, :now)
                on conflict (case_id) do update
                set wrapped = null, ring_key = null, erased_at = coalesce(case_key.erased_at, excluded.erased_at)
                """)
                .param("case", caseId.value())
                .param("now", Timestamp.from(now))
                .update();
        return erased;
    }

    record Old(
            CaseId caseId,
            @SuppressWarnings("ArrayRecordComponent") byte[] wrapped) {}

    /** Some of those that another key than this one wrapped, locked. */
    List<Old> notWrappedBy(String ringKey, int most) {
        return jdbc.sql("""
                        select case_id, wrapped from keyback.case_key
                        where wrapped is not null and ring_key <> ? order by case_id limit ? for update skip locked
                        """)
                .params(ringKey, most)
                .query((row, number) -> new Old(new CaseId(row.getObject(1, UUID.class)), row.getBytes(2)))
                .list();
    }

    void replace(CaseId caseId, Wrapped key) {
        forget(caseId);
        jdbc.sql("update keyback.case_key set wrapped = ?, ring_key = ? where case_id = ?")
                .params(key.bytes(), key.key(), caseId.value())
                .update();
    }

    /** How many another key than this one wrapped. */
    long countNotWrappedBy(String ringKey) {
        return jdbc.sql("select count(*) from keyback.case_key where wrapped is not null and ring_key <> ?")
                .param(ringKey)
                .query(Long.class)
                .single();
    }
}
