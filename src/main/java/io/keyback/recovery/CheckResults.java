package io.keyback.recovery;

import com.fasterxml.jackson.core.type.TypeReference;
import io.keyback.caseid.CaseId;
import io.keyback.evidence.CheckOutcome;
import io.keyback.evidence.CheckResult;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the checks found, by round. */
@Component
class CheckResults {

    private static final TypeReference<List<CheckResult.Finding>> FINDINGS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Json json;
    private final Clock clock;

    CheckResults(JdbcClient jdbc, Json json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    void put(CaseId caseId, CheckKind kind, int round, CheckResult result, String fingerprint) {
        jdbc.sql("""
                insert into keyback.check_result (case_id, kind, round, outcome, findings, fingerprint, ran_at)
                values (?, ?, ?, ?, ?::jsonb, ?, ?)
                on conflict (case_id, kind, round) do update
                set outcome = excluded.outcome, findings = excluded.findings,
                    fingerprint = excluded.fingerprint, ran_at = excluded.ran_at
                """)
                .params(
                        caseId.value(),
                        kind.name(),
                        round,
                        result.outcome().name(),
                        json.write(result.findings()),
                        fingerprint,
                        Timestamp.from(clock.instant()))
                .update();
    }

    Map<CheckKind, CheckResult> of(CaseId caseId, int round) {
        Map<CheckKind, CheckResult> results = new EnumMap<>(CheckKind.class);
        jdbc.sql("select kind, outcome, findings from keyback.check_result where case_id = ? and round = ?")
                .params(caseId.value(), round)
                .query((row, number) -> Map.entry(
                        CheckKind.valueOf(row.getString(1)),
                        new CheckResult(CheckOutcome.valueOf(row.getString(2)), json.read(row.getString(3), FINDINGS))))
                .list()
                .forEach(result -> results.put(result.getKey(), result.getValue()));
        return results;
    }

    /** When the checks of the round ran. */
    Map<CheckKind, Instant> ranAt(CaseId caseId, int round) {
        Map<CheckKind, Instant> ran = new EnumMap<>(CheckKind.class);
        jdbc.sql("select kind, ran_at from keyback.check_result where case_id = ? and round = ?")
                .params(caseId.value(), round)
                .query((row, number) -> Map.entry(
                        CheckKind.valueOf(row.getString(1)), row.getTimestamp(2).toInstant()))
                .list()
                .forEach(check -> ran.put(check.getKey(), check.getValue()));
        return ran;
    }

    /** The hashes of what the checks of the round judged; one when all have judged the same. */
    Set<String> fingerprints(CaseId caseId, int round) {
        return Set.copyOf(
                jdbc.sql("select distinct fingerprint from keyback.check_result where case_id = ? and round = ?")
                        .params(caseId.value(), round)
                        .query(String.class)
                        .list());
    }
}
