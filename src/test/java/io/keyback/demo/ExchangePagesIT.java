package io.keyback.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@ExchangeTest
class ExchangePagesIT {

    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
    private static final Pattern SECRET = Pattern.compile("<code class=\"secret\"[^>]*>([^<]+)</code>");
    private static final String LOST = "Lost your authentication device";
    private static final String OTHER_METHOD = "Sign in with another method";
    private static final String CODE_PAGE = "/exchange/sign-in/code";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestHolders holders;

    @Autowired
    private ExchangeAccounts accounts;

    @Autowired
    private TextMessages textMessages;

    @Autowired
    private JavaMailSender sender;

    @Autowired
    private Mailbox mailbox;

    @Autowired
    private Clock clock;

    private final MockHttpSession session = new MockHttpSession();
    private final Totp totp = new Totp();

    @Test
    void theFrontPageAsksForLoginAndPassword() throws Exception {
        page("/exchange")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("name=\"login\"")))
                .andExpect(content().string(containsString("name=\"password\"")))
                .andExpect(content().string(containsString("name=\"_csrf\"")));
    }

    @Test
    void aFormWithoutItsTokenIsRefused() throws Exception {
        mvc.perform(post("/exchange/sign-in").param("login", "grace")).andExpect(status().isForbidden());
    }

    @Test
    void anUnknownLoginAndAWrongPasswordShowTheSamePage() throws Exception {
        SampleAccount holder = holders.withBoth();

        String unknown = signIn("nobody-here", "wrong")
                .andExpect(status().isUnprocessableEntity())
                .andReturn()
                .getResponse()
                .getContentAsString();
        String wrong = signIn(holder.login(), "wrong")
                .andExpect(status().isUnprocessableEntity())
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(withoutCsrf(unknown).replace("nobody-here", holder.login())).isEqualTo(withoutCsrf(wrong));
    }

    @Test
    void theLoginTypedIsShownAsText() throws Exception {
        signIn("\"><script>alert(1)</script>", "wrong")
                .andExpect(content().string(not(containsString("<script>alert"))));
    }

    @Test
    void tooManyAttemptsAreTold() throws Exception {
        SampleAccount holder = holders.withBoth();
        for (String wrong : Collections.nCopies(10, "wrong")) {
            signIn(holder.login(), wrong);
        }

        signIn(holder.login(), TestHolders.PASSWORD)
                .andExpect(status().isTooManyRequests())
                .andExpect(content().string(containsString("Wait 15 minutes")));
    }

    @Test
    void thePasswordBringsANewSessionId() throws Exception {
        page("/exchange");
        String before = session.getId();

        signIn(holders.withBoth().login(), TestHolders.PASSWORD);

        assertThat(session.getId()).isNotEqualTo(before);
    }

    @Test
    void withBothTheAuthenticatorIsAskedForAndAnotherMethodIsOfferedBeforeTheLostDevice() throws Exception {
        signIn(holders.withBoth().login(), TestHolders.PASSWORD).andExpect(redirectedUrl(CODE_PAGE));

        page(CODE_PAGE)
                .andExpect(content().string(containsString("authenticator app")))
                .andExpect(content().string(containsString(OTHER_METHOD)))
                .andExpect(content().string(not(containsString(LOST))));
        page("/exchange/sign-in/methods")
                .andExpect(content().string(containsString("Authenticator App")))
                .andExpect(content().string(containsString("Text Message")))
                .andExpect(content().string(containsString(LOST)));
    }

    @Test
    void withOneMethodTheLostDeviceIsOnTheCodePage() throws Exception {
        signIn(holders.withAuthenticator().login(), TestHolders.PASSWORD);

        page(CODE_PAGE)
                .andExpect(content().string(containsString(LOST)))
                .andExpect(content().string(not(containsString(OTHER_METHOD))));
    }

    @Test
    void theAuthenticatorsCodeOpensTheAccount() throws Exception {
        signIn(holders.withAuthenticator().login(), TestHolders.PASSWORD);
        String before = session.getId();

        submit(CODE_PAGE, "code", totp.code(TestHolders.SECRET, clock.instant()))
                .andExpect(redirectedUrl("/exchange/account"));

        assertThat(session.getId()).isNotEqualTo(before);
        page("/exchange/account")
                .andExpect(content().string(containsString("Latest transactions")))
                .andExpect(content().string(containsString("3,500.00")))
                .andExpect(content().string(not(containsString("Enable authenticator app"))));
    }

    @Test
    void aWrongCodeIsToldAndNothingOpens() throws Exception {
        signIn(holders.withAuthenticator().login(), TestHolders.PASSWORD);

        submit(CODE_PAGE, "code", "not a code \0 🙂")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("That code is not right")));
        page("/exchange/account").andExpect(redirectedUrl("/exchange"));
    }

    @Test
    void withTextMessageOnlyTheCodeIsOnThePhoneAtOnce() throws Exception {
        signIn(holders.withTextMessage().login(), TestHolders.PASSWORD);

        String code = textMessages.latest().get(0).body().substring(0, 6);
        page("/exchange/phone").andExpect(content().string(containsString(code)));
        submit(CODE_PAGE, "code", code).andExpect(redirectedUrl("/exchange/account"));
    }

    @Test
    void theOtherMethodSendsATextAndTakesItsCode() throws Exception {
        signIn(holders.withBoth().login(), TestHolders.PASSWORD);

        submit("/exchange/sign-in/methods", "method", "TEXT_MESSAGE").andExpect(redirectedUrl(CODE_PAGE));

        page(CODE_PAGE).andExpect(content().string(containsString("text message")));
        submit(CODE_PAGE, "code", textMessages.latest().get(0).body().substring(0, 6))
                .andExpect(redirectedUrl("/exchange/account"));
    }

    @Test
    void aMethodThatIsNotEnrolledCannotBeChosen() throws Exception {
        signIn(holders.withAuthenticator().login(), TestHolders.PASSWORD);

        submit("/exchange/sign-in/methods", "method", "TEXT_MESSAGE")
                .andExpect(redirectedUrl("/exchange/sign-in/methods"));
        submit("/exchange/sign-in/methods", "method", "NONE").andExpect(status().isBadRequest());
    }

    @Test
    void lookingAtPagesSendsNoText() throws Exception {
        signIn(holders.withBoth().login(), TestHolders.PASSWORD);
        int before = textMessages.latest().size();

        page(CODE_PAGE);
        page("/exchange/sign-in/methods");
        page("/exchange/phone");

        assertThat(textMessages.latest()).hasSize(before);
    }

    @Test
    void anotherTextEndsTheCodeBefore() throws Exception {
        signIn(holders.withTextMessage().login(), TestHolders.PASSWORD);
        String first = textMessages.latest().get(0).body().substring(0, 6);

        submit("/exchange/sign-in/text-message").andExpect(content().string(containsString("We sent a new code")));

        String second = textMessages.latest().get(0).body().substring(0, 6);
        if (!first.equals(second)) {
            submit(CODE_PAGE, "code", first).andExpect(status().isUnprocessableEntity());
        }
        submit(CODE_PAGE, "code", second).andExpect(redirectedUrl("/exchange/account"));
    }

    @Test
    void aPasswordWaitsTenMinutesForItsCode() throws Exception {
        signIn(holders.withAuthenticator().login(), TestHolders.PASSWORD);

        ((SetClock) clock).pass(Duration.ofMinutes(10));

        page(CODE_PAGE).andExpect(redirectedUrl("/exchange"));
        submit("/exchange/lost-device").andExpect(redirectedUrl("/exchange"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/exchange/account",
                "/exchange/account/authenticator",
                "/exchange/sign-in/code",
                "/exchange/sign-in/methods"
            })
    void nothingOpensWithoutThePassword(String page) throws Exception {
        page(page).andExpect(status().is3xxRedirection());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/exchange/account/authenticator",
                "/exchange/account/authenticator/confirm",
                "/exchange/sign-in/code",
                "/exchange/sign-in/text-message",
                "/exchange/lost-device"
            })
    void nothingIsDoneWithoutThePassword(String action) throws Exception {
        submit(action).andExpect(status().is3xxRedirection());
    }

    @Test
    void thePasswordAloneOpensNoAccountThatHasASecondFactor() throws Exception {
        signIn(holders.withBoth().login(), TestHolders.PASSWORD);

        page("/exchange/account").andExpect(redirectedUrl("/exchange"));
        submit("/exchange/account/authenticator").andExpect(redirectedUrl("/exchange"));
    }

    @Test
    void theLostDeviceGoesToKeybackWithASignedStatement() throws Exception {
        SampleAccount holder = holders.withBoth();
        signIn(holder.login(), TestHolders.PASSWORD);

        String page = submit("/exchange/lost-device")
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(content().string(containsString("action=\"http://127.0.0.1:8080/recovery/hand-off\"")))
                .andExpect(content().string(containsString("Continue to Keyback")))
                .andReturn()
                .getResponse()
                .getContentAsString();

        SignedJWT token = SignedJWT.parse(found(TOKEN, page));
        assertThat(token.verify(new ECDSAVerifier(publishedKey()))).isTrue();
        assertThat(token.getHeader().getType().getType()).isEqualTo("keyback-handoff+jwt");
        assertThat(token.getJWTClaimsSet().getClaims().keySet())
                .containsExactlyInAnyOrder("iss", "aud", "sub", "jti", "iat", "exp", "amr");
        assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo("https://halden.example");
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("keyback");
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo(holder.id().value());
        assertThat(token.getJWTClaimsSet().getStringListClaim("amr")).containsExactly("pwd");
        assertThat(token.getJWTClaimsSet().getExpirationTime())
                .isEqualTo(Date.from(clock.instant().plusSeconds(60)));
    }

    @Test
    void theFormToKeybackCarriesNothingElse() throws Exception {
        signIn(holders.withBoth().login(), TestHolders.PASSWORD);

        String page = submit("/exchange/lost-device").andReturn().getResponse().getContentAsString();

        int form = page.indexOf("<form id=\"hand-off\"");
        assertThat(page.substring(form, page.indexOf("</form>", form))).doesNotContain("_csrf");
    }

    @Test
    void withoutTwoFactorThePasswordIsEnoughAndTheAuthenticatorIsUrged() throws Exception {
        signIn(holders.withoutTwoFactor().login(), TestHolders.PASSWORD).andExpect(redirectedUrl("/exchange/account"));

        page("/exchange/account")
                .andExpect(content().string(containsString("Enable authenticator app")))
                .andExpect(content().string(containsString("protected by a password alone")))
                .andExpect(content().string(not(containsString(LOST))));
    }

    @Test
    void theHelpPageIsOpenToAllAndHandsOffOnlyWhoGaveThePassword() throws Exception {
        page("/exchange/help").andExpect(content().string(not(containsString("/exchange/lost-device"))));

        signIn(holders.withoutTwoFactor().login(), TestHolders.PASSWORD);

        page("/exchange/help").andExpect(content().string(containsString("/exchange/lost-device")));
        submit("/exchange/lost-device").andExpect(status().isOk());
    }

    @Test
    void anAuthenticatorIsEnrolledWithACodeOfItsSecret() throws Exception {
        SampleAccount holder = holders.withoutTwoFactor();
        signIn(holder.login(), TestHolders.PASSWORD);
        submit("/exchange/account/authenticator").andExpect(redirectedUrl("/exchange/account/authenticator"));
        TotpSecret secret = shownSecret();
        submit("/exchange/account/authenticator/confirm", "code", "000000").andExpect(status().isUnprocessableEntity());

        submit("/exchange/account/authenticator/confirm", "code", totp.code(secret, clock.instant()))
                .andExpect(status().is3xxRedirection());

        assertThat(accounts.factors(holder.id()))
                .extracting(EnrolledFactor::secret)
                .containsExactly(secret);
        page("/exchange/account?protected")
                .andExpect(content().string(containsString("The authenticator app is on")))
                .andExpect(content().string(not(containsString("Enable authenticator app"))));
        page("/exchange/account/authenticator").andExpect(redirectedUrl("/exchange/account"));
    }

    @Test
    void lookingAtTheEnrolmentKeepsTheSecret() throws Exception {
        signIn(holders.withoutTwoFactor().login(), TestHolders.PASSWORD);
        submit("/exchange/account/authenticator");

        assertThat(shownSecret()).isEqualTo(shownSecret());
    }

    @Test
    void signingOutClosesTheAccountAndLeavesKeybacksPartOfTheSession() throws Exception {
        session.setAttribute("keyback", "stays");
        signIn(holders.withoutTwoFactor().login(), TestHolders.PASSWORD);

        submit("/exchange/sign-out").andExpect(redirectedUrl("/exchange"));

        page("/exchange/account").andExpect(redirectedUrl("/exchange"));
        assertThat(session.getAttribute("keyback")).isEqualTo("stays");
    }

    @Test
    void whatTheSessionKeepsCanBeStored() throws Exception {
        signIn(holders.withoutTwoFactor().login(), TestHolders.PASSWORD);
        submit("/exchange/account/authenticator");

        for (String name : Collections.list(session.getAttributeNames())) {
            if (name.startsWith("exchange.")) {
                assertThat(stored(session.getAttribute(name))).isEqualTo(session.getAttribute(name));
            }
        }
        assertThat(Collections.list(session.getAttributeNames())).contains("exchange.signed-in", "exchange.enrolment");
    }

    @Test
    void theSampleAccountsShowAllThatIsNeededToPlayThem() throws Exception {
        page("/exchange/accounts")
                .andExpect(content().string(containsString("copper-lantern-58")))
                .andExpect(content().string(containsString("Олена Ковальчук")))
                .andExpect(content().string(containsString("Austin, TX, 78701, United States")));
    }

    @Test
    void theMailboxShowsMailOfAllOrOfOne() throws Exception {
        String one = UUID.randomUUID() + "@example.org";
        String other = UUID.randomUUID() + "@example.org";
        send(one, "For one <b>only</b>", "Text", "<p>Text</p>");
        send(other, "For the other", "Text", "<p>Text</p>");

        page("/exchange/mailbox")
                .andExpect(content().string(containsString("For one &lt;b&gt;only&lt;/b&gt;")))
                .andExpect(content().string(containsString("For the other")));
        page("/exchange/mailbox?to=" + one)
                .andExpect(content().string(containsString("For one")))
                .andExpect(content().string(not(containsString("For the other"))));
    }

    @Test
    void aMailsLinksToKeybackCanBeFollowedAndOthersNot() throws Exception {
        String to = UUID.randomUUID() + "@example.org";
        send(to, "Links", "Go http://127.0.0.1:8080/recovery/x or https://elsewhere.example/y", "<p>Text</p>");

        page("/exchange/mailbox/" + mailbox.latest(to).get(0).id())
                .andExpect(content().string(containsString("<a href=\"http://127.0.0.1:8080/recovery/x\"")))
                .andExpect(content().string(containsString("https://elsewhere.example/y")))
                .andExpect(content().string(not(containsString("href=\"https://elsewhere.example"))));
    }

    @Test
    void aMailsHtmlIsShownWhereItCanDoNothing() throws Exception {
        String to = UUID.randomUUID() + "@example.org";
        send(to, "Html", "Text", "<p>Grüße</p><script>alert(1)</script>");
        long id = mailbox.latest(to).get(0).id();

        page("/exchange/mailbox/" + id).andExpect(content().string(containsString("sandbox")));
        String policy = page("/exchange/mailbox/" + id + "/html")
                .andExpect(content().contentType("text/html;charset=UTF-8"))
                .andExpect(content().string(containsString("Grüße")))
                .andReturn()
                .getResponse()
                .getHeaders("Content-Security-Policy")
                .toString();

        assertThat(policy)
                .contains("default-src 'none'", "style-src 'unsafe-inline'", "sandbox", "frame-ancestors 'self'");
    }

    @Test
    void anUnknownMailIsNotFound() throws Exception {
        page("/exchange/mailbox/999999999").andExpect(status().isNotFound());
        page("/exchange/mailbox/999999999/html").andExpect(status().isNotFound());
    }

    @Test
    void noPageAllowsInlineScriptOrStyle() throws Exception {
        for (String page :
                List.of("/exchange", "/exchange/help", "/exchange/accounts", "/exchange/phone", "/exchange/mailbox")) {
            String html = page(page)
                    .andExpect(status().isOk())
                    .andExpect(header().string("Content-Security-Policy", containsString("default-src 'self'")))
                    .andExpect(header().string("Content-Security-Policy", not(containsString("unsafe"))))
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            assertThat(html).doesNotContain(" style=", "<style", " onclick=", "th:");
        }
    }

    @Test
    void thePublishedKeyIsThePublicHalfOnly() throws Exception {
        page("/exchange/.well-known/jwks.json")
                .andExpect(jsonPath("$.keys.length()").value(1))
                .andExpect(jsonPath("$.keys[0].crv").value("P-256"))
                .andExpect(jsonPath("$.keys[0].d").doesNotExist());
    }

    private ResultActions page(String address) throws Exception {
        return mvc.perform(get(address).session(session));
    }

    private ResultActions signIn(String login, String password) throws Exception {
        return mvc.perform(post("/exchange/sign-in")
                .session(session)
                .with(csrf())
                .param("login", login)
                .param("password", password));
    }

    private ResultActions submit(String address) throws Exception {
        return mvc.perform(post(address).session(session).with(csrf()));
    }

    private ResultActions submit(String address, String name, String value) throws Exception {
        return mvc.perform(post(address).session(session).with(csrf()).param(name, value));
    }

    private TotpSecret shownSecret() throws Exception {
        String page = page("/exchange/account/authenticator")
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        return new TotpSecret(found(SECRET, page));
    }

    private ECKey publishedKey() throws Exception {
        String keys = page("/exchange/.well-known/jwks.json")
                .andReturn()
                .getResponse()
                .getContentAsString();
        return JWKSet.parse(keys).getKeys().get(0).toECKey();
    }

    private void send(String to, String subject, String text, String html) throws Exception {
        MimeMessage message = sender.createMimeMessage();
        MimeMessageHelper mail = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        mail.setFrom("keyback@example.com");
        message.setRecipients(Message.RecipientType.TO, to);
        mail.setSubject(subject);
        mail.setText(text, html);
        sender.send(message);
    }

    private static Object stored(Object value) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }

    private static String withoutCsrf(String page) {
        return page.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    private static String found(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        assertThat(matcher.find()).as(pattern.pattern()).isTrue();
        return matcher.group(1);
    }
}
