package io.keyback.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine below the running application, where a journey would have to wait for days. */
final class Engine {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final JdbcClient jdbc;

    Engine(RuntimeService runtime, TaskService tasks, ManagementService management, JdbcClient jdbc) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.jdbc = jdbc;
    }

    /** Fires the timer of a boundary event in a case. */
    void fires(String boundaryEvent, String caseId) {
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(caseId)
                .singleResult()
                .getId();
        List<Job> timers = management
                .createJobQuery()
                .processInstanceId(instance)
                .activityId(boundaryEvent)
                .list();
        management.executeJob(timers.get(0).getId());
    }

    void claims(String task, String username) {
        tasks.claim(task, username);
    }

    /** Searches every column of text or bytes of every table of the engine. */
    void knowsNothingAbout(Applicant applicant, String caseId, String note) {
        List<Column> columns = columns();
        assertThat(columns).as("columns searched").hasSizeGreaterThan(200);
        assertThat(columns).as("the search itself").anyMatch(column -> holds(column, caseId));
        Holder holder = applicant.holder();
        List<String> secrets = new ArrayList<>(applicant.codes());
        secrets.addAll(holder.emails());
        secrets.addAll(List.of(
                holder.login(),
                holder.firstName(),
                holder.lastName(),
                holder.born().toString(),
                holder.street(),
                note));
        for (String secret : secrets) {
            assertThat(columns)
                    .as("where the engine holds \u201c%s\u201d", secret)
                    .filteredOn(column -> holds(column, secret))
                    .isEmpty();
        }
    }

    private List<Column> columns() {
        return jdbc.sql("""
                        select table_name, column_name, data_type from information_schema.columns
                        where table_name like 'act\\_%' and data_type in ('character varying', 'text', 'bytea')
                        """)
                .query((row, n) -> new Column(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    private boolean holds(Column column, String text) {
        String place = column.type().equals("bytea")
                ? "position(convert_to(:text, 'UTF8') in " + column.name() + ") > 0"
                : "strpos(lower(" + column.name() + "), lower(:text)) > 0";
        return jdbc.sql("select exists (select from " + column.table() + " where " + place + ")")
                .param("text", text)
                .query(Boolean.class)
                .single();
    }

    private record Column(String table, String name, String type) {}
}
