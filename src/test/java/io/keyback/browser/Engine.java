package io.keyback.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine below the running application, where a journey would have to wait for days. */
final class Engine {

    private static final Pattern FIELD = Pattern.compile("\"key\": *\"(\\w+)\"");

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
        List<Job> timers = management
                .createJobQuery()
                .processInstanceId(instance(caseId))
                .activityId(boundaryEvent)
                .list();
        management.executeJob(timers.get(0).getId());
    }

    void letsTheDueDatePass(String task, String caseId) {
        String id = tasks.createTaskQuery()
                .processInstanceId(instance(caseId))
                .taskName(task)
                .singleResult()
                .getId();
        tasks.setDueDate(id, Date.from(Instant.now().minus(Duration.ofMinutes(5))));
    }

    /** Waits until this step has failed once, and until it has failed again with no further try left. */
    void givesUp(String activity, String caseId, Page waiting) {
        JobQuery failed = management
                .createJobQuery()
                .processInstanceId(instance(caseId))
                .activityId(activity)
                .withException();
        waiting.waitForCondition(() -> failed.count() == 1);
        management.setJobRetries(failed.singleResult().getId(), 1);
        waiting.waitForCondition(() -> failed.noRetriesLeft().count() == 1);
    }

    private String instance(String caseId) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(caseId)
                .singleResult()
                .getId();
    }

    void claims(String task, String username) {
        tasks.claim(task, username);
    }

    /** Searches every column of text, bytes or numbers of every table of the engine, but for what the jar deploys. */
    void knowsNothingAbout(Secrets secrets, String caseId) {
        List<Column> columns = columns("act\\_%");
        assertThat(columns).as("columns searched").hasSizeGreaterThan(300);
        assertThat(columns)
                .as("the search itself")
                .anyMatch(column -> !column.held(List.of("nothing of the kind", caseId), jdbc)
                        .isEmpty());
        assertThat(columns).as("where the engine holds a secret").allSatisfy(column -> {
            assertThat(column.held(secrets.texts(), jdbc)).isEmpty();
            assertThat(column.heldNumbers(secrets.numbers(), jdbc)).isEmpty();
        });
        assertThat(Column.findsPictures(jdbc)).as("the search for pictures").isTrue();
        assertThat(columns)
                .as("where the engine holds pictures")
                .filteredOn(column -> column.holdsPictures(jdbc))
                .isEmpty();
        assertThat(variables()).as("variables").isNotEmpty().doesNotContainAnyElementsOf(formFields());
    }

    private List<Column> columns(String tables) {
        return jdbc.sql("""
                        select table_schema || '.' || table_name, column_name, data_type from information_schema.columns
                        where table_name like :tables and table_schema in ('public', 'keyback')
                        """)
                .param("tables", tables)
                .query((row, n) -> new Column(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    private List<String> variables() {
        return jdbc.sql("""
                        select name_ from act_ru_variable union
                        select name_ from act_hi_varinst union
                        select name_ from act_hi_detail where name_ is not null
                        """).query(String.class).list();
    }

    /** A birth date in three fields cannot be searched for by its parts: 17 and 4 stand everywhere. */
    private static List<String> formFields() {
        try (Stream<Path> forms = Files.list(Path.of("forms"))) {
            return forms.flatMap(form -> FIELD.matcher(read(form)).results())
                    .map(field -> field.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Column(String table, String name, String type) {

        private static final List<String> NUMBERS =
                List.of("smallint", "integer", "bigint", "numeric", "double precision", "real");

        /** Beginnings of JPEG, PNG and WebP. */
        private static final String PICTURE_BYTES = """
                (position('\\xffd8ff'::bytea in %1$s) > 0 or position('\\x89504e470d0a1a0a'::bytea in %1$s) > 0
                    or (position('RIFF'::bytea in %1$s) > 0 and position('WEBPVP8'::bytea in %1$s) > 0))
                """;

        /** The same in Base64. */
        private static final String PICTURE_TEXT =
                "%1$s ~ '(^|[^0-9A-Za-z+/])(/9j/[0-9A-Za-z+/]{4}|iVBORw0KGgo|UklGR)'";

        /** Whether a picture in a column would be found. */
        static boolean findsPictures(JdbcClient jdbc) {
            return jdbc.sql("select " + PICTURE_BYTES.formatted("picture") + " and "
                            + PICTURE_TEXT.formatted("encode(picture, 'base64')")
                            + " from (select '\\xffd8ffe000104a464946'::bytea as picture) s")
                    .query(Boolean.class)
                    .single();
        }

        /** Those of the texts that stand somewhere in it; all are searched for at once, as there are many columns. */
        List<String> held(List<String> texts, JdbcClient jdbc) {
            return switch (type) {
                case "bytea" ->
                    held(texts, texts.toArray(String[]::new), "position(convert_to(sought, 'UTF8') in %s) > 0", jdbc);
                case "character varying", "text" ->
                    held(texts, texts.stream().map(Secrets::pattern).toArray(String[]::new), "%s ~* sought", jdbc);
                default -> List.of();
            };
        }

        List<Long> heldNumbers(List<Long> numbers, JdbcClient jdbc) {
            return NUMBERS.contains(type)
                    ? held(numbers, numbers.toArray(Long[]::new), "%s = sought", jdbc)
                    : List.of();
        }

        private <T> List<T> held(List<T> things, Object[] sought, String condition, JdbcClient jdbc) {
            return jdbc
                    .sql("""
                            select place from unnest(?) with ordinality as secret (sought, place)
                            where exists (select from %s where %s)
                            """.formatted(rows(), condition.formatted(name)))
                    .param(sought)
                    .query(Integer.class)
                    .list()
                    .stream()
                    .map(place -> things.get(place - 1))
                    .toList();
        }

        boolean holdsPictures(JdbcClient jdbc) {
            return switch (type) {
                case "bytea" -> anywhere(PICTURE_BYTES.formatted(name), jdbc);
                case "character varying", "text" -> anywhere(PICTURE_TEXT.formatted(name), jdbc);
                default -> false;
            };
        }

        private boolean anywhere(String condition, JdbcClient jdbc) {
            return jdbc.sql("select exists (select from %s where %s)".formatted(rows(), condition))
                    .query(Boolean.class)
                    .single();
        }

        private String rows() {
            String ofACase = table.equals("public.act_ge_bytearray") ? " where deployment_id_ is null" : "";
            return "(select " + name + " from " + table + ofACase + ") as kept";
        }
    }
}
