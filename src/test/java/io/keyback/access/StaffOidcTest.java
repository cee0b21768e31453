package io.keyback.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import com.nimbusds.jwt.JWTClaimsSet;
import io.keyback.audit.Action;
import io.keyback.audit.Trail;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;

/** The sign-in of staff with a provider, over the wire on both sides. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaffOidcTest {

    private static final String HOME = "/staff/home";
    private static final String REFUSED = "/staff/sign-in?failed";

    private final OidcProvider provider = new OidcProvider();
    private ServletWebServerApplicationContext keyback;
    private KnownStaff known;
    private Trail trail;
    private CookieManager cookies = new CookieManager();
    private HttpClient browser = HttpClient.newHttpClient();

    @BeforeAll
    void start() {
        SpringApplication application = new SpringApplication(AccessAlone.class);
        keyback = (ServletWebServerApplicationContext) application.run(
                "--server.port=0",
                "--keyback.public-url=http://127.0.0.1",
                "--keyback.staff.oidc.issuer=" + provider.issuer(),
                "--keyback.staff.oidc.client-id=" + OidcProvider.CLIENT,
                "--keyback.staff.oidc.client-secret=" + OidcProvider.SECRET,
                "--keyback.staff.oidc.roles.kb-reviewers=REVIEWER",
                "--keyback.staff.oidc.roles.kb-owners=PROCESS_OWNER");
        known = keyback.getBean(KnownStaff.class);
        trail = keyback.getBean(Trail.class);
    }

    @AfterAll
    void stop() {
        keyback.close();
        provider.close();
    }

    @BeforeEach
    void aNewBrowser() {
        cookies = new CookieManager();
        browser = HttpClient.newBuilder().cookieHandler(cookies).build();
        provider.next = claims -> claims;
        provider.signsWith = provider.key;
        known.members.clear();
        reset(trail);
    }

    @Test
    void whoHasARoleIsLedToHisWorkUnderANewSessionId() throws Exception {
        HttpResponse<String> page = get("/staff/sign-in");
        assertThat(page.body()).contains(StaffOidc.begin()).doesNotContain("password");
        get(StaffOidc.begin());
        String before = session();

        assertThat(signIn()).endsWith(HOME);
        verify(trail).recordOfSystem(eq(Action.STAFF_SIGNED_IN), any(), any());

        assertThat(location(get(HOME))).endsWith("/camunda/app/tasklist/default/");
        assertThat(session()).isNotEqualTo(before);
        assertThat(known.members.values()).singleElement().satisfies(member -> {
            assertThat(member.roles()).containsExactly(StaffRole.REVIEWER);
            assertThat(member.displayName()).isEqualTo("Ruth Adler");
            assertThat(member.email()).isEqualTo("ruth@organisation.example");
            assertThat(member.username()).matches("sso[0-9a-f]{32}");
        });
    }

    @Test
    void whoseSignInCannotBeRecordedIsNotLetInNotEvenWhereHeIsInAlready() throws Exception {
        signIn();
        doThrow(new IllegalStateException("No database")).when(trail).recordOfSystem(any(), any(), any());

        assertThat(signIn()).isEqualTo("none, but 500");

        assertThat(location(get(HOME))).endsWith("/staff/sign-in");
    }

    @Test
    void keybackAsksWithStateNonceAndAProofOfItsOwn() throws Exception {
        signIn();

        assertThat(provider.lastAsked)
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", "http://127.0.0.1/staff/oidc/end")
                .containsKeys("state", "nonce", "code_challenge");
    }

    @Test
    void whoIsCalledSomethingElseIsStillTheSamePerson() throws Exception {
        signIn();
        provider.next = claims -> claims.claim("name", "Ruth Novak").claim("email", "novak@organisation.example");
        signIn();

        assertThat(known.members.values())
                .singleElement()
                .satisfies(member -> assertThat(member.displayName()).isEqualTo("Ruth Novak"));
        provider.next = claims -> claims.subject("subject-2");
        signIn();
        assertThat(known.members).hasSize(2);
    }

    static Stream<Arguments> forged() {
        return Stream.of(
                Arguments.of("no group", claims(claims -> claims.claim("groups", null))),
                Arguments.of(
                        "an unknown group", claims(claims -> claims.claim("groups", List.of("REVIEWER", "admins")))),
                Arguments.of("another nonce", claims(claims -> claims.claim("nonce", "x"))),
                Arguments.of("no nonce", claims(claims -> claims.claim("nonce", null))),
                Arguments.of("for somebody else", claims(claims -> claims.audience("another"))),
                Arguments.of("of somebody else", claims(claims -> claims.issuer("https://elsewhere.example"))),
                Arguments.of("too old", claims(claims -> claims.expirationTime(Date.from(Instant.EPOCH)))),
                Arguments.of("without a subject", claims(claims -> claims.subject(null))));
    }

    private static UnaryOperator<JWTClaimsSet.Builder> claims(UnaryOperator<JWTClaimsSet.Builder> change) {
        return change;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forged")
    void aTokenThatIsNotRightLetsNobodyIn(String what, UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        provider.next = change;

        assertThat(signIn()).as(what).endsWith(REFUSED);

        assertThat(location(get(HOME))).endsWith("/staff/sign-in");
        verify(trail).recordOfSystem(eq(Action.STAFF_SIGN_IN_REFUSED), any(), any());
        verify(trail, never()).recordOfSystem(eq(Action.STAFF_SIGNED_IN), any(), any());
    }

    @Test
    void aTokenOfAnotherKeyLetsNobodyIn() throws Exception {
        provider.signsWith = OidcProvider.newKey();

        assertThat(signIn()).endsWith(REFUSED);
    }

    @Test
    void anAnswerThatNobodyAskedForLetsNobodyIn() throws Exception {
        String answer = location(browser.send(
                HttpRequest.newBuilder(URI.create(location(get(StaffOidc.begin()))))
                        .build(),
                BodyHandlers.ofString()));
        aNewBrowser();

        assertThat(location(get(pathOf(answer)))).endsWith(REFUSED);
        assertThat(location(get(pathOf(answer).replaceAll("state=[^&]+", "state=x"))))
                .endsWith(REFUSED);
        verify(trail, times(2)).recordOfSystem(eq(Action.STAFF_SIGN_IN_REFUSED), any(), any());
    }

    @Test
    void whoLosesHisRolesIsRefusedAndHisOldSessionEnds() throws Exception {
        signIn();
        assertThat(location(get(HOME))).contains("tasklist");
        HttpClient first = browser;
        provider.next = claims -> claims.claim("groups", "nothing-of-ours");

        browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        assertThat(signIn()).endsWith(REFUSED);

        browser = first;
        assertThat(location(get(HOME))).endsWith("/staff/sign-in");
    }

    @Test
    void thereIsNoSignInByPassword() throws Exception {
        assertThat(keyback.getBeansOfType(SecurityFilterChain.class).values())
                .hasSizeGreaterThan(3)
                .allSatisfy(chain -> assertThat(chain.getFilters())
                        .doesNotHaveAnyElementsOfTypes(UsernamePasswordAuthenticationFilter.class));
        assertThat(get("/staff/sign-in").body()).doesNotContain("<form", "password");
    }

    /** Follows the way to the provider and back; answers where it ends. */
    private String signIn() throws Exception {
        String there = location(get(StaffOidc.begin()));
        assertThat(there).startsWith(provider.issuer());
        String back =
                location(browser.send(HttpRequest.newBuilder(URI.create(there)).build(), BodyHandlers.ofString()));
        return location(get(pathOf(back)));
    }

    private static String pathOf(String address) {
        URI uri = URI.create(address);
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + keyback.getWebServer().getPort() + path);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("none, but " + answer.statusCode());
    }

    private String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("keyback"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** Staff as the engine would keep them. */
    static final class KnownStaff implements StaffDirectory {

        final Map<String, VouchedStaff> members = new ConcurrentHashMap<>();

        @Override
        public void ensure(Staff staff) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void follow(VouchedStaff staff) {
            members.put(staff.username(), staff);
        }

        @Override
        public Set<StaffRole> rolesOf(String username) {
            VouchedStaff member = members.get(username);
            return member == null ? Set.of() : member.roles();
        }
    }

    /** Not a {@code @Configuration}, so that the application's own scan does not pick it up. */
    @ComponentScan(
            basePackages = "io.keyback.access",
            // sessions are in Tomcat here, there is no database
            excludeFilters =
                    @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = SessionConfiguration.class))
    @ConfigurationPropertiesScan("io.keyback.access")
    @ImportAutoConfiguration({
        DispatcherServletAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        SecurityAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class,
        ServletWebServerFactoryAutoConfiguration.class,
        ThymeleafAutoConfiguration.class,
        WebMvcAutoConfiguration.class
    })
    static class AccessAlone {

        @Bean
        static KnownStaff staff() {
            return new KnownStaff();
        }

        @Bean
        static Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        static Trail trail() {
            return mock(Trail.class);
        }
    }
}
