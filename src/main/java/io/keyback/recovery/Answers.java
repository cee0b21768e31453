package io.keyback.recovery;

import com.fasterxml.jackson.core.type.TypeReference;
import io.keyback.caseid.CaseId;
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

    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> FIELDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Json json;
    private final Clock clock;

    Answers(JdbcClient jdbc, Json json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    void put(CaseId caseId, String form, Map<String, ? extends @Nullable Object> data) {
        jdbc.sql("""
                insert into keyback.answer (case_id, form, data, answered_at) values (?, ?, ?::jsonb, ?)
                on conflict (case_id, form) do update set data = excluded.data, answered_at = excluded.answered_at
                """)
                .params(caseId.value(), form, json.write(data), Timestamp.from(clock.instant()))
                .update();
    }

    Map<String, @Nullable Object> get(CaseId caseId, String form) {
        return jdbc.sql("select data from keyback.answer where case_id = ? and form = ?")
                .params(caseId.value(), form)
                .query(String.class)
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
        Map<String, Object> byForm = new TreeMap<>();
        jdbc
                .sql("select form, data::text from keyback.answer where case_id = ?")
                .param(caseId.value())
                .query((row, number) -> Map.entry(row.getString(1), json.read(row.getString(2), FIELDS)))
                .list()
                .stream()
                .filter(answer -> forms.test(answer.getKey()))
                .forEach(answer -> byForm.put(answer.getKey(), new TreeMap<>(answer.getValue())));
        return json.write(byForm);
    }
}
