package io.keyback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyback.access.Staff;
import io.keyback.access.StaffDirectory;
import io.keyback.access.StaffRole;
import io.keyback.documentcheck.KeptReadings;
import io.keyback.evidence.DrawnPictures;
import io.keyback.evidence.EvidenceItem;
import io.keyback.evidence.EvidenceStore;
import io.keyback.recovery.CaseStatus;
import io.keyback.recovery.Unmaskings;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Over the wire, because half of the addresses belong to servlets that a mock of the web layer does not have. */
@OverTheWire
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaffAccessIT {

    private static final String PASSWORD = "a-password-for-tests";
    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final Map<String, StaffRole> ROLES = Map.of(
            "rita", StaffRole.REVIEWER,
            "sven", StaffRole.SENIOR_REVIEWER,
            "paul", StaffRole.PROCESS_OWNER,
            "anna", StaffRole.ADMINISTRATOR);

    private static final Duration STAFF_SESSION_LIFETIME = Duration.ofHours(10);
    private static final String HAND_OFF = "/recovery/hand-off";
    private static final List<String> STAFF = List.of("rita", "sven", "paul", "anna");
    private static final Pattern LINK = Pattern.compile("/recovery/resume/[\\w-]+");

    private final Map<String, StaffMember> signedIn = new HashMap<>();
    private @Nullable StaffMember applicant;

    @LocalServerPort
    private int port;

    @Autowired
    private StaffDirectory staff;

    @Autowired
    private Journeys journeys;

    @Autowired
    private EvidenceStore evidence;

    @Autowired
    private KeptReadings readings;

    @Autowired
    private Unmaskings unmaskings;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private TestHost host;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping handlers;

    @BeforeAll
    void enrol() {
        ROLES.forEach((name, role) -> staff.ensure(new Staff(name, "Test " + name, role, PASSWORD)));
    }

    /** Nobody, applicant with a case, reviewer, senior reviewer, process owner, administrator. */
    @ParameterizedTest
    @CsvSource({
        "/staff/sign-in,                                                     200, 200, 200, 200, 200, 200",
        "/staff/home,                                                        302, 302, 302, 302, 302, 302",
        "/staff/other,                                                       302, 302, 403, 403, 403, 403",
        "/camunda/app/tasklist/default/,                                     302, 302, 200, 200, 403, 403",
        "/camunda/app/cockpit/default/,                                      302, 302, 403, 403, 200, 403",
        "/camunda/app/admin/default/,                                        302, 302, 403, 403, 403, 200",
        "/camunda/app/admin/default/setup/,                                  302, 302, 403, 403, 403, 302",
        "/camunda/app/welcome/default/,                                      302, 302, 403, 403, 403, 403",
        "/camunda/api/tasklist/plugin/keyback-review/static/app/plugin.js,   401, 401, 200, 200, 403, 403",
        "/camunda/api/cockpit/plugin/base/default/process-definition/statistics-count, 401, 401, 403, 403, 200, 403",
        "/camunda/api/engine/engine/default/task,                            401, 401, 200, 200, 200, 200",
        "/camunda/api/admin/auth/user/default,                               401, 401, 200, 200, 200, 200",
        "/camunda/lib/deps.js,                                               302, 302, 200, 200, 200, 200",
        "/review/cases/x,                                                    401, 401, 404, 404, 403, 403",
        "/host/events,                                                       405, 405, 405, 405, 405, 405",
        "/review/cases/x/messages,                                           401, 401, 404, 404, 403, 403",
        "/review/cases/x/messages/news?after=0,                              401, 401, 404, 404, 403, 403",
        "/review/cases/x/unmasking,                                          401, 401, 405, 405, 403, 403",
        "/review/forgery-token,                                              401, 401, 200, 200, 403, 403",
        "/review/next,                                                       401, 401, 405, 405, 403, 403",
        "/actuator/health,                                                   200, 200, 200, 200, 200, 200",
        "/actuator/env,                                                      404, 404, 404, 404, 404, 404",
        "/actuator,                                                          404, 404, 404, 404, 404, 404",
        "/engine-rest/engine,                                                404, 404, 404, 404, 404, 404",
        "/h2-console,                                                        404, 404, 404, 404, 404, 404",
        "/nothing,                                                           404, 404, 404, 404, 404, 404",
        "/portal/keyback.css,                                                200, 200, 200, 200, 200, 200",
        "/.well-known/keyback-jwks.json,                                     200, 200, 200, 200, 200, 200",
        "/recovery,                                                          403, 200, 403, 403, 403, 403",
        "/recovery/state,                                                    403, 200, 403, 403, 403, 403",
        "/recovery/messages,                                                 403, 200, 403, 403, 403, 403",
        "/recovery/messages/news?after=0,                                    403, 200, 403, 403, 403, 403",
        "/recovery/face/phone/state,                                         403, 200, 403, 403, 403, 403",
        "/recovery/face/phone/not-a-code,                                    403, 403, 403, 403, 403, 403",
        "/recovery/face/here,                                                403, 403, 403, 403, 403, 403",
        "/recovery/face/consent/withdraw,                                    403, 200, 403, 403, 403, 403"
    })
    void everyAddressKnowsWhoMayCallIt(
            String address, int nobody, int applicant, int reviewer, int senior, int processOwner, int administrator) {
        List<Integer> answers = Stream.of(
                        somebody(), applicant(), signedIn("rita"), signedIn("sven"), signedIn("paul"), signedIn("anna"))
                .map(person -> person.status(address))
                .toList();

        assertThat(answers).containsExactly(nobody, applicant, reviewer, senior, processOwner, administrator);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rita", "paul", "anna"})
    void theEnginesOwnSignInAndSetUpAreShut(String name) {
        StaffMember person = signedIn(name);

        assertThat(person.call("POST", "/camunda/api/admin/auth/user/default/login/admin", ""))
                .isEqualTo(403);
        assertThat(person.call("POST", "/camunda/api/admin/setup/default/user/create", "{}"))
                .isEqualTo(403);
    }

    /** Each group of callers to whom the engine listens; it may still refuse what is not theirs. */
    @ParameterizedTest
    @CsvSource({
        "POST,   /task,                              rita sven paul anna",
        "POST,   /task/count,                        rita sven paul anna",
        "POST,   /process-instance,                  rita sven paul anna",
        "POST,   /variable-instance,                 rita sven paul anna",
        "POST,   /history/task/count,                rita sven paul anna",
        "POST,   /job,                               rita sven paul anna",
        "POST,   /filter/x/list,                     rita sven",
        "POST,   /filter/x/count,                    rita sven",
        "POST,   /task/x/claim,                      rita sven",
        "POST,   /task/x/unclaim,                    rita sven",
        "POST,   /task/x/submit-form,                rita sven",
        "POST,   /task/x/complete,                   rita sven",
        "PUT,    /job/x/retries,                     paul",
        "PUT,    /job-definition/x/retries,          paul",
        "POST,   /user/create,                       anna",
        "POST,   /user/x/unlock,                     anna",
        "POST,   /identity/password-policy,          anna",
        "PUT,    /user/x/profile,                    anna",
        "PUT,    /user/x/credentials,                anna",
        "DELETE, /user/x,                            anna",
        "PUT,    /group/x/members/x,                 anna",
        "DELETE, /group/x/members/x,                 anna",
        "POST,   /task/x/bpmnError,                  ''",
        "POST,   /task/x/bpmnEscalation,             ''",
        "POST,   /task/x/resolve,                    ''",
        "POST,   /task/x/delegate,                   ''",
        "POST,   /task/x/assignee,                   ''",
        "POST,   /task/x/comment/create,             ''",
        "POST,   /task/x/attachment/create,          ''",
        "POST,   /task/x/variables,                  ''",
        "PUT,    /task/x/variables/outcome,          ''",
        "DELETE, /task/x/variables/outcome,          ''",
        "POST,   /task/x/localVariables,             ''",
        "POST,   /task/x/identity-links,             ''",
        "POST,   /task/create,                       ''",
        "PUT,    /task/x,                            ''",
        "POST,   /execution/x/signal,                ''",
        "POST,   /message,                           ''",
        "POST,   /signal,                            ''",
        "POST,   /condition,                         ''",
        "POST,   /process-instance/x/comment/create, ''",
        "POST,   /process-instance/x/modification,   ''",
        "POST,   /process-instance/suspended,        ''",
        "PUT,    /process-instance/x/suspended,      ''",
        "DELETE, /process-instance/x,                ''",
        "POST,   /process-definition/key/recovery/start,       ''",
        "POST,   /process-definition/key/recovery/submit-form, ''",
        "POST,   /decision-definition/key/triage/evaluate,     ''",
        "POST,   /job/x/execute,                     ''",
        "PUT,    /job/x/duedate,                     ''",
        "POST,   /job/retries,                       ''",
        "DELETE, /job/x,                             ''",
        "PUT,    /incident/x/annotation,             ''",
        "PUT,    /history/user-operation/x/set-annotation, ''",
        "POST,   /history/cleanup,                   ''",
        "POST,   /filter/create,                     ''",
        "PUT,    /filter/x,                          ''",
        "POST,   /identity/verify,                   ''",
        "POST,   /group/create,                      ''",
        "POST,   /authorization/create,              ''",
        "POST,   /deployment/create,                 ''",
        "POST,   /modification/execute,              ''",
        "POST,   /migration/execute,                 ''"
    })
    void ofTheEnginesCallsEachRoleHasThoseOfItsWork(String method, String call, String allowed) {
        List<String> heard = STAFF.stream()
                .filter(name -> !isShut(signedIn(name).send(method, ENGINE + call, "{}")))
                .toList();

        assertThat(String.join(" ", heard)).isEqualTo(allowed);
        assertThat(somebody().call(method, ENGINE + call, "{}")).isEqualTo(401);
        assertThat(applicant().call(method, ENGINE + call, "{}")).isEqualTo(401);
    }

    /** The engine says why when it refuses; what is shut says nothing. */
    private static boolean isShut(HttpResponse<String> answer) {
        return answer.statusCode() == 403 && answer.body().isEmpty();
    }

    @Test
    void anotherSpellingOpensNothing() {
        Journeys.Journey journey = journeys.inReview();
        String task = journey.task("ReviewCase").getId();
        List<String> understoodByTheEngineAllTheSame = List.of(
                "/comment/create",
                "/comment/create/",
                "/comment/create;x=y",
                "/comment;x=y/create",
                "/comment//create",
                "//comment/create",
                "/./comment/create",
                "/%63omment/create",
                "/comment%2Fcreate",
                "/comment/create%2F",
                "/comment/create%20",
                "/comment/create.json",
                "/claim/",
                "/claim;x=y",
                "/bpmnError/",
                "/bpmnError;x=y",
                "/%62pmnError",
                "/resolve/");

        assertThat(understoodByTheEngineAllTheSame).allSatisfy(spelling -> {
            int answer = signedIn("rita")
                    .call(
                            "POST",
                            ENGINE + "/task/" + task + spelling,
                            "{\"message\":\"Zoe\",\"userId\":\"rita\",\"errorCode\":\"x\"}");

            assertThat(answer).isIn(400, 403);
            assertThat(tasks.getTaskComments(task)).isEmpty();
            assertThat(journey.task("ReviewCase").getAssignee()).isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bpmnError", "/bpmnEscalation", "/resolve"})
    void aReviewerLeavesATaskByItsFormAlone(String wayOut) {
        Journeys.Journey journey = journeys.inReview();
        String task = journey.task("ReviewCase").getId();
        tasks.claim(task, "rita");

        assertThat(signedIn("rita").call("POST", ENGINE + "/task/" + task + wayOut, """
                        {"errorCode": "x", "escalationCode": "x", "variables": {"outcome": {"value": "APPROVED"}}}"""))
                .isEqualTo(403);

        assertThat(journey.task("ReviewCase").getId()).isEqualTo(task);
        assertThat(journey.approve("rita").view().status()).isEqualTo(CaseStatus.APPROVED);
    }

    @Test
    void staffChangeTheirOwnPasswordButNotWhoTheyAre() {
        staff.ensure(new Staff("nora", "Test Nora", StaffRole.REVIEWER, PASSWORD));
        StaffMember reviewer = signIn("nora");

        assertThat(reviewer.call(
                        "PUT", ENGINE + "/user/nora/profile", "{\"id\":\"nora\",\"email\":\"x@mail.example\"}"))
                .isEqualTo(403);
        assertThat(reviewer.call("DELETE", ENGINE + "/user/nora", "")).isEqualTo(403);
        assertThat(reviewer.call("PUT", ENGINE + "/user/sven/credentials", credentials(PASSWORD)))
                .isEqualTo(403);
        assertThat(reviewer.call("PUT", ENGINE + "/user/nora/credentials", credentials(PASSWORD)))
                .isEqualTo(204);
        assertThat(reviewer.call("PUT", ENGINE + "/user/nora/credentials", credentials("wrong")))
                .isEqualTo(400);
    }

    private static String credentials(String own) {
        return "{\"password\":\"" + PASSWORD + "\",\"authenticatedUserPassword\":\"" + own + "\"}";
    }

    @Test
    void aWrongPasswordIsRefusedAndMakesTheRightOneWait() {
        StaffMember person = somebody();
        staff.ensure(new Staff("lena", "Test Lena", StaffRole.REVIEWER, PASSWORD));

        assertThat(person.signIn("lena", "wrong")).endsWith("/staff/sign-in?failed");
        assertThat(person.signIn("nobody", PASSWORD)).endsWith("/staff/sign-in?failed");
        assertThat(person.signIn("lena", PASSWORD)).endsWith("/staff/sign-in?failed");
    }

    @Test
    void whoSignsInOrTriesToAndWhoIsRefusedIsRecorded() {
        StaffMember person = somebody();
        staff.ensure(new Staff("lise", "Test Lise", StaffRole.REVIEWER, PASSWORD));
        long before = entries();

        person.signIn("a-password-typed-as-name", PASSWORD);
        person.signIn("lise", "wrong");
        clock.pass(Duration.ofMinutes(10));
        jdbc.sql("update act_id_user set lock_exp_time_ = null where id_ = 'lise'")
                .update();
        person.signIn("lise", PASSWORD);
        person.status("/camunda/app/cockpit/default/");

        assertThat(recordedAfter(before))
                .containsExactly(
                        "STAFF_SIGN_IN_REFUSED null {\"cause\": \"BadCredentialsException\"}",
                        "STAFF_SIGN_IN_REFUSED null {\"user\": \"lise\", \"cause\": \"BadCredentialsException\"}",
                        "STAFF_SIGNED_IN lise {}",
                        "STAFF_CALL_REFUSED lise {\"area\": \"camunda\"}");
    }

    private long entries() {
        return jdbc.sql("select coalesce(max(number), 0) from keyback.audit_entry where chain = ?")
                .param(new UUID(0, 0))
                .query(Long.class)
                .single();
    }

    private List<String> recordedAfter(long number) {
        return jdbc.sql("select action || ' ' || coalesce(staff, 'null') || ' ' || details"
                        + " from keyback.audit_entry where chain = ? and number > ? and action like 'STAFF\\_%\\_%'"
                        + " and action not like '%CHANGED' order by number")
                .params(new UUID(0, 0), number)
                .query(String.class)
                .list();
    }

    @Test
    void everybodyIsLedToWhereHeWorks() {
        assertThat(home("rita")).endsWith("/camunda/app/tasklist/default/");
        assertThat(home("sven")).endsWith("/camunda/app/tasklist/default/");
        assertThat(home("paul")).endsWith("/camunda/app/cockpit/default/");
        assertThat(home("anna")).endsWith("/camunda/app/admin/default/");
    }

    @Test
    void theEnginesSignOutEndsTheSession() {
        StaffMember reviewer = signIn("rita");

        assertThat(reviewer.call("POST", "/camunda/api/admin/auth/user/default/logout", ""))
                .isEqualTo(204);

        assertThat(reviewer.status(ENGINE + "/task")).isEqualTo(401);
    }

    @Test
    void aReviewerWorksOnATaskAndChangesNothingElse() {
        Journeys.Journey journey = journeys.inReview();
        String task = ENGINE + "/task/" + journey.task("ReviewCase").getId();
        String instance = ENGINE + "/process-instance/" + journey.instanceId();
        StaffMember reviewer = signedIn("rita");

        assertThat(reviewer.status(task)).isEqualTo(200);
        assertThat(reviewer.status(instance)).isEqualTo(200);
        assertThat(reviewer.call("POST", task + "/claim", "{\"userId\":\"rita\"}"))
                .isEqualTo(204);
        assertThat(reviewer.call("PUT", task + "/variables/outcome", "{\"value\":\"APPROVED\"}"))
                .isEqualTo(403);
        assertThat(reviewer.call("POST", task + "/variables", "{\"modifications\":{\"outcome\":{\"value\":\"X\"}}}"))
                .isEqualTo(403);
        assertThat(reviewer.call("POST", task + "/assignee", "{\"userId\":\"sven\"}"))
                .isEqualTo(403);
        assertThat(reviewer.call("POST", task + "/delegate", "{\"userId\":\"sven\"}"))
                .isEqualTo(403);
        assertThat(reviewer.call("POST", task + "/identity-links", "{\"userId\":\"sven\",\"type\":\"candidate\"}"))
                .isEqualTo(403);
        assertThat(reviewer.call("PUT", instance + "/variables/outcome", "{\"value\":\"APPROVED\"}"))
                .isEqualTo(403);
        assertThat(reviewer.call("PUT", task, "{\"priority\":0,\"due\":null}")).isEqualTo(403);
        assertThat(reviewer.call("POST", task + "/comment/create", "{\"message\":\"Zoe lives here\"}"))
                .isEqualTo(403);
        assertThat(reviewer.call("POST", task + "/attachment/create", "{}")).isEqualTo(403);
        assertThat(reviewer.status(instance + "/variables")).isEqualTo(403);
        assertThat(reviewer.call("POST", instance + "/modification", reset())).isEqualTo(403);
        assertThat(reviewer.call("DELETE", instance, "")).isEqualTo(403);
        assertThat(reviewer.call("POST", ENGINE + "/process-definition/key/recovery/start", "{}"))
                .isEqualTo(403);
        assertThat(reviewer.call(
                        "POST", ENGINE + "/filter/create", "{\"name\":\"x\",\"resourceType\":\"Task\",\"query\":{}}"))
                .isEqualTo(403);
        assertThat(reviewer.call("POST", ENGINE + "/message", "{\"messageName\":\"x\"}"))
                .isGreaterThanOrEqualTo(400);
        assertThat(reviewer.get(ENGINE + "/deployment").body()).isEqualTo("[]");
    }

    @Test
    void whatAnApplicantSendsComesFromOurPages() {
        List<String> addresses = new ArrayList<>(takersOf("/recovery"));
        assertThat(addresses).hasSizeGreaterThan(6);
        assertThat(addresses.remove(HAND_OFF)).isTrue();
        StaffMember person = applicant();

        for (String address : addresses) {
            assertThat(isTakenForForged(person.postFromElsewhere(address)))
                    .as(address)
                    .isTrue();
            assertThat(isTakenForForged(person.postFrom("/recovery", address)))
                    .as(address)
                    .isFalse();
        }
    }

    /** The portal's own refusals have a page of their own. */
    private static boolean isTakenForForged(HttpResponse<String> answer) {
        return answer.statusCode() == 403 && answer.body().contains("\"error\":\"Forbidden\"");
    }

    @Test
    void theHostsPageHandsOffFromElsewhere() {
        assertThat(somebody().postFromElsewhere(HAND_OFF).body()).contains("We cannot start from here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/staff/sign-in", "/staff/sign-out"})
    void nobodyIsSignedInOrOutFromElsewhere(String address) {
        StaffMember person = signedIn("rita");

        assertThat(person.postFromElsewhere(address).statusCode()).isEqualTo(403);

        assertThat(person.status(ENGINE + "/task")).isEqualTo(200);
        assertThat(takersOf("/staff")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "rita, POST,   /task/x/claim",
        "rita, POST,   /task/x/complete",
        "rita, POST,   /task/x/submit-form",
        "paul, PUT,    /job/x/retries",
        "anna, POST,   /user/create",
        "anna, PUT,    /group/reviewers/members/x",
        "anna, DELETE, /user/x"
    })
    void theEngineTakesNothingFromElsewhere(String name, String method, String call) {
        assertThat(signIn(name).callFromElsewhere(method, ENGINE + call)).isEqualTo(403);
    }

    /** The addresses that take what is sent, of all our pages, with something in place of their variables. */
    private List<String> takersOf(String prefix) {
        return handlers.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().contains(RequestMethod.POST))
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(address -> address.startsWith(prefix))
                .map(address -> address.replaceAll("\\{[^}]+}", "x"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rita", "sven", "paul", "anna"})
    void nobodyDeploys(String name) {
        assertThat(signedIn(name).deploy(ENGINE + "/deployment/create", "x.form", "{\"id\":\"x\"}"))
                .isEqualTo(403);
    }

    @Test
    void theApplicantsStepsAreHiddenFromReviewers() {
        Journeys.Journey journey = journeys.waitingForCode();
        StaffMember reviewer = signedIn("rita");

        assertThat(reviewer.get(ENGINE + "/task?processInstanceId=" + journey.instanceId())
                        .body())
                .isEqualTo("[]");
        assertThat(reviewer.call(
                        "POST",
                        ENGINE + "/task/" + journey.task("ConfirmEmailCode").getId() + "/complete",
                        "{}"))
                .isEqualTo(403);
    }

    @Test
    void aProcessOwnerWatchesAndRetriesAndChangesNothingElse() {
        Journeys.Journey journey = journeys.opened();
        String job = journey.jobs().get(0).getId();
        String instance = ENGINE + "/process-instance/" + journey.instanceId();
        StaffMember owner = signedIn("paul");

        assertThat(owner.status(instance)).isEqualTo(200);
        assertThat(owner.status(instance + "/activity-instances")).isEqualTo(200);
        assertThat(owner.status(instance + "/variables")).isEqualTo(200);
        assertThat(owner.call("PUT", ENGINE + "/job/" + job + "/retries", "{\"retries\":3}"))
                .isEqualTo(204);
        assertThat(owner.call("PUT", instance + "/variables/outcome", "{\"value\":\"APPROVED\"}"))
                .isEqualTo(403);
        assertThat(owner.call("POST", instance + "/modification", reset())).isEqualTo(403);
        assertThat(owner.call("DELETE", instance, "")).isEqualTo(403);
        assertThat(owner.call("PUT", instance + "/suspended", "{\"suspended\":true}"))
                .isEqualTo(403);
        assertThat(owner.call("PUT", ENGINE + "/job/" + job + "/duedate", "{\"duedate\":null}"))
                .isEqualTo(403);
        assertThat(owner.call("POST", ENGINE + "/process-definition/key/recovery/start", "{}"))
                .isEqualTo(403);
    }

    @Test
    void aProcessOwnerDoesNotReview() {
        Journeys.Journey journey = journeys.inReview();
        String task = ENGINE + "/task/" + journey.task("ReviewCase").getId();
        StaffMember owner = signedIn("paul");

        assertThat(owner.call("POST", task + "/claim", "{\"userId\":\"paul\"}")).isEqualTo(403);
        assertThat(owner.call("POST", task + "/complete", "{}")).isEqualTo(403);
        assertThat(owner.status("/review/cases/" + journey.id())).isEqualTo(403);
    }

    @Test
    void aProcessOwnerHasAStepTriedAgainThatWasGivenUp() {
        Journeys.Journey journey = journeys.inReview().approve("rita");
        host.breakDown(journey.account().id());
        String job = journey.jobs().get(0).getId();
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(journey::runNextJob);
        management.setJobRetries(job, 1);
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(journey::runNextJob);
        String incidents = ENGINE + "/incident?processInstanceId=" + journey.instanceId();
        StaffMember owner = signedIn("paul");
        assertThat(owner.get(incidents).body()).contains("\"activityId\":\"ResetTwoFactor\"");

        assertThat(owner.status(ENGINE + "/job/" + job + "/stacktrace")).isEqualTo(200);
        assertThat(owner.call("PUT", ENGINE + "/job/" + job + "/retries", "{\"retries\":1}"))
                .isEqualTo(204);

        assertThat(owner.get(incidents).body()).isEqualTo("[]");
        host.repair(journey.account().id());
        assertThat(journey.runJobs().view().status()).isEqualTo(CaseStatus.HELD);
    }

    @Test
    void whoIsRemovedFromHisGroupIsRefusedAtOnce() {
        staff.ensure(new Staff("omar", "Test Omar", StaffRole.REVIEWER, PASSWORD));
        StaffMember member = signIn("omar");
        assertThat(member.status(ENGINE + "/task")).isEqualTo(200);

        assertThat(signedIn("anna").call("DELETE", ENGINE + "/group/reviewers/members/omar", ""))
                .isEqualTo(204);

        assertIsNobody(member);
    }

    @Test
    void whoIsRemovedFromStaffIsRefusedAtOnce() {
        staff.ensure(new Staff("olga", "Test Olga", StaffRole.PROCESS_OWNER, PASSWORD));
        StaffMember member = signIn("olga");
        assertThat(member.status("/camunda/app/cockpit/default/")).isEqualTo(200);

        assertThat(signedIn("anna").call("DELETE", ENGINE + "/user/olga", "")).isEqualTo(204);

        assertIsNobody(member);
    }

    @Test
    void whoseWorkChangesSignsInAgain() {
        staff.ensure(new Staff("oda", "Test Oda", StaffRole.REVIEWER, PASSWORD));
        StaffMember member = signIn("oda");

        assertThat(signedIn("anna").call("PUT", ENGINE + "/group/processOwners/members/oda", ""))
                .isEqualTo(204);

        assertIsNobody(member);
        assertThat(signIn("oda").status("/camunda/app/cockpit/default/")).isEqualTo(200);
    }

    @Test
    void aSessionOfStaffEndsHoweverBusyItIs() {
        StaffMember member = signIn("paul");

        clock.pass(STAFF_SESSION_LIFETIME);
        assertThat(member.status(ENGINE + "/job")).isEqualTo(200);
        clock.pass(Duration.ofSeconds(1));

        assertIsNobody(member);
        signedIn.clear();
        applicant = null;
    }

    private static void assertIsNobody(StaffMember member) {
        assertThat(member.status("/staff/home")).isEqualTo(302);
        assertThat(member.get("/staff/home").headers().firstValue("Location").orElse(""))
                .endsWith("/staff/sign-in");
        assertThat(member.status(ENGINE + "/task")).isEqualTo(401);
        assertThat(member.status("/review/cases/x")).isEqualTo(401);
    }

    @Test
    void anAdministratorManagesStaffAndGivesHimselfNoRights() {
        Journeys.Journey journey = journeys.inReview();
        StaffMember administrator = signedIn("anna");

        assertThat(administrator.status(ENGINE + "/user/rita/profile")).isEqualTo(200);
        assertThat(administrator.call(
                        "POST",
                        ENGINE + "/user/create",
                        "{\"profile\":{\"id\":\"newcomer\"},\"credentials\":{\"password\":\"" + PASSWORD + "\"}}"))
                .isEqualTo(204);
        assertThat(administrator.call("PUT", ENGINE + "/group/reviewers/members/newcomer", ""))
                .isEqualTo(204);
        assertThat(
                        administrator.call(
                                "POST",
                                ENGINE + "/authorization/create",
                                "{\"type\":1,\"permissions\":[\"ALL\"],\"userId\":\"anna\",\"resourceType\":8,\"resourceId\":\"*\"}"))
                .isEqualTo(403);
        assertThat(administrator.get(ENGINE + "/task").body()).isEqualTo("[]");
        assertThat(administrator.status(ENGINE + "/process-instance/" + journey.instanceId()))
                .isGreaterThanOrEqualTo(403);
        assertThat(administrator.call("DELETE", ENGINE + "/user/newcomer", "")).isEqualTo(204);
    }

    @Test
    void aCaseIsOpenToTheReviewerWhoHasClaimedItAndNobodyElse() {
        Journeys.Journey journey = journeys.inReview();
        String file = "/review/cases/" + journey.id();
        StaffMember reviewer = signedIn("rita");
        StaffMember other = signedIn("sven");

        assertThat(reviewer.status(file)).isEqualTo(403);

        tasks.claim(journey.task("ReviewCase").getId(), "rita");

        assertThat(reviewer.get(file).body())
                .contains("\"reference\":\"" + journey.view().reference(), "\"Z•••\"", "AGREES")
                .doesNotContain("Zoe");
        assertThat(other.status(file)).isEqualTo(403);
        assertThat(reviewer.status("/review/cases/" + journeys.inReview().id())).isEqualTo(403);
        assertThat(reviewer.status("/review/cases/not-an-id")).isEqualTo(404);
    }

    /** Over the whole queue, which other tests fill. */
    @Test
    void theNextCaseIsForReviewersAndFromTasklistAlone() {
        journeys.inReview();

        for (String name : List.of("rita", "sven")) {
            HttpResponse<String> next = signedIn(name).postAsTab("/review/next");
            assertThat(next.statusCode()).isEqualTo(200);
            String task = next.body().replaceAll(".*\"task\":\"([^\"]+)\".*", "$1");
            assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                    .isEqualTo(name);
            tasks.setAssignee(task, null);
        }
        assertThat(signedIn("rita").postFromElsewhere("/review/next").statusCode())
                .isEqualTo(403);
        for (String name : List.of("paul", "anna")) {
            assertThat(signedIn(name).postFromElsewhere("/review/next").statusCode())
                    .isEqualTo(403);
        }
        assertThat(applicant().postFromElsewhere("/review/next").statusCode()).isIn(401, 403);
        assertThat(somebody().postFromElsewhere("/review/next").statusCode()).isIn(401, 403);
    }

    @Test
    void aReviewerClaimsForHimselfAlone() {
        Journeys.Journey journey = journeys.inReview();
        String task = ENGINE + "/task/" + journey.task("ReviewCase").getId();
        StaffMember reviewer = signedIn("rita");

        assertThat(reviewer.call("POST", task + "/claim", "{\"userId\":\"sven\"}"))
                .isGreaterThanOrEqualTo(400);
        assertThat(journey.task("ReviewCase").getAssignee()).isNull();
        assertThat(reviewer.call("POST", task + "/claim", "{\"userId\":\"rita\"}"))
                .isEqualTo(204);
        assertThat(signedIn("sven").call("POST", task + "/claim", "{\"userId\":\"sven\"}"))
                .isGreaterThanOrEqualTo(400);
        assertThat(journey.task("ReviewCase").getAssignee()).isEqualTo("rita");
    }

    @Test
    void whoLooksAtAFileOrAPictureKeepsHisClaim() {
        Journeys.Journey journey = journeys.inReview();
        tasks.claim(journey.task("ReviewCase").getId(), "rita");
        String file = "/review/cases/" + journey.id();
        EvidenceItem picture = evidence.current(journey.id()).get(0);

        for (String address : List.of(file, file + "/evidence/" + picture.id())) {
            clock.pass(Duration.ofMinutes(5));
            assertThat(signedIn("rita").status(address)).isEqualTo(200);
            assertThat(touchedAt(journey)).isEqualTo(clock.instant());
        }
        clock.pass(Duration.ofMinutes(5));
        assertThat(signedIn("sven").status(file)).isEqualTo(403);
        assertThat(touchedAt(journey)).isEqualTo(clock.instant().minus(Duration.ofMinutes(5)));
    }

    private Instant touchedAt(Journeys.Journey journey) {
        return jdbc.sql("select touched_at from keyback.claim where case_id = ?")
                .param(journey.id().value())
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
    }

    @Test
    void personalDataAreUnmaskedByTheReviewerWhoHasClaimedTheCaseForOneOfTheReasons() {
        Journeys.Journey journey = journeys.inReview();
        String unmasking = "/review/cases/" + journey.id() + "/unmasking";
        String wish = wish("COMPARE_WITH_DOCUMENT", "PERSONAL_INFORMATION");
        StaffMember reviewer = signedIn("rita");

        assertThat(reviewer.postFromTab(unmasking, wish).statusCode()).isEqualTo(403);

        String task = journey.task("ReviewCase").getId();
        tasks.claim(task, "rita");

        assertThat(somebody().call("POST", unmasking, wish)).isEqualTo(403);
        assertThat(reviewer.call("POST", unmasking, wish)).isEqualTo(403);
        assertThat(signedIn("sven").postFromTab(unmasking, wish).statusCode()).isEqualTo(403);
        assertThat(signedIn("paul").call("POST", unmasking, wish)).isEqualTo(403);
        assertThat(unmaskings.of(journey.id())).isEmpty();
        HttpResponse<String> answer = reviewer.postFromTab(unmasking, wish);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"Zoe\"", "\"O'Neil\"");
        assertThat(header(answer, "Cache-Control")).contains("no-store");
        assertThat(unmaskings.of(journey.id())).hasSize(1);

        tasks.setAssignee(task, null);

        assertThat(reviewer.postFromTab(unmasking, wish).statusCode()).isEqualTo(403);
        assertThat(unmaskings.of(journey.id())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "",
                "{\"what\":\"PERSONAL_INFORMATION\"}",
                "{\"reason\":null,\"what\":\"PERSONAL_INFORMATION\"}",
                "{\"reason\":\"\",\"what\":\"PERSONAL_INFORMATION\"}",
                "{\"reason\":0,\"what\":\"PERSONAL_INFORMATION\"}",
                "{\"reason\":\"CURIOUS\",\"what\":\"PERSONAL_INFORMATION\"}",
                "{\"reason\":\"COMPARE_WITH_DOCUMENT\"}",
                "{\"reason\":\"COMPARE_WITH_DOCUMENT\",\"what\":\"EVERYTHING\"}"
            })
    void withoutAReasonOfTheListNothingIsUnmasked(String wish) {
        Journeys.Journey journey = journeys.inReview();
        tasks.claim(journey.task("ReviewCase").getId(), "rita");

        HttpResponse<String> answer =
                signedIn("rita").postFromTab("/review/cases/" + journey.id() + "/unmasking", wish);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("Zoe");
        assertThat(unmaskings.of(journey.id())).isEmpty();
    }

    private static String wish(String reason, String what) {
        return "{\"reason\":\"" + reason + "\",\"what\":\"" + what + "\"}";
    }

    @Test
    void picturesOfACaseAreServedToItsReviewerAndHarmless() {
        Journeys.Journey journey = journeys.inReview();
        Journeys.Journey another = journeys.inReview();
        tasks.claim(journey.task("ReviewCase").getId(), "rita");
        EvidenceItem picture = evidence.current(journey.id()).get(0);
        EvidenceItem anothers = evidence.current(another.id()).get(0);
        String pictures = "/review/cases/" + journey.id() + "/evidence/";
        StaffMember reviewer = signedIn("rita");

        HttpResponse<String> served = reviewer.get(pictures + picture.id());

        assertThat(served.statusCode()).isEqualTo(200);
        assertThat(header(served, "Content-Type")).isEqualTo("image/jpeg");
        assertThat(header(served, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(served, "Cache-Control")).contains("no-store");
        assertThat(header(served, "Content-Security-Policy")).contains("sandbox");
        assertThat(header(served, "Content-Disposition")).startsWith("inline");
        assertThat(reviewer.status(pictures + anothers.id())).isEqualTo(404);
        assertThat(reviewer.status(pictures + "not-an-id")).isEqualTo(404);
        assertThat(signedIn("sven").status(pictures + picture.id())).isEqualTo(403);
        assertThat(somebody().status(pictures + picture.id())).isEqualTo(401);
    }

    @Test
    void theFaceThatTheHostHasIsServedToTheReviewerAlone() {
        Journeys.Journey journey = journeys.inReview();
        tasks.claim(journey.task("ReviewCase").getId(), "rita");
        String address = "/review/cases/" + journey.id() + "/face-on-file";
        StaffMember reviewer = signedIn("rita");
        assertThat(reviewer.status(address)).as("the host has none").isEqualTo(404);
        assertThat(reviewer.get("/review/cases/" + journey.id()).body()).contains("\"onFile\":false");

        host.keepFace(journey.account().id(), DrawnPictures.faceFrames(1).get(0));
        HttpResponse<String> served = reviewer.get(address);

        assertThat(served.statusCode()).isEqualTo(200);
        assertThat(header(served, "Content-Type")).isEqualTo("image/jpeg");
        assertThat(header(served, "Cache-Control")).contains("no-store");
        assertThat(header(served, "Content-Security-Policy")).contains("sandbox");
        assertThat(reviewer.get("/review/cases/" + journey.id()).body()).contains("\"onFile\":true");
        assertThat(signedIn("sven").status(address)).isEqualTo(403);
        assertThat(somebody().status(address)).isEqualTo(401);

        host.keepFace(journey.account().id(), "<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8));
        assertThat(reviewer.status(address)).as("no picture").isEqualTo(404);
    }

    @Test
    void whatIsCutOutOfADocumentIsServedToItsReviewerAlone() {
        Journeys.Journey journey = journeys.inReview();
        Journeys.Journey another = journeys.inReview();
        String task = journey.task("ReviewCase").getId();
        tasks.claim(task, "rita");
        readings.keep(journey.id(), evidence.current(journey.id()));
        readings.keep(another.id(), evidence.current(another.id()));
        String zone = "/review/cases/" + journey.id() + "/document/ZONE";
        StaffMember reviewer = signedIn("rita");

        HttpResponse<String> served = reviewer.get(zone);

        assertThat(served.statusCode()).isEqualTo(200);
        assertThat(header(served, "Content-Type")).isEqualTo("image/png");
        assertThat(header(served, "Cache-Control")).contains("no-store");
        assertThat(header(served, "Content-Security-Policy")).contains("sandbox");
        assertThat(reviewer.status("/review/cases/" + journey.id() + "/document/PORTRAIT"))
                .isEqualTo(200);
        assertThat(reviewer.status("/review/cases/" + journey.id() + "/document/BARCODE"))
                .isEqualTo(404);
        assertThat(reviewer.status("/review/cases/" + journey.id() + "/document/SIGNATURE"))
                .isEqualTo(404);
        assertThat(reviewer.status("/review/cases/" + another.id() + "/document/ZONE"))
                .isEqualTo(403);
        assertThat(signedIn("sven").status(zone)).isEqualTo(403);
        assertThat(somebody().status(zone)).isEqualTo(401);

        tasks.setAssignee(task, null);

        assertThat(reviewer.status(zone)).isEqualTo(403);
    }

    @Test
    void messagesOfACaseAreForTheReviewerWhoHasClaimedItAndNobodyElse() {
        Journeys.Journey journey = journeys.inReview();
        String messages = "/review/cases/" + journey.id() + "/messages";
        String draft = "{\"id\":\"" + UUID.randomUUID() + "\",\"text\":\"Which city?\"}";
        StaffMember reviewer = signedIn("rita");
        StaffMember other = signedIn("sven");
        assertThat(reviewer.postFromTab(messages, draft).statusCode()).isEqualTo(403);

        tasks.claim(journey.task("ReviewCase").getId(), "rita");

        assertThat(reviewer.postFromElsewhere(messages).statusCode()).isEqualTo(403);
        assertThat(reviewer.postFromTab(messages, draft).body()).contains("\"number\":1", "\"who\":\"rita\"");
        assertThat(reviewer.get(messages).body()).contains("Which city?");
        assertThat(reviewer.get(messages + "/news?after=0").body()).contains("Which city?");
        assertThat(reviewer.get(messages + "/news?after=1").body()).contains("\"messages\":[]");
        assertThat(reviewer.postFromTab(messages, "{}").statusCode()).isEqualTo(404);
        assertThat(reviewer.postFromTab(messages, draft.replace("Which city?", " "))
                        .body())
                .contains("Please write something first.");
        assertThat(other.status(messages)).isEqualTo(403);
        assertThat(other.status(messages + "/news?after=0")).isEqualTo(403);
        assertThat(other.postFromTab(messages, draft).statusCode()).isEqualTo(403);
        assertThat(other.postFromTab(messages + "/read", "{\"number\":1}").statusCode())
                .isEqualTo(403);
        assertThat(reviewer.get("/review/cases/" + journey.id()).body()).contains("Wrote a message");
    }

    /** A page that is left open asks for ever. */
    @Test
    void waitingForMessagesIsNoUseOfASession() {
        StaffMember person = applicant();
        // a use is written when the last one was some time ago
        jdbc.sql("update keyback.spring_session set last_access_time = last_access_time - 60000")
                .update();
        Map<String, Long> before = lastUses();

        assertThat(person.status("/recovery/messages/news?after=0")).isEqualTo(200);
        assertThat(lastUses().equals(before)).as("nothing was used").isTrue();

        assertThat(person.status("/recovery/messages")).isEqualTo(200);
        assertThat(lastUses().equals(before)).as("nothing was used").isFalse();
    }

    private Map<String, Long> lastUses() {
        Map<String, Long> uses = new HashMap<>();
        jdbc.sql("select session_id, last_access_time from keyback.spring_session")
                .query((row, number) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .forEach(use -> uses.put(use.getKey(), use.getValue()));
        return uses;
    }

    @Test
    void ourPagesTakeNothingFromElsewhereAndAreNotKept() {
        HttpResponse<String> page = somebody().get("/staff/sign-in");

        assertThat(header(page, "Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'")
                .doesNotContain("unsafe");
        assertThat(header(page, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(page, "Cache-Control")).contains("no-store");
        assertThat(header(page, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(page, "Set-Cookie")).startsWith("keyback=").contains("HttpOnly", "SameSite=Lax");
    }

    private StaffMember somebody() {
        return new StaffMember(port);
    }

    /** A browser that goes on with a case, by the link in a mail. */
    private StaffMember applicant() {
        if (applicant == null) {
            Journeys.Journey journey = journeys.inReview().askForNewFace("rita").runJobs();
            Matcher link =
                    LINK.matcher(journey.mails().get(journey.mails().size() - 1).text());
            assertThat(link.find()).isTrue();
            applicant = somebody();
            assertThat(applicant.press(link.group())).endsWith("/recovery");
        }
        return applicant;
    }

    /** One sign-in each for all tests, because checking a password is slow on purpose. */
    private StaffMember signedIn(String name) {
        return signedIn.computeIfAbsent(name, this::signIn);
    }

    private StaffMember signIn(String name) {
        StaffMember person = somebody();
        assertThat(person.signIn(name, PASSWORD)).endsWith("/staff/home");
        person.get(ENGINE + "/task?maxResults=1");
        return person;
    }

    private String home(String name) {
        return header(signedIn(name).get("/staff/home"), "Location");
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static String reset() {
        return "{\"instructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"ResetTwoFactor\"}]}";
    }
}
