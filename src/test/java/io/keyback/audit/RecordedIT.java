package io.keyback.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyback.Journeys;
import io.keyback.Journeys.Journey;
import io.keyback.KeybackIT;
import io.keyback.TestMailServer;
import io.keyback.audit.Verification.Outcome;
import io.keyback.audit.Verification.Result;
import io.keyback.audit.Verification.Wish;
import io.keyback.recovery.Stops;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;

/** What the application records. */
@KeybackIT
class RecordedIT {

    private static final String REVIEWER = "rita";
    private static final String ADMINISTRATOR = "ada";

    @Autowired
    private Journeys journeys;

    @Autowired
    private Trail trail;

    @Autowired
    private Anchors anchors;

    @Autowired
    private Receipts receipts;

    @Autowired
    private Verification verification;

    @Autowired
    private Stops stops;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private IdentityService identities;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private TestMailServer mails;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void staff() {
        journeys.reviewer(REVIEWER, "rita@keyback.example", "reviewers");
        journeys.reviewer(ADMINISTRATOR, "ada@keyback.example", "camunda-admin");
        // More than anybody has: what is closed now must be recorded once it is opened.
        allow(Resources.AUTHORIZATION);
        allow(Resources.PROCESS_DEFINITION);
    }

    private void allow(Resources resource) {
        if (authorizations
                        .createAuthorizationQuery()
                        .userIdIn(ADMINISTRATOR)
                        .resourceType(resource)
                        .count()
                == 0) {
            authorizations.saveAuthorization(right(ADMINISTRATOR, resource, Authorization.ANY, Permissions.ALL));
        }
    }

    private Authorization right(String user, Resources resource, String id, Permissions permission) {
        Authorization right = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        right.setUserId(user);
        right.setResource(resource);
        right.setResourceId(id);
        right.addPermission(permission);
        return right;
    }

    @Test
    void aCaseThatGoesWellLeavesThisTrail() {
        Journey journey = journeys.inReview().approve(REVIEWER).runJobs().outlastHold();

        assertThat(recorded(journey))
                .containsExactly(
                        "CASE_OPENED APPLICANT",
                        "CODE_SENT SYSTEM",
                        "CODE_CONFIRMED APPLICANT",
                        "EMAIL_CONFIRMED SYSTEM",
                        "CONSENT_GIVEN APPLICANT",
                        "REQUEST_SUBMITTED APPLICANT",
                        "CHECK_RAN SYSTEM",
                        "CHECK_RAN SYSTEM",
                        "CHECK_RAN SYSTEM",
                        "TRIAGED SYSTEM",
                        "CLAIMED STAFF rita",
                        "REVIEWED STAFF rita",
                        "HOLD_DECIDED SYSTEM",
                        "RESET_AUTHORIZED SYSTEM",
                        "RESET_DONE SYSTEM",
                        "HOLD_BEGUN SYSTEM",
                        "HOLD_ENDED SYSTEM");
    }

    @Test
    void theReceiptOfASubmissionIsTrueAndSoIsAllElse() {
        Journey journey = journeys.inReview();
        String receipt = receipts.ofSubmission(journey.id()).orElseThrow();
        anchors.write();

        Result result = verification.verify(new Wish(null, receipt, null));

        assertThat(result.lines()).anyMatch(line -> line.startsWith("The receipt is true"));
        assertThat(verification.verify(new Wish(null, null, null)).outcome()).isEqualTo(Outcome.INTACT);
    }

    @Test
    void aStopIsTheHoldersAndIsRecordedOnce() {
        Journey journey = journeys.inReview();
        String token = journey.stopToken();

        stops.stop(token);
        stops.stop(token);

        assertThat(recorded(journey)).containsOnlyOnce("STOPPED ACCOUNT_HOLDER");
    }

    @Test
    void aMailThatIsRefusedForGoodIsRecordedWithWhatItTold() {
        Journey journey = journeys.opened();
        mails.refuse(journey.account().email());

        journey.runJobs();

        assertThat(recorded(journey))
                .containsExactly("CASE_OPENED APPLICANT", "MAIL_UNDELIVERABLE SYSTEM", "MAIL_UNDELIVERABLE SYSTEM");
        assertThat(details("action = 'MAIL_UNDELIVERABLE' and chain = '" + journey.id() + "' order by number"))
                .containsExactly(
                        "{\"mail\": \"REQUESTED\", \"takenBy\": \"1\", \"refusedBy\": \"1\"}",
                        "{\"mail\": \"CODE\", \"takenBy\": \"0\", \"refusedBy\": \"1\"}");
    }

    @Test
    void nothingIsRecordedOutsideOfTheTransactionOfWhatHappened() {
        Journey journey = journeys.opened();

        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> trail.record(journey.id(), Action.STOPPED, Actor.SYSTEM));
    }

    @Test
    void whoeverOperatesTheEngineIsRecordedWithTheCase() {
        Journey journey = journeys.opened();
        String job = journey.jobs().get(0).getId();

        journeys.as(ADMINISTRATOR, () -> management.setJobRetries(job, 7));
        journeys.as(ADMINISTRATOR, () -> runtime.suspendProcessInstanceById(journey.instanceId()));

        assertThat(recorded(journey)).containsSubsequence("ENGINE_OPERATED STAFF ada", "ENGINE_OPERATED STAFF ada");
        assertThat(details("chain = '" + journey.id() + "' and action = 'ENGINE_OPERATED'"))
                .containsExactly(
                        "{\"entity\": \"Job\", \"operation\": \"SetJobRetries\"}",
                        "{\"entity\": \"ProcessInstance\", \"operation\": \"Suspend\"}");
    }

    @Test
    void whoeverChangesStaffIsRecordedWithoutWhatTheyAreCalled() {
        String name = "new" + UUID.randomUUID().toString().substring(0, 8);
        journeys.as(ADMINISTRATOR, () -> {
            User user = identities.newUser(name);
            user.setFirstName("Grace");
            user.setEmail("grace@keyback.example");
            user.setPassword("not used in tests");
            identities.saveUser(user);
            identities.createMembership(name, "reviewers");
            authorizations.saveAuthorization(right(name, Resources.APPLICATION, "cockpit", Permissions.ACCESS));
            identities.deleteMembership(name, "reviewers");
            identities.deleteUser(name);
        });

        assertThat(details("staff = 'ada' and details ->> 'user' = '" + name + "' order by number"))
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(details -> assertThat(details).doesNotContain("Grace", "grace"));
        assertThat(jdbc.sql("select distinct action from keyback.audit_entry where details ->> 'user' = ?")
                        .param(name)
                        .query(String.class)
                        .list())
                .contains("STAFF_USER_CHANGED", "STAFF_MEMBERSHIP_CHANGED", "STAFF_AUTHORIZATION_CHANGED");
    }

    @Test
    void theSettingsOfTheStartAreRecorded() {
        assertThat(details("action = 'CONFIGURATION_CHANGED'")).isNotEmpty();
    }

    private List<String> recorded(Journey journey) {
        return jdbc.sql("""
                        select concat_ws(' ', action, actor, staff) from keyback.audit_entry
                        where chain = ? order by number
                        """).param(journey.id().value()).query(String.class).list();
    }

    private List<String> details(String which) {
        return jdbc.sql("select cast(details as text) from keyback.audit_entry where " + which)
                .query(String.class)
                .list();
    }
}
