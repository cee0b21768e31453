package io.keyback;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.access.Staff;
import io.keyback.access.StaffDirectory;
import io.keyback.access.StaffRole;
import io.keyback.recovery.CaseLinks;
import io.keyback.recovery.StepAnswer;
import jakarta.servlet.ServletContext;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Every endpoint, asked by everybody. The endpoints come from Spring MVC itself, so that a new one fails here until it is
 * said who may call it. What the engine's servlets serve is in {@link StaffAccessIT}.
 */
@OverTheWire
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryEndpointIT {

    private static final String PASSWORD = "a-password-for-tests";
    private static final Pattern LINK = Pattern.compile("/recovery/resume/[\\w-]+");
    private static final Pattern CODE = Pattern.compile("/recovery/face/phone/[\\w-]+");
    private static final String SEVERE_POLICY = "default-src 'none'";

    private enum Caller {
        NOBODY,
        APPLICANT,
        APPLICANT_OF_ANOTHER,
        PHONE,
        REVIEWER,
        REVIEWER_WITH_CLAIM,
        SENIOR,
        PROCESS_OWNER,
        ADMINISTRATOR
    }

    /** Who may call an endpoint. */
    private enum For {
        EVERYBODY,
        /** Nobody: it comes with a library, and is as if it were not there. */
        SHUT,
        /** Whoever has a token of its own, which nobody has here: all get the same answer. */
        TOKEN,
        /** Each for the case of his session; no address names one. */
        APPLICANTS,
        PHONES,
        STAFF,
        REVIEWERS,
        /** Of the case in the address. */
        WHO_HAS_CLAIMED;

        private Set<Caller> callers() {
            return switch (this) {
                case EVERYBODY -> EnumSet.allOf(Caller.class);
                case TOKEN, SHUT -> EnumSet.noneOf(Caller.class);
                case APPLICANTS -> EnumSet.of(Caller.APPLICANT, Caller.APPLICANT_OF_ANOTHER);
                case PHONES -> EnumSet.of(Caller.PHONE);
                case STAFF -> EnumSet.range(Caller.REVIEWER, Caller.ADMINISTRATOR);
                case REVIEWERS -> EnumSet.range(Caller.REVIEWER, Caller.SENIOR);
                case WHO_HAS_CLAIMED -> EnumSet.of(Caller.REVIEWER_WITH_CLAIM);
            };
        }
    }

    private static final Map<String, For> ENDPOINTS = new TreeMap<>(Map.ofEntries(
            Map.entry("GET /.well-known/keyback-jwks.json", For.EVERYBODY),
            Map.entry("GET /actuator/health", For.EVERYBODY),
            Map.entry("GET /actuator", For.SHUT),
            Map.entry("GET /actuator/health/**", For.SHUT),
            Map.entry("ANY /error", For.EVERYBODY),
            Map.entry("POST /host/events", For.TOKEN),
            Map.entry("GET /staff/sign-in", For.EVERYBODY),
            Map.entry("GET /staff/home", For.STAFF),
            Map.entry("POST /recovery/hand-off", For.TOKEN),
            Map.entry("GET /recovery/hand-off", For.EVERYBODY),
            Map.entry("GET /recovery/warning", For.EVERYBODY),
            Map.entry("POST /recovery/start", For.EVERYBODY),
            Map.entry("GET /recovery/start", For.EVERYBODY),
            Map.entry("GET /recovery/save", For.EVERYBODY),
            Map.entry("GET /recovery/steps/{stepId}/send-again", For.EVERYBODY),
            Map.entry("GET /recovery/resume/{token}", For.EVERYBODY),
            Map.entry("POST /recovery/resume/{token}", For.TOKEN),
            Map.entry("GET /recovery/stop/{token}", For.TOKEN),
            Map.entry("POST /recovery/stop/{token}", For.TOKEN),
            Map.entry("GET /recovery/face/phone/{token}", For.TOKEN),
            Map.entry("POST /recovery/face/phone/{token}", For.TOKEN),
            Map.entry("GET /recovery/face/here", For.PHONES),
            Map.entry("GET /recovery/face/here/state", For.EVERYBODY),
            Map.entry("GET /recovery/face/phone", For.EVERYBODY),
            Map.entry("GET /recovery/face/phone/end", For.EVERYBODY),
            Map.entry("GET /recovery/face/phone/state", For.APPLICANTS),
            Map.entry("POST /recovery/face/consent", For.APPLICANTS),
            Map.entry("GET /recovery/face/consent/withdraw", For.APPLICANTS),
            Map.entry("POST /recovery/face/consent/withdraw", For.APPLICANTS),
            Map.entry("POST /recovery/face/here/consent", For.PHONES),
            Map.entry("GET /recovery/receipt", For.APPLICANTS),
            Map.entry("POST /recovery/face/phone", For.APPLICANTS),
            Map.entry("POST /recovery/face/phone/end", For.APPLICANTS),
            Map.entry("GET /recovery", For.APPLICANTS),
            Map.entry("GET /recovery/state", For.APPLICANTS),
            Map.entry("GET /recovery/status", For.APPLICANTS),
            Map.entry("GET /recovery/appeal", For.APPLICANTS),
            Map.entry("GET /recovery/withdraw", For.APPLICANTS),
            Map.entry("POST /recovery/withdraw", For.APPLICANTS),
            Map.entry("POST /recovery/save", For.APPLICANTS),
            Map.entry("POST /recovery/steps/{stepId}", For.APPLICANTS),
            Map.entry("POST /recovery/steps/{stepId}/send-again", For.APPLICANTS),
            Map.entry("GET /recovery/items/{item}/{form}", For.APPLICANTS),
            Map.entry("POST /recovery/items/{item}/{form}", For.APPLICANTS),
            Map.entry("GET /recovery/messages", For.APPLICANTS),
            Map.entry("GET /recovery/messages/news", For.APPLICANTS),
            Map.entry("POST /recovery/messages", For.APPLICANTS),
            Map.entry("POST /recovery/messages/read", For.APPLICANTS),
            Map.entry("POST /recovery/messages/pictures/{id}", For.APPLICANTS),
            Map.entry("POST /recovery/evidence/document/{side}", For.APPLICANTS),
            Map.entry("POST /recovery/evidence/document/{side}/anyway", For.APPLICANTS),
            Map.entry("GET /review/forgery-token", For.REVIEWERS),
            Map.entry("POST /review/next", For.REVIEWERS),
            Map.entry("GET /review/cases/{caseId}", For.WHO_HAS_CLAIMED),
            Map.entry("POST /review/cases/{caseId}/unmasking", For.WHO_HAS_CLAIMED),
            Map.entry("GET /review/cases/{caseId}/evidence/{evidenceId}", For.WHO_HAS_CLAIMED),
            Map.entry("GET /review/cases/{caseId}/face-on-file", For.WHO_HAS_CLAIMED),
            Map.entry("GET /review/cases/{caseId}/document/{part}", For.WHO_HAS_CLAIMED),
            Map.entry("GET /review/cases/{caseId}/messages", For.WHO_HAS_CLAIMED),
            Map.entry("GET /review/cases/{caseId}/messages/news", For.WHO_HAS_CLAIMED),
            Map.entry("POST /review/cases/{caseId}/messages", For.WHO_HAS_CLAIMED),
            Map.entry("POST /review/cases/{caseId}/messages/read", For.WHO_HAS_CLAIMED)));

    /** Of the endpoints that change something these take no token of our pages, because they bring a signed one. */
    private static final Set<String> SIGNED_BY_THE_HOST = Set.of("POST /recovery/hand-off", "POST /host/events");

    /** The one answer that may be kept: it is the same for everybody. */
    private static final String PUBLIC_KEYS = "GET /.well-known/keyback-jwks.json";

    /** Asked last, because it ends the case of who asks. */
    private static final String WITHDRAW = "POST /recovery/withdraw";

    private final Map<Caller, StaffMember> callers = new EnumMap<>(Caller.class);
    private String claimed = "";
    private String notClaimed = "";

    @LocalServerPort
    private int port;

    @Autowired
    private StaffDirectory staff;

    @Autowired
    private Journeys journeys;

    @Autowired
    private CaseLinks links;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationContext application;

    @Autowired
    private ServletContext servlets;

    @BeforeAll
    void everybodyIsThere() {
        callers.put(Caller.NOBODY, new StaffMember(port));
        StaffMember applicant = applicantBeforeTheFaceCheck();
        callers.put(Caller.APPLICANT, applicant);
        callers.put(Caller.APPLICANT_OF_ANOTHER, applicantBeforeTheFaceCheck());
        callers.put(Caller.PHONE, phoneOf(applicant));
        callers.put(Caller.REVIEWER, signedIn("rolf", StaffRole.REVIEWER));
        callers.put(Caller.REVIEWER_WITH_CLAIM, signedIn("clara", StaffRole.REVIEWER));
        callers.put(Caller.SENIOR, signedIn("selma", StaffRole.SENIOR_REVIEWER));
        callers.put(Caller.PROCESS_OWNER, signedIn("paula", StaffRole.PROCESS_OWNER));
        callers.put(Caller.ADMINISTRATOR, signedIn("albert", StaffRole.ADMINISTRATOR));
        Journeys.Journey journey = journeys.inReview();
        tasks.claim(journey.task("ReviewCase").getId(), "clara");
        claimed = journey.id().toString();
        notClaimed = journeys.inReview().id().toString();
    }

    @Test
    void everyEndpointIsClassified() {
        assertThat(ENDPOINTS.keySet()).isEqualTo(mapped());
    }

    @Test
    void nothingElseAnswersInSpringMvcOrBesideIt() {
        Set<String> handled = application.getBeansOfType(AbstractUrlHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMap().keySet().stream())
                .collect(Collectors.toSet());
        Set<String> served = servlets.getServletRegistrations().values().stream()
                .flatMap(servlet -> servlet.getMappings().stream())
                .collect(Collectors.toSet());

        assertThat(handled)
                .containsExactlyInAnyOrder(
                        "/recovery/face/live",
                        "/camunda/api/**",
                        "/camunda/app/**",
                        "/camunda/assets/**",
                        "/camunda/lib/**",
                        "/camunda/favicon.ico",
                        "/webjars/**",
                        "/**");
        assertThat(served)
                .containsExactlyInAnyOrder(
                        "/",
                        "/camunda/api/admin/*",
                        "/camunda/api/cockpit/*",
                        "/camunda/api/tasklist/*",
                        "/camunda/api/engine/*",
                        "/camunda/api/welcome/*");
    }

    @Test
    void everyEndpointIsOpenToThoseItIsForAndShutToAllOthers() {
        Map<String, Set<Caller>> open = new TreeMap<>();
        Map<String, Set<Integer>> ofTokens = new TreeMap<>();

        for (String endpoint : inOrder()) {
            for (Map.Entry<Caller, StaffMember> caller : callers.entrySet()) {
                HttpResponse<String> answer = ask(caller.getValue(), endpoint, claimed);
                boolean shut = ENDPOINTS.get(endpoint) == For.SHUT && answer.statusCode() == 404;
                if (!isRefusal(answer) && !shut) {
                    open.computeIfAbsent(endpoint, none -> EnumSet.noneOf(Caller.class))
                            .add(caller.getKey());
                }
                if (ENDPOINTS.get(endpoint) == For.TOKEN) {
                    ofTokens.computeIfAbsent(endpoint, none -> new TreeSet<>()).add(answer.statusCode());
                }
            }
        }

        Attacks.counted("endpoint × caller", ENDPOINTS.size() + " × " + callers.size());
        ofTokens.forEach((endpoint, answers) -> assertThat(answers).as(endpoint).hasSize(1));
        ENDPOINTS.forEach((endpoint, whom) -> {
            if (whom != For.TOKEN) {
                assertThat(open.getOrDefault(endpoint, Set.of())).as(endpoint).isEqualTo(whom.callers());
            }
        });
    }

    @Test
    void aCaseOfSomebodyElseIsShutToEverybody() {
        List<String> ofCases = ENDPOINTS.keySet().stream()
                .filter(endpoint -> endpoint.contains("{caseId}"))
                .toList();
        assertThat(ofCases).hasSizeGreaterThan(8);

        for (String endpoint : ofCases) {
            callers.forEach((caller, browser) -> assertThat(isRefusal(ask(browser, endpoint, notClaimed)))
                    .as(endpoint + " by " + caller)
                    .isTrue());
        }
        Attacks.counted(
                "a case of somebody else", ofCases.size() + " endpoints × " + callers.size() + " callers, all refused");
    }

    @Test
    void whatChangesSomethingComesFromOurPagesAlone() {
        List<String> unsafe = ENDPOINTS.keySet().stream()
                .filter(endpoint -> endpoint.startsWith("POST "))
                .filter(endpoint -> !SIGNED_BY_THE_HOST.contains(endpoint))
                .toList();
        assertThat(unsafe).hasSizeGreaterThan(15);

        for (String endpoint : unsafe) {
            callers.forEach((caller, browser) -> {
                HttpResponse<String> answer = browser.postFromElsewhere(path(endpoint, claimed));
                assertThat(answer.statusCode()).as(endpoint + " by " + caller).isIn(401, 403);
                assertThat(isTakenForForged(answer))
                        .as(endpoint + " by " + caller)
                        .isTrue();
            });
        }
        Attacks.counted("forged requests", unsafe.size() + " endpoints × " + callers.size() + " callers, all refused");
    }

    /** The handlers' own refusals say more. */
    private static boolean isTakenForForged(HttpResponse<String> answer) {
        return answer.body().isEmpty() || answer.body().contains("\"error\":\"Forbidden\"");
    }

    @Test
    void everyAnswerForbidsFramesGuessingKeepingAndWhatComesFromElsewhere() {
        for (String endpoint : ENDPOINTS.keySet()) {
            for (Caller caller : List.of(Caller.NOBODY, Caller.APPLICANT_OF_ANOTHER, Caller.REVIEWER_WITH_CLAIM)) {
                if (!endpoint.equals(WITHDRAW)) {
                    assertSafe(endpoint + " by " + caller, ask(browserOf(caller), endpoint, claimed), endpoint);
                }
            }
        }
        Attacks.counted("framing", ENDPOINTS.size() - 1 + " endpoints × 3 callers, forbidden by all answers");
        for (String nothing : List.of("/engine-rest/engine", "/actuator", "/nothing", "/portal/keyback.css")) {
            assertSafe(nothing, browserOf(Caller.NOBODY).get(nothing), nothing);
        }
    }

    private static void assertSafe(String what, HttpResponse<String> answer, String endpoint) {
        String policy = header(answer, "Content-Security-Policy");
        assertThat(policy).as(what).contains("frame-ancestors 'none'").doesNotContain("unsafe", "*");
        assertThat(policy.contains(SEVERE_POLICY)).as(what).isEqualTo(endpoint.contains(" /review/"));
        assertThat(header(answer, "X-Frame-Options")).as(what).isEqualTo("DENY");
        assertThat(header(answer, "X-Content-Type-Options")).as(what).isEqualTo("nosniff");
        assertThat(header(answer, "Cache-Control"))
                .as(what)
                .contains(endpoint.equals(PUBLIC_KEYS) ? "public" : "no-store");
        assertThat(header(answer, "Referrer-Policy")).as(what).isEqualTo("no-referrer");
        assertThat(header(answer, "Content-Type")).as(what).matches("(?i)|text/.*;charset=utf-8|application/.*");
        assertThat(header(answer, "Cross-Origin-Opener-Policy")).as(what).isEqualTo("same-origin");
        assertThat(header(answer, "Cross-Origin-Resource-Policy")).as(what).isEqualTo("same-origin");
        assertThat(header(answer, "Permissions-Policy")).as(what).contains("microphone=()", "geolocation=()");
        boolean seesFaces = endpoint.endsWith(" /recovery")
                || endpoint.contains("/recovery/items/")
                || endpoint.contains("/recovery/face/");
        assertThat(header(answer, "Permissions-Policy").contains("camera=(self)"))
                .as(what)
                .isEqualTo(seesFaces);
    }

    @Test
    void nothingIsEchoedOrListedAndNoFileOfTheBuildIsServed() {
        for (StaffMember browser : callers.values()) {
            for (String path : List.of("/recovery", "/camunda/app/tasklist/default/", "/portal/keyback.css")) {
                HttpResponse<String> answer = browser.trace(path, "X-Echo", "shown-again");

                assertThat(answer.statusCode()).as(path).isIn(400, 401, 403, 404, 405);
                assertThat(answer.body()).as(path).doesNotContain("shown-again");
            }
            for (String path : List.of(
                    "/portal",
                    "/portal/",
                    "/form-js/",
                    "/.git/config",
                    "/META-INF/MANIFEST.MF",
                    "/WEB-INF/classes/application.yml",
                    "/application.yml",
                    "/portal/../application.yml",
                    "/portal/%2e%2e/application.yml",
                    "/db/migration/V1__schema.sql",
                    "/templates/portal/form.html",
                    "/processes/recovery.bpmn")) {
                assertThat(browser.status(path)).as(path).isIn(400, 401, 404);
            }
        }
    }

    /** The database refuses a statement: who caused that learns nothing of the inside. */
    @Test
    void anUnexpectedErrorTellsNothingOfTheInside() {
        jdbc.sql("alter table keyback.message rename to message_out_of_the_way").update();
        try {
            List<HttpResponse<String>> answers = List.of(
                    browserOf(Caller.APPLICANT_OF_ANOTHER).get("/recovery/messages"),
                    browserOf(Caller.APPLICANT_OF_ANOTHER).get("/recovery/messages", "Accept", "application/json"),
                    browserOf(Caller.APPLICANT_OF_ANOTHER)
                            .get("/recovery/messages?trace=true&message=true&errors=true"),
                    browserOf(Caller.REVIEWER_WITH_CLAIM).get("/review/cases/" + claimed + "/messages"));

            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer.statusCode()).isEqualTo(500);
                assertThat(answer.body())
                        .doesNotContainIgnoringCase("sql", "message_", "exception", "keyback.", " at ");
            });
        } finally {
            jdbc.sql("alter table keyback.message_out_of_the_way rename to message")
                    .update();
        }
    }

    /** Browsers that know nonces take neither scripts of other hosts nor any that stand in the page. */
    @Test
    void theEnginesPagesTakeScriptsOfTheirOwnAlone() {
        Map.of(
                        "/camunda/app/tasklist/default/", Caller.REVIEWER,
                        "/camunda/app/cockpit/default/", Caller.PROCESS_OWNER,
                        "/camunda/app/admin/default/", Caller.ADMINISTRATOR)
                .forEach((path, caller) -> {
                    String policy = header(browserOf(caller).get(path), "Content-Security-Policy");
                    String scripts = Stream.of(policy.split(";", -1))
                            .map(String::strip)
                            .filter(part -> part.startsWith("script-src "))
                            .findFirst()
                            .orElse("");

                    assertThat(scripts)
                            .as(path)
                            .contains("'nonce-", "'strict-dynamic'")
                            .doesNotContain("unsafe-inline", "https:", "*");
                    assertThat(policy)
                            .as(path)
                            .contains("frame-ancestors 'none'", "object-src 'none'", "base-uri 'self'");
                });
    }

    @Test
    void noHostNameComesFromTheCaller() {
        for (String endpoint : ENDPOINTS.keySet()) {
            if (endpoint.startsWith("GET ")) {
                for (String header :
                        List.of("X-Forwarded-Host", "Forwarded", "X-Forwarded-Server", "X-Original-Host")) {
                    String value = header.equals("Forwarded") ? "host=evil.example;proto=http" : "evil.example";
                    HttpResponse<String> answer = browserOf(Caller.NOBODY).get(path(endpoint, claimed), header, value);

                    assertThat(answer.body()).as(endpoint).doesNotContain("evil.example");
                    assertThat(answer.headers().map().toString()).as(endpoint).doesNotContain("evil.example");
                }
                String raw = RawRequest.get(port, path(endpoint, claimed), "evil.example");
                assertThat(raw).as(endpoint).startsWith("HTTP/1.1 ").doesNotContain("evil.example");
            }
        }
    }

    private StaffMember browserOf(Caller caller) {
        return callers.getOrDefault(caller, new StaffMember(port));
    }

    private static boolean isRefusal(HttpResponse<String> answer) {
        return answer.statusCode() == 401
                || answer.statusCode() == 403
                || header(answer, "Location").endsWith("/staff/sign-in");
    }

    private static HttpResponse<String> ask(StaffMember caller, String endpoint, String caseId) {
        String path = path(endpoint, caseId);
        if (!endpoint.startsWith("POST ")) {
            return caller.get(path);
        }
        return endpoint.contains("/evidence/") || endpoint.contains("/pictures/")
                ? caller.sendFromOurPage("POST", path, "multipart/form-data; boundary=x", "--x--\r\n")
                : caller.sendFromOurPage("POST", path, type(endpoint), body(endpoint));
    }

    private static String type(String endpoint) {
        return endpoint.endsWith("/host/events") ? "application/secevent+jwt" : "application/json";
    }

    private static String body(String endpoint) {
        if (endpoint.endsWith("/unmasking")) {
            return "{\"reason\":\"COMPARE_WITH_DOCUMENT\",\"what\":\"PERSONAL_INFORMATION\"}";
        }
        if (endpoint.endsWith("/messages")) {
            return "{\"id\":\"" + UUID.randomUUID() + "\",\"text\":\"Hello\"}";
        }
        return endpoint.endsWith("/read") ? "{\"number\":1}" : "{\"data\":{}}";
    }

    private static String path(String endpoint, String caseId) {
        String path = endpoint.substring(endpoint.indexOf(' ') + 1)
                .replace("{caseId}", caseId)
                .replace("{evidenceId}", UUID.randomUUID().toString())
                .replace("{id}", UUID.randomUUID().toString())
                .replace("{part}", "ZONE")
                .replace("{side}", "front")
                .replace("{item}", "FACE")
                .replace("{form}", "complete-face-check")
                .replace("/**", "/x")
                .replaceAll("\\{[^}]+}", "x");
        return path.endsWith("/news") ? path + "?after=0" : path;
    }

    private static List<String> inOrder() {
        return Stream.concat(
                        ENDPOINTS.keySet().stream().filter(endpoint -> !endpoint.equals(WITHDRAW)), Stream.of(WITHDRAW))
                .toList();
    }

    private Set<String> mapped() {
        return application.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(EveryEndpointIT::endpoints)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> endpoints(RequestMappingInfo mapping) {
        Set<String> methods = mapping.getMethodsCondition().getMethods().isEmpty()
                ? Set.of("ANY")
                : mapping.getMethodsCondition().getMethods().stream()
                        .map(Enum::name)
                        .collect(Collectors.toSet());
        return mapping.getPatternValues().stream()
                .flatMap(pattern -> methods.stream().map(method -> method + " " + pattern));
    }

    private StaffMember applicantBeforeTheFaceCheck() {
        Journeys.Journey journey = journeys.fillingIn();
        journey.complete(StepAnswer.DONE);
        journey.complete(StepAnswer.DONE);
        links.mail(journey.id());
        StaffMember applicant = new StaffMember(port);
        applicant.press(
                first(LINK, journey.mails().get(journey.mails().size() - 1).text()));
        assertThat(applicant.status("/recovery")).isEqualTo(200);
        return applicant;
    }

    private StaffMember phoneOf(StaffMember applicant) {
        String made = applicant
                .sendFromOurPage("POST", "/recovery/face/phone", "application/json", "")
                .body();
        StaffMember phone = new StaffMember(port);
        phone.press(first(CODE, made));
        assertThat(phone.status("/recovery/face/here")).isEqualTo(200);
        return phone;
    }

    private StaffMember signedIn(String name, StaffRole role) {
        staff.ensure(new Staff(name, "Test " + name, role, PASSWORD));
        StaffMember person = new StaffMember(port);
        assertThat(person.signIn(name, PASSWORD)).endsWith("/staff/home");
        return person;
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as(pattern + " in " + text).isTrue();
        return found.group();
    }

    private static String header(HttpResponse<String> response, String name) {
        return String.join(" | ", response.headers().allValues(name));
    }
}
