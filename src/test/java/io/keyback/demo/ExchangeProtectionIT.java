package io.keyback.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.keyback.account.AccountId;
import io.keyback.account.AccountProtection;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@ExchangeTest
class ExchangeProtectionIT {

    private static final String ON_HOLD = "Withdrawals are on hold";

    @Autowired
    private AccountProtection protection;

    @Autowired
    private TestHolders holders;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Clock clock;

    private SampleAccount holder;
    private AccountId account;
    private MockHttpSession session = new MockHttpSession();

    @BeforeEach
    void anAccountWithoutTwoFactor() {
        holder = holders.withoutTwoFactor();
        account = holder.id();
    }

    @Test
    void aFrozenAccountLosesItsSessionsAndCannotBeSignedInTo() throws Exception {
        signIn().andExpect(redirectedUrl("/exchange/account"));

        protection.freeze(account);
        protection.freeze(account);

        accountPage().andExpect(redirectedUrl("/exchange"));
        signIn().andExpect(status().isForbidden())
                .andExpect(content().string(containsString("This account is frozen")));
    }

    @Test
    void aWrongPasswordIsNotToldOfTheFreeze() throws Exception {
        protection.freeze(account);

        mvc.perform(post("/exchange/sign-in")
                        .with(csrf())
                        .param("login", holder.login())
                        .param("password", "wrong"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(not(containsString("frozen"))));
    }

    @Test
    void afterTheFreezeIsLiftedTheHolderSignsInAnew() throws Exception {
        signIn();
        protection.freeze(account);
        protection.liftFreeze(account);

        accountPage().andExpect(redirectedUrl("/exchange"));
        pass(Duration.ofSeconds(1));
        signIn().andExpect(redirectedUrl("/exchange/account"));
        accountPage().andExpect(status().isOk());
    }

    @Test
    void aHoldEndsSessionsAndClosesWithdrawalsUntilItIsOver() throws Exception {
        signIn();
        exchange().hold(account, clock.instant().plus(Duration.ofHours(24)));
        accountPage().andExpect(redirectedUrl("/exchange"));
        pass(Duration.ofSeconds(1));

        signIn().andExpect(redirectedUrl("/exchange/account"));

        accountPage().andExpect(content().string(containsString(ON_HOLD)));
        pass(Duration.ofHours(24));
        accountPage().andExpect(content().string(not(containsString(ON_HOLD))));
    }

    @Test
    void aHoldThatIsReleasedIsOverAtOnce() throws Exception {
        exchange().hold(account, clock.instant().plus(Duration.ofHours(24)));
        pass(Duration.ofSeconds(1));
        signIn();

        protection.release(account);

        accountPage().andExpect(status().isOk()).andExpect(content().string(not(containsString(ON_HOLD))));
    }

    @Test
    void aFreezeAndAHoldDoNotTouchEachOther() {
        protection.freeze(account);
        exchange().hold(account, clock.instant().plus(Duration.ofHours(24)));

        protection.release(account);

        assertThat(exchange().isFrozen(account)).isTrue();
        exchange().hold(account, clock.instant().plus(Duration.ofHours(24)));
        protection.liftFreeze(account);
        assertThat(exchange().heldUntil(account)).isPresent();
    }

    private ExchangeProtection exchange() {
        return (ExchangeProtection) protection;
    }

    private ResultActions signIn() throws Exception {
        return mvc.perform(post("/exchange/sign-in")
                .session(session)
                .with(csrf())
                .param("login", holder.login())
                .param("password", TestHolders.PASSWORD));
    }

    private ResultActions accountPage() throws Exception {
        return mvc.perform(get("/exchange/account").session(session));
    }

    private void pass(Duration time) {
        ((SetClock) clock).pass(time);
    }
}
