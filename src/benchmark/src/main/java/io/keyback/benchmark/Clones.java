package io.keyback.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Fills a database with copies of one real case, row by row of what the product wrote of it, with ids of their own. What is
 * read by a case's id alone and is large is left out: pictures, what was read of them, the trail, the history of activities.
 */
final class Clones {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** Columns that name what cases share: models, and where in them something stands. */
    private static final Set<String> SHARED = Set.of(
            "proc_def_id_",
            "process_def_id_",
            "deployment_id_",
            "job_def_id_",
            "dec_def_id_",
            "handler_cfg_",
            "configuration_");

    private static final String TASKS = "in (select id_ from act_ru_task where proc_inst_id_ = :instance)";

    /** What is there of a case while it runs. */
    private static final Map<String, String> RUNTIME = new LinkedHashMap<>();

    /** What is left of it when it has ended, or is there from the beginning. */
    private static final Map<String, String> KEPT = new LinkedHashMap<>();

    static {
        for (String table : List.of("act_ru_execution", "act_ru_task", "act_ru_variable", "act_ru_event_subscr")) {
            RUNTIME.put(table, "proc_inst_id_ = :instance");
        }
        RUNTIME.put("act_ru_job", "process_instance_id_ = :instance");
        RUNTIME.put("act_ru_identitylink", "task_id_ " + TASKS);
        RUNTIME.put("act_ru_authorization", "resource_id_ " + TASKS);
        for (String table : List.of("answer", "check_result", "email_code", "email_code_issue", "document_seen")) {
            RUNTIME.put("keyback." + table, "case_id = :case::uuid");
        }
        KEPT.put("keyback.recovery_case", "id = :case::uuid");
        KEPT.put("keyback.case_key", "case_id = :case::uuid");
        KEPT.put("keyback.audit_head", "chain = :case::uuid");
        for (String table : List.of("act_hi_procinst", "act_hi_taskinst", "act_hi_varinst")) {
            KEPT.put(table, "proc_inst_id_ = :instance");
        }
    }

    /** What must differ, or would not be as it is among so many, by table and column; n is the number of the copy. */
    private static final Map<String, String> OWN = Map.ofEntries(
            Map.entry("recovery_case.reference", "'KB-' || upper(to_hex(n))"),
            Map.entry("recovery_case.account_id", "account_id || '-' || n"),
            Map.entry("recovery_case.clock_running_since", "clock_running_since - n * interval '0.2 s'"),
            Map.entry("recovery_case.decided_at", "decided_at - n * interval '2 s'"),
            Map.entry("recovery_case.ended_at", "ended_at - n * interval '2 s'"),
            Map.entry("act_hi_procinst.end_time_", "end_time_ - n * interval '2 s'"),
            Map.entry("email_code.account_id", "account_id || '-' || n"),
            Map.entry("act_ru_task.due_date_", "due_date_ - n * interval '0.2 s'"),
            Map.entry("act_ru_job.duedate_", "duedate_ - n * interval '0.2 s'"),
            Map.entry("document_seen.account", "sha256(account || int4send(n))"),
            Map.entry("document_seen.value", "sha256(value || int4send(n))"),
            Map.entry("document_seen.pattern", "pattern # hashint8extended(n, 7)"));

    private final Connection connection;
    private final String caseId;
    private final String instance;

    /** Copies the case of somebody, as it stands now. */
    Clones(Connection connection, String login) throws SQLException {
        this.connection = connection;
        this.caseId = one("select id::text from keyback.recovery_case where account_id = '" + login + "'");
        this.instance = one("select proc_inst_id_ from act_hi_procinst where business_key_ = '" + caseId + "'");
    }

    /** Adds copies that are open as the case is. */
    void open(int from, int to) throws SQLException {
        Map<String, String> all = new LinkedHashMap<>(KEPT);
        all.putAll(RUNTIME);
        add(all, from, to);
    }

    /** Adds copies of which nothing is left but what is found by lists and counts. */
    void closed(int from, int to) throws SQLException {
        add(KEPT, from, to);
    }

    private void add(Map<String, String> tables, int from, int to) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // Copies of rows that keep all rules keep them too. Nobody finds half of one.
            statement.execute("set session_replication_role = replica");
            connection.setAutoCommit(false);
            for (Map.Entry<String, String> table : tables.entrySet()) {
                String rows = table.getValue().replace(":case", quoted(caseId)).replace(":instance", quoted(instance));
                statement.executeUpdate(copy(table.getKey(), rows, from, to));
            }
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("set session_replication_role = origin");
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    private String copy(String table, String rows, int from, int to) throws SQLException {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String column : columns(table)) {
            columns.put(column, copied(table.substring(table.indexOf('.') + 1), column, values(table, column, rows)));
        }
        return "with kept as materialized (select * from %s where %s) insert into %s (%s) select %s from kept, generate_series(%d, %d) n"
                .formatted(
                        table,
                        rows,
                        table,
                        String.join(", ", columns.keySet()),
                        String.join(", ", columns.values()),
                        from,
                        to);
    }

    private static String copied(String table, String column, List<String> values) {
        String own = OWN.get(table + "." + column);
        if (own != null) {
            return own;
        }
        if (SHARED.contains(column)
                || values.stream().noneMatch(value -> ID.matcher(value).find())) {
            return column;
        }
        if (values.stream().allMatch(value -> ID.matcher(value).matches())) {
            String copy = "overlay(%s::text placing lpad(to_hex(n), 8, '0') from 1)".formatted(column);
            return table.startsWith("act_") ? copy : "(" + copy + ")::uuid";
        }
        return "regexp_replace(%s, '[0-9a-f]{8}(-[0-9a-f]{4}-)', lpad(to_hex(n), 8, '0') || '\\1')".formatted(column);
    }

    private List<String> columns(String table) throws SQLException {
        return all("select attname::text from pg_attribute where attrelid = '" + table
                + "'::regclass and attnum > 0 and not attisdropped order by attnum");
    }

    private List<String> values(String table, String column, String rows) throws SQLException {
        return all(
                "select distinct %2$s::text from %1$s where %2$s is not null and %3$s".formatted(table, column, rows));
    }

    private String one(String sql) throws SQLException {
        return all(sql).get(0);
    }

    private List<String> all(String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private static String quoted(String value) {
        return "'" + value + "'";
    }
}
