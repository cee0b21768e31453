package io.keyback.erasure;

import io.keyback.caseid.CaseId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every column in which something personal stands, sealed or not. A test compares the list with the schema: whoever adds a
 * column says of it there whether it is personal.
 */
@Component
class PersonalColumns {

    /** What stands in a column instead of an account that was erased; not personal any more. */
    static final String NOBODY = "erased";

    private static final String CASE_ID = "case_id";

    private static final List<Column> ALL = Stream.of(
                    columns(Kind.PICTURES, "evidence", "sealed", "exif", "sha256"),
                    columns(Kind.PICTURES, "original", "sealed"),
                    columns(Kind.PICTURES, "document_reading", "sealed"),
                    columns(Kind.PICTURES, "face_capture", "sealed", "evidence"),
                    columns(Kind.PICTURES, "picture_refusal", "reasons"),
                    columns(Kind.PICTURES, "face_hand_over", "token_hash"),
                    columns(Kind.PERSONAL, "answer", "sealed"),
                    columns(Kind.PERSONAL, "message", "sealed"),
                    columns(Kind.PERSONAL, "review", "note"),
                    columns(Kind.PERSONAL, "stop_decision", "note"),
                    columns(Kind.PERSONAL, "info_request", "note", "question", "answer"),
                    columns(Kind.PERSONAL, "case_link", "token_hash"),
                    columns(Kind.PERSONAL, "case_key", "wrapped"),
                    columns(Kind.PERSONAL, "email_code", "account_id"),
                    columns(Kind.PERSONAL, "reset_authorization", "account_id", "factors"),
                    Stream.of("account_id", "second_factors")
                            .map(name -> new Column(Kind.PERSONAL, "recovery_case", "id", name)),
                    columns(Kind.KNOWN_DOCUMENTS, "document_seen", "account", "value", "pattern"))
            .flatMap(columns -> columns)
            .toList();

    private final JdbcClient jdbc;

    PersonalColumns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A column, and the one beside it that names the case. */
    record Column(Kind kind, String table, String caseColumn, String name) {

        @Override
        public String toString() {
            return "keyback." + table + "." + name;
        }
    }

    /** What stands of a case in a place. */
    record Found(String place, long rows, long bytes) {}

    private static Stream<Column> columns(Kind kind, String table, String... names) {
        return Arrays.stream(names).map(name -> new Column(kind, table, CASE_ID, name));
    }

    static List<Column> all() {
        return ALL;
    }

    /** What stands in the columns of this kind, without those in which there is nothing. */
    List<Found> of(CaseId caseId, Kind kind) {
        List<Found> found = new ArrayList<>();
        for (Column column : ALL) {
            if (column.kind() == kind) {
                Found here = measure(column, caseId);
                if (here.rows() > 0) {
                    found.add(here);
                }
            }
        }
        return found;
    }

    private Found measure(Column column, CaseId caseId) {
        // The names are those above and no others.
        return jdbc.sql("select count(*), coalesce(sum(octet_length(%1$s::text)), 0) from keyback.%2$s where %3$s = ?"
                                .formatted(column.name(), column.table(), column.caseColumn())
                        + " and %1$s is not null and %1$s::text not in ('%2$s', '{}')".formatted(column.name(), NOBODY))
                .param(caseId.value())
                .query((row, number) -> new Found(column.toString(), row.getLong(1), row.getLong(2)))
                .single();
    }
}
