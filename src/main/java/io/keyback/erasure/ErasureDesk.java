package io.keyback.erasure;

import io.keyback.audit.Action;
import io.keyback.audit.Actor;
import io.keyback.audit.Trail;
import io.keyback.caseid.CaseId;
import io.keyback.erasure.PersonalColumns.Found;
import io.keyback.vault.Vault;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where an operator asks for an erasure and has it proved. Needs the database and the vault, and nothing that serves. */
@Component
public class ErasureDesk {

    private final ErasureRecords records;
    private final PersonalColumns columns;
    private final Vault vault;
    private final Trail trail;
    private final JdbcClient jdbc;
    private final Clock clock;

    ErasureDesk(
            ErasureRecords records, PersonalColumns columns, Vault vault, Trail trail, JdbcClient jdbc, Clock clock) {
        this.records = records;
        this.columns = columns;
        this.vault = vault;
        this.trail = trail;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What can still be read of a case.
     *
     * @param places where something stands, with its size; empty when nothing does
     * @param bytes of all of it together
     */
    public record Left(List<String> places, long bytes) {}

    /**
     * The case that somebody names.
     *
     * @param name its id or its reference
     * @throws IllegalArgumentException when there is none, or more than one has this reference
     */
    public CaseId find(String name) {
        List<CaseId> found = records.find(name);
        if (found.isEmpty()) {
            throw new IllegalArgumentException("There is no case " + name);
        }
        if (found.size() > 1) {
            throw new IllegalArgumentException("Several cases have this reference; name one by its id: " + found);
        }
        return found.get(0);
    }

    /**
     * Asks for everything personal of a case to be erased; a serving Keyback does it within seconds. Asking again changes
     * nothing.
     *
     * @throws IllegalStateException when the case is still open, or can be appealed
     */
    @Transactional
    public void request(CaseId caseId) {
        if (!records.over(caseId, clock.instant())) {
            throw new IllegalStateException("Case " + caseId
                    + " is still open, or can be appealed. Nothing was changed: what a decision may rest on is kept.");
        }
        records.request(caseId, clock.instant());
        trail.record(caseId, Action.ERASURE_REQUESTED, Actor.OPERATOR);
    }

    /** The certificates of the request, once it is done. */
    public Optional<List<String>> certificates(CaseId caseId) {
        return records.isRequestDone(caseId)
                ? Optional.of(Arrays.stream(Kind.values())
                        .flatMap(kind -> records.certificate(caseId, kind).stream())
                        .toList())
                : Optional.empty();
    }

    /** Looks into our tables, where the pictures are kept too, and into all tables of the engine. */
    public Left left(CaseId caseId) {
        List<Found> found = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            found.addAll(columns.of(caseId, kind));
        }
        if (vault.canOpen(caseId)) {
            found.add(new Found("the data key", 1, 1));
        }
        found.addAll(engine(caseId));
        return new Left(
                found.stream()
                        .map(place -> place.place() + ": " + place.bytes() + " bytes in " + place.rows())
                        .toList(),
                found.stream().mapToLong(Found::bytes).sum());
    }

    /** Each table of the engine that has rows by process instance; the engine's own names lead to them. */
    private List<Found> engine(CaseId caseId) {
        List<Found> found = new ArrayList<>();
        List<String[]> tables = jdbc.sql("""
                        select table_name, min(column_name) from information_schema.columns
                        where table_schema = 'public' and column_name in ('proc_inst_id_', 'process_instance_id_')
                        group by table_name order by table_name
                        """)
                .query((row, number) -> new String[] {row.getString(1), row.getString(2)})
                .list();
        for (String[] table : tables) {
            // The names come from the catalogue.
            Found here = jdbc.sql("""
                            select count(*), coalesce(sum(octet_length(t::text)), 0) from public.%1$s t where %2$s in (
                                select proc_inst_id_ from public.act_hi_procinst where business_key_ = :case
                                union select proc_inst_id_ from public.act_ru_execution where business_key_ = :case)
                            """.formatted(table[0], table[1]))
                    .param("case", caseId.toString())
                    .query((row, number) -> new Found("public." + table[0], row.getLong(1), row.getLong(2)))
                    .single();
            if (here.rows() > 0) {
                found.add(here);
            }
        }
        return found;
    }
}
