package io.keyback.conversation;

import io.keyback.caseid.CaseId;
import io.keyback.evidence.EvidenceId;
import io.keyback.vault.Place;
import io.keyback.vault.Place.What;
import io.keyback.vault.SealedCase;
import io.keyback.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of messages. */
@Component
class Messages {

    private static final String COLUMNS =
            "number, author, written_by, sealed, evidence_id, round, written_at, read_at is not null as was_read";

    private final JdbcClient jdbc;
    private final Vault vault;

    Messages(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    List<Message> after(CaseId caseId, int number) {
        SealedCase sealed = vault.of(caseId);
        return jdbc.sql("select " + COLUMNS
                        + " from keyback.message where case_id = :case and number > :number order by number")
                .param("case", caseId.value())
                .param("number", number)
                .query((row, n) -> message(row, sealed))
                .list();
    }

    /** What this side has sent under this id of its own. */
    Optional<Message> sent(CaseId caseId, Author author, UUID clientId) {
        SealedCase sealed = vault.of(caseId);
        return jdbc.sql("select " + COLUMNS
                        + " from keyback.message where case_id = :case and author = :author and client_id = :client")
                .param("case", caseId.value())
                .param("author", author.name())
                .param("client", clientId)
                .query((row, n) -> message(row, sealed))
                .optional();
    }

    /** The number of the latest message of each case that has any. */
    Map<CaseId, Integer> latest(Collection<CaseId> cases) {
        Map<CaseId, Integer> latest = new HashMap<>();
        jdbc.sql("select case_id, max(number) from keyback.message where case_id = any(:cases) group by case_id")
                .param("cases", cases.stream().map(CaseId::value).toArray(UUID[]::new))
                .query((row, n) -> Map.entry(new CaseId(row.getObject(1, UUID.class)), row.getInt(2)))
                .list()
                .forEach(found -> latest.put(found.getKey(), found.getValue()));
        return latest;
    }

    int count(CaseId caseId) {
        return count("select count(*) from keyback.message where case_id = :case", caseId);
    }

    int attachments(CaseId caseId) {
        return count("select count(*) from keyback.message where case_id = :case and evidence_id is not null", caseId);
    }

    private int count(String sql, CaseId caseId) {
        return jdbc.sql(sql).param("case", caseId.value()).query(Integer.class).single();
    }

    int countSince(CaseId caseId, Author author, Instant since) {
        return jdbc.sql("""
                        select count(*) from keyback.message
                        where case_id = :case and author = :author and written_at > :since""")
                .param("case", caseId.value())
                .param("author", author.name())
                .param("since", timestamp(since))
                .query(Integer.class)
                .single();
    }

    int unread(CaseId caseId, Author author) {
        return jdbc.sql("""
                        select count(*) from keyback.message
                        where case_id = :case and author = :author and read_at is null""")
                .param("case", caseId.value())
                .param("author", author.name())
                .query(Integer.class)
                .single();
    }

    void add(CaseId caseId, Message message, UUID clientId) {
        jdbc.sql("""
                        insert into keyback.message
                            (case_id, number, author, written_by, client_id, sealed, evidence_id, round, written_at)
                        values (:case, :number, :author, :writer, :client, :sealed, :evidence, :round, :at)""")
                .param("case", caseId.value())
                .param("number", message.number())
                .param("author", message.author().name())
                .param("writer", message.writtenBy())
                .param("client", clientId)
                .param("sealed", vault.of(caseId).sealText(Place.of(What.MESSAGE, message.number()), message.text()))
                .param("evidence", value(message.attachment()))
                .param("round", message.round())
                .param("at", timestamp(message.writtenAt()))
                .update();
    }

    void markRead(CaseId caseId, Author author, int upTo, Instant at) {
        jdbc.sql("""
                        update keyback.message set read_at = :at
                        where case_id = :case and author = :author and number <= :upTo and read_at is null""")
                .param("at", timestamp(at))
                .param("case", caseId.value())
                .param("author", author.name())
                .param("upTo", upTo)
                .update();
    }

    /** The first unread message of a case, of which the applicant is to be told. */
    record Unread(CaseId caseId, int number) {}

    /**
     * Claims what the applicants of some cases are to be told of: the first message that stands unread since before the
     * given time. Nobody else claims it until it may be tried again.
     */
    List<Unread> claimUnread(Instant writtenBefore, Instant triedBefore, Instant now) {
        return jdbc.sql("""
                        update keyback.message claimed set notice_tried_at = :now
                        where (case_id, number) in (
                            select case_id, number from keyback.message first
                            where author = 'STAFF' and read_at is null and notice_closed_at is null
                              and written_at <= :written
                              and (notice_tried_at is null or notice_tried_at <= :tried)
                              and not exists (
                                  select from keyback.message earlier
                                  where earlier.case_id = first.case_id and earlier.author = 'STAFF'
                                    and earlier.read_at is null and earlier.number < first.number)
                            for update skip locked)
                        returning case_id, number""")
                .param("now", timestamp(now))
                .param("written", timestamp(writtenBefore))
                .param("tried", timestamp(triedBefore))
                .query((row, n) -> new Unread(new CaseId(row.getObject(1, UUID.class)), row.getInt(2)))
                .list();
    }

    void closeNotice(Unread unread, Instant at) {
        jdbc.sql("update keyback.message set notice_closed_at = :at where case_id = :case and number = :number")
                .param("at", timestamp(at))
                .param("case", unread.caseId().value())
                .param("number", unread.number())
                .update();
    }

    void erase(CaseId caseId) {
        jdbc.sql("delete from keyback.message where case_id = :case")
                .param("case", caseId.value())
                .update();
    }

    private static Message message(ResultSet row, SealedCase sealed) throws SQLException {
        int number = row.getInt("number");
        UUID evidence = row.getObject("evidence_id", UUID.class);
        return new Message(
                number,
                Author.valueOf(row.getString("author")),
                row.getString("written_by"),
                sealed.openText(Place.of(What.MESSAGE, number), row.getBytes("sealed")),
                evidence == null ? null : new EvidenceId(evidence),
                row.getInt("round"),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("was_read"));
    }

    private static @Nullable UUID value(@Nullable EvidenceId id) {
        return id == null ? null : id.value();
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
