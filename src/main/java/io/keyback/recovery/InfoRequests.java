package io.keyback.recovery;

import com.fasterxml.jackson.core.type.TypeReference;
import io.keyback.caseid.CaseId;
import io.keyback.vault.Place;
import io.keyback.vault.Place.What;
import io.keyback.vault.SealedCase;
import io.keyback.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The requests for additional information of a case, oldest first. */
@Component
class InfoRequests {

    private static final TypeReference<Map<InfoItem, InfoReason>> ITEMS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Json json;

    InfoRequests(JdbcClient jdbc, Vault vault, Json json) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
    }

    void add(CaseId caseId, InfoRequest request) {
        SealedCase sealed = vault.of(caseId);
        int round = request.round();
        jdbc.sql("""
                insert into keyback.info_request (case_id, round, requested_by, items, question, note, requested_at)
                values (?, ?, ?, ?::jsonb, ?, ?, ?)
                """)
                .param(caseId.value())
                .param(round)
                .param(request.requestedBy())
                .param(json.write(request.items()))
                .param(sealed.sealTextIfAny(Place.of(What.INFO_QUESTION, round), request.question()))
                .param(sealed.sealText(Place.of(What.INFO_NOTE, round), request.note()))
                .param(Timestamp.from(request.requestedAt()))
                .update();
    }

    /** The item was given in this round, perhaps once more. */
    void give(CaseId caseId, int round, InfoItem item) {
        jdbc.sql("""
                update keyback.info_request set given = array_append(array_remove(given, :item), :item)
                where case_id = :case and round = :round
                """)
                .param("item", item.name())
                .param("case", caseId.value())
                .param("round", round)
                .update();
    }

    void answer(CaseId caseId, int round, String answer) {
        byte[] sealed = vault.of(caseId).sealText(Place.of(What.INFO_ANSWER, round), answer);
        jdbc.sql("update keyback.info_request set answer = ? where case_id = ? and round = ?")
                .params(sealed, caseId.value(), round)
                .update();
    }

    /** Records when the round's request was answered. */
    void provided(CaseId caseId, int round, Instant now) {
        jdbc.sql("update keyback.info_request set provided_at = ? where case_id = ? and round = ?")
                .params(Timestamp.from(now), caseId.value(), round)
                .update();
    }

    /** When they were answered, those that were. */
    List<Instant> providedAt(CaseId caseId) {
        return jdbc.sql("""
                        select provided_at from keyback.info_request
                        where case_id = ? and provided_at is not null order by round
                        """)
                .param(caseId.value())
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .list();
    }

    List<InfoRequest> of(CaseId caseId) {
        SealedCase sealed = vault.of(caseId);
        return jdbc.sql("""
                        select round, requested_by, items, question, note, requested_at, given, answer
                        from keyback.info_request where case_id = ? order by round
                        """)
                .param(caseId.value())
                .query((row, number) -> request(row, sealed))
                .list();
    }

    private InfoRequest request(ResultSet row, SealedCase sealed) throws SQLException {
        int round = row.getInt(1);
        return new InfoRequest(
                round,
                row.getString(2),
                json.read(row.getString(3), ITEMS),
                sealed.openTextIfAny(Place.of(What.INFO_QUESTION, round), row.getBytes(4)),
                Objects.requireNonNullElse(sealed.openTextIfAny(Place.of(What.INFO_NOTE, round), row.getBytes(5)), ""),
                row.getTimestamp(6).toInstant(),
                items((String[]) row.getArray(7).getArray()),
                sealed.openTextIfAny(Place.of(What.INFO_ANSWER, round), row.getBytes(8)));
    }

    private static Set<InfoItem> items(String[] names) {
        return Arrays.stream(names).map(InfoItem::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
