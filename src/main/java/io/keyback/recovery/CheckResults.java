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
import java.util.Optional;
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
                insert into keyback.check_result (case_id, kind, round, outcome, findings, engine, fingerprint, ran_at)
                values (?, ?, ?, ?, ?::jsonb, ?, ?, ?)
                on conflict (case_id, kind, round) do update
                set outcome = excluded.outcome, findings = excluded.findings, engine = excluded.engine,
                    fingerprint = excluded.fingerprint, ran_at = excluded.ran_at
                """)
                .params(
                        caseId.value(),
                        kind.name(),
                        round,
                        result.outcome().name(),
                        json.write(result.findings()),
                        result.engine(),
                        fingerprint,
                        Timestamp.from(clock.instant()))
                .update();
    }

    /**
     * Takes over into the round what the check found in an earlier one, where it judged the same. Empty where there is
     * nothing to take over, or nothing came of it.
     */
    Optional<CheckOutcome> takeOver(CaseId caseId, CheckKind kind, int round, String fingerprint) {
        return jdbc.sql("""
                        insert into keyback.check_result
                            (case_id, kind, round, outcome, findings, engine, fingerprint, ran_at)
                        select case_id, kind, :round, outcome, findings, engine, fingerprint, ran_at
                        from keyback.check_result
                        where case_id = :case and kind = :kind and round < :round
                        and fingerprint = :fingerprint and outcome <> :error
                        order by round desc limit 1
                        on conflict (case_id, kind, round) do update
                        set outcome = excluded.outcome, findings = excluded.findings, engine = excluded.engine,
                            fingerprint = excluded.fingerprint, ran_at = excluded.ran_at
                        returning outcome
                        """)
                .param("case", caseId.value())
                .param("kind", kind.name())
                .param("round", round)
                .param("fingerprint", fingerprint)
                .param("error", CheckOutcome.ERROR.name())
                .query(String.class)
                .optional()
                .map(CheckOutcome::valueOf);
    }

    Map<CheckKind, CheckResult> of(CaseId caseId, int round) {
        Map<CheckKind, CheckResult> results = new EnumMap<>(CheckKind.class);
        jdbc.sql("select kind, outcome, findings, engine from keyback.check_result where case_id = ? and round = ?")
                .params(caseId.value(), round)
                .query((row, number) -> Map.entry(
                        CheckKind.valueOf(row.getString(1)),
                        new CheckResult(
                                CheckOutcome.valueOf(row.getString(2)),
                                json.read(row.getString(3), FINDINGS),
                                row.getString(4))))
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

    /** The hash of what each check of the round judged. */
    Map<CheckKind, String> fingerprints(CaseId caseId, int round) {
        Map<CheckKind, String> fingerprints = new EnumMap<>(CheckKind.class);
        jdbc.sql("select kind, fingerprint from keyback.check_result where case_id = ? and round = ?")
                .params(caseId.value(), round)
                .query((row, number) -> Map.entry(CheckKind.valueOf(row.getString(1)), row.getString(2)))
                .list()
                .forEach(fingerprint -> fingerprints.put(fingerprint.getKey(), fingerprint.getValue()));
        return fingerprints;
    }
}
