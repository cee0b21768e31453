package io.keyback.recovery;

import com.fasterxml.jackson.core.type.TypeReference;
import io.keyback.caseid.CaseId;
import io.keyback.vault.Place;
import io.keyback.vault.Place.What;
import io.keyback.vault.SealedCase;
import io.keyback.vault.Vault;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the applicant entered, by form. */
@Component
class Answers {

    private record Kept(
            String form,
            Place place,
            @SuppressWarnings("ArrayRecordComponent") byte[] sealed) {}

    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> FIELDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Json json;
    private final Clock clock;

    Answers(JdbcClient jdbc, Vault vault, Json json, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    void put(CaseId caseId, String form, Map<String, ? extends @Nullable Object> data) {
        int version = version(caseId, form) + 1;
        jdbc.sql("""
                insert into keyback.answer (case_id, form, version, sealed, answered_at) values (?, ?, ?, ?, ?)
                on conflict (case_id, form) do update
                set version = excluded.version, sealed = excluded.sealed, answered_at = excluded.answered_at
                """)
                .params(
                        caseId.value(),
                        form,
                        version,
                        vault.of(caseId).sealText(place(form, version), json.write(data)),
                        Timestamp.from(clock.instant()))
                .update();
    }

    /** 0 where it was never answered. The row stays locked, so that nobody else makes the same version. */
    private int version(CaseId caseId, String form) {
        return jdbc.sql("select version from keyback.answer where case_id = ? and form = ? for update")
                .params(caseId.value(), form)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private static Place place(String form, int version) {
        return new Place(What.ANSWER, form, version);
    }

    Map<String, @Nullable Object> get(CaseId caseId, String form) {
        SealedCase sealed = vault.of(caseId);
        return jdbc.sql("select version, sealed from keyback.answer where case_id = ? and form = ?")
                .params(caseId.value(), form)
                .query((row, number) -> sealed.openText(place(form, row.getInt(1)), row.getBytes(2)))
                .optional()
                .<Map<String, @Nullable Object>>map(data -> json.read(data, FIELDS))
                .orElseGet(Map::of);
    }

    Optional<Instant> answeredAt(CaseId caseId, String form) {
        return jdbc.sql("select answered_at from keyback.answer where case_id = ? and form = ?")
                .params(caseId.value(), form)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /** All answers as one text that is the same for the same answers. */
    String canonical(CaseId caseId) {
        return canonical(caseId, form -> true);
    }

    /** As {@link #canonical(CaseId)}, of these forms only. */
    String canonical(CaseId caseId, Set<RequestForm> forms) {
        return canonical(caseId, id -> forms.stream().map(RequestForm::id).anyMatch(id::equals));
    }

    private String canonical(CaseId caseId, Predicate<String> forms) {
        return json.writeSorted(byForm(caseId, forms));
    }

    /** By form. */
    Map<String, Map<String, @Nullable Object>> all(CaseId caseId) {
        return byForm(caseId, form -> true);
    }

    private Map<String, Map<String, @Nullable Object>> byForm(CaseId caseId, Predicate<String> forms) {
        SealedCase sealed = vault.of(caseId);
        Map<String, Map<String, @Nullable Object>> byForm = new TreeMap<>();
        jdbc
                .sql("select form, version, sealed from keyback.answer where case_id = ?")
                .param(caseId.value())
                .query((row, number) ->
                        new Kept(row.getString(1), place(row.getString(1), row.getInt(2)), row.getBytes(3)))
                .list()
                .stream()
                .filter(answer -> forms.test(answer.form()))
                .forEach(answer ->
                        byForm.put(answer.form(), json.read(sealed.openText(answer.place(), answer.sealed()), FIELDS)));
        return byForm;
    }
}
