package io.keyback.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.TestDatabase;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever adds a column in which words or bytes can stand says here, or in {@link PersonalColumns}, what they say. */
class ColumnsIT {

    /** Ids, choices from lists, names of staff, hashes and signatures of ours: nothing of an account holder. */
    private static final Set<String> NOT_PERSONAL =
            Arrays.stream("""
                    case_key.ring_key
                    check_result.engine check_result.findings check_result.fingerprint check_result.kind
                    check_result.outcome
                    answer.form
                    claim.reviewer claim.task_id
                    audit_entry.action audit_entry.actor audit_entry.details audit_entry.mac audit_entry.staff
                    audit_head.mac
                    audit_setting.mac audit_setting.name
                    consent.wording
                    document_reading.part
                    document_seen.trait
                    erasure.certificate erasure.kind erasure.reason
                    evidence.format evidence.kind
                    face_capture.engine
                    face_hand_over.attempt face_hand_over.ended
                    info_request.given info_request.items info_request.requested_by
                    message.author message.written_by
                    picture_refusal.kind
                    recovery_case.hold recovery_case.overdue_reason recovery_case.reference
                    recovery_case.requested_info recovery_case.status recovery_case.triage
                    review.approval_grounds review.decision review.fingerprint review.override_reason
                    review.rank review.rejection_reason review.reviewer
                    stop_decision.decided_by stop_decision.decision
                    unmasking.reason unmasking.reviewer unmasking.what
                    """.strip().split("\\s+")).collect(Collectors.toSet());

    /**
     * Belongs to no case, or is a keyed hash. Sessions go with the session; tries of an account within two days, which
     * outlive an erasure on purpose: it must not lift a limit.
     */
    private static final Set<String> GOES_BY_ITSELF =
            Arrays.stream("""
                    email_code_tries.account_id
                    flyway_schema_history.description
                    flyway_schema_history.installed_by flyway_schema_history.script
                    flyway_schema_history.type flyway_schema_history.version
                    handoff_token.issuer handoff_token.token_hash
                    mail_delivery.mail_key mail_delivery.message_id mail_delivery.outcome
                    mail_delivery.recipient_hash
                    spring_session.primary_id spring_session.principal_name spring_session.session_id
                    spring_session_attributes.attribute_bytes spring_session_attributes.attribute_name
                    spring_session_attributes.session_primary_id
                    throttle.id throttle.state
                    """.strip().split("\\s+")).collect(Collectors.toSet());

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.create().dataSource());

    @Test
    void ofEveryColumnIsSaidWhetherItIsPersonal() {
        Set<String> inSchema = new TreeSet<>(jdbc.sql("""
                        select table_name || '.' || column_name from information_schema.columns
                        where table_schema = 'keyback'
                        and data_type in ('text', 'bytea', 'jsonb', 'json', 'ARRAY', 'character', 'character varying')
                        """).query(String.class).list());
        Set<String> said = new TreeSet<>(NOT_PERSONAL);
        said.addAll(GOES_BY_ITSELF);
        PersonalColumns.all().stream()
                .map(column -> column.table() + "." + column.name())
                .filter(column -> !column.equals("document_seen.pattern")) // a number
                .forEach(said::add);

        assertThat(said).isEqualTo(inSchema);
    }
}
