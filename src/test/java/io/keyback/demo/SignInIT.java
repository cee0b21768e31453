package io.keyback.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.account.AccountId;
import io.keyback.account.FactorId;
import io.keyback.account.SecondFactor;
import io.keyback.demo.SignIn.CodeAnswer;
import io.keyback.demo.SignIn.EnrolmentAnswer;
import io.keyback.demo.SignIn.PasswordAnswer;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ExchangeTest
class SignInIT {

    private static final Duration WINDOW = Duration.ofMinutes(15);

    @Autowired
    private SignIn signIn;

    @Autowired
    private TextMessages textMessages;

    @Autowired
    private ExchangeAccounts accounts;

    @Autowired
    private TestHolders holders;

    @Autowired
    private Clock clock;

    private final Totp totp = new Totp();

    @Test
    void theRightPasswordSignsIn() {
        SampleAccount holder = holders.withoutTwoFactor();

        assertThat(signIn.password(" " + holder.login().toUpperCase(Locale.ROOT) + " ", TestHolders.PASSWORD))
                .isEqualTo(new PasswordAnswer.Right(holder.id()));
    }

    @Test
    void anUnknownLoginAndAWrongPasswordAreTheSameAnswer() {
        SampleAccount holder = holders.withoutTwoFactor();

        PasswordAnswer wrongPassword = signIn.password(holder.login(), "wrong");
        PasswordAnswer unknownLogin = signIn.password("nobody-at-all", TestHolders.PASSWORD);

        assertThat(wrongPassword).isEqualTo(unknownLogin).isEqualTo(new PasswordAnswer.Wrong());
    }

    @Test
    void oddInputIsAWrongPassword() {
        assertThat(signIn.password("a\0b", "x\0y")).isEqualTo(new PasswordAnswer.Wrong());
        assertThat(signIn.password("", "")).isEqualTo(new PasswordAnswer.Wrong());
        assertThat(signIn.password("🙂".repeat(5000), "🙂".repeat(5000))).isEqualTo(new PasswordAnswer.Wrong());
    }

    @Test
    void afterTenWrongPasswordsTheRightOneWaitsForTheEndOfTheWindow() {
        SampleAccount holder = holders.withoutTwoFactor();
        Collections.nCopies(10, "wrong").forEach(wrong -> signIn.password(holder.login(), wrong));

        assertThat(signIn.password(holder.login(), TestHolders.PASSWORD)).isEqualTo(new PasswordAnswer.TooManyTries());

        pass(WINDOW);
        assertThat(signIn.password(holder.login(), TestHolders.PASSWORD))
                .isEqualTo(new PasswordAnswer.Right(holder.id()));
    }

    @Test
    void anUnknownLoginIsLimitedLikeAKnownOne() {
        Collections.nCopies(10, "wrong").forEach(wrong -> signIn.password("unknown-and-limited", wrong));

        assertThat(signIn.password("unknown-and-limited", "wrong")).isEqualTo(new PasswordAnswer.TooManyTries());
    }

    @Test
    void aRightPasswordForgetsTheWrongOnesBefore() {
        SampleAccount holder = holders.withoutTwoFactor();
        Collections.nCopies(9, "wrong").forEach(wrong -> signIn.password(holder.login(), wrong));
        signIn.password(holder.login(), TestHolders.PASSWORD);

        assertThat(signIn.password(holder.login(), "wrong")).isEqualTo(new PasswordAnswer.Wrong());
    }

    @Test
    void anAuthenticatorCodeIsGoodOnce() {
        AccountId account = holders.withAuthenticator().id();
        String code = totp.code(TestHolders.SECRET, clock.instant());

        assertThat(code(account, code)).isEqualTo(CodeAnswer.RIGHT);
        assertThat(code(account, code)).isEqualTo(CodeAnswer.WRONG);
    }

    @Test
    void ofTwoUsesOfACodeAtOnceOneIsGood() throws Exception {
        AccountId account = holders.withAuthenticator().id();
        String code = totp.code(TestHolders.SECRET, clock.instant());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<CodeAnswer> use = () -> code(account, code);

            List<Future<CodeAnswer>> answers = threads.invokeAll(Collections.nCopies(4, use));

            assertThat(answers).extracting(Future::get).containsOnlyOnce(CodeAnswer.RIGHT);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aCodeMayBeTypedWithASpace() {
        AccountId account = holders.withAuthenticator().id();
        String code = totp.code(TestHolders.SECRET, clock.instant());

        assertThat(code(account, code.substring(0, 3) + " " + code.substring(3)))
                .isEqualTo(CodeAnswer.RIGHT);
    }

    @Test
    void afterFiveWrongCodesTheRightOneWaitsForTheEndOfTheWindow() {
        AccountId account = holders.withAuthenticator().id();
        Collections.nCopies(5, "12345x").forEach(wrong -> code(account, wrong));

        assertThat(code(account, totp.code(TestHolders.SECRET, clock.instant())))
                .isEqualTo(CodeAnswer.TOO_MANY_TRIES);

        pass(WINDOW);
        assertThat(code(account, totp.code(TestHolders.SECRET, clock.instant())))
                .isEqualTo(CodeAnswer.RIGHT);
    }

    @Test
    void aTextedCodeIsGoodOnce() {
        AccountId account = holders.withTextMessage().id();
        textMessages.sendCode(account);
        String code = textedCode();

        assertThat(signIn.code(account, SecondFactor.Kind.TEXT_MESSAGE, code)).isEqualTo(CodeAnswer.RIGHT);
        assertThat(signIn.code(account, SecondFactor.Kind.TEXT_MESSAGE, code)).isEqualTo(CodeAnswer.WRONG);
    }

    @Test
    void aTextedCodeIsGoodForFiveMinutes() {
        AccountId account = holders.withTextMessage().id();
        textMessages.sendCode(account);
        String code = textedCode();

        pass(Duration.ofMinutes(5));

        assertThat(signIn.code(account, SecondFactor.Kind.TEXT_MESSAGE, code)).isEqualTo(CodeAnswer.WRONG);
    }

    @Test
    void aTextedCodeIsOfOneAccount() {
        textMessages.sendCode(holders.withTextMessage().id());
        AccountId other = holders.withTextMessage().id();

        assertThat(signIn.code(other, SecondFactor.Kind.TEXT_MESSAGE, textedCode()))
                .isEqualTo(CodeAnswer.WRONG);
    }

    @Test
    void fiveTextsAreSentInAWindow() {
        AccountId account = holders.withTextMessage().id();
        Collections.nCopies(5, account).forEach(textMessages::sendCode);

        assertThat(textMessages.sendCode(account)).isFalse();

        pass(WINDOW);
        assertThat(textMessages.sendCode(account)).isTrue();
    }

    @Test
    void anEnrolledAuthenticatorHasAnIdThatNoOtherHad() {
        AccountId account = holders.withoutTwoFactor().id();
        TotpSecret secret = new TotpSecret("KRSXG5CTMVRXEZLUKN2XAZLSKNSWG4TF");

        EnrolmentAnswer wrong = signIn.enrol(account, secret, "000000");
        EnrolmentAnswer right = signIn.enrol(account, secret, totp.code(secret, clock.instant()));

        assertThat(wrong).isEqualTo(EnrolmentAnswer.WRONG_CODE);
        assertThat(right).isEqualTo(EnrolmentAnswer.ENROLLED);
        FactorId enrolled = accounts.factors(account).get(0).id();
        assertThat(accounts.factors(holders.withAuthenticator().id()))
                .extracting(EnrolledFactor::id)
                .doesNotContain(enrolled);
    }

    @Test
    void theCodeThatConfirmedAnEnrolmentDoesNotSignIn() {
        AccountId account = holders.withoutTwoFactor().id();
        TotpSecret secret = new TotpSecret("KRSXG5CTMVRXEZLUKN2XAZLSKNSWG4TF");
        String code = totp.code(secret, clock.instant());

        signIn.enrol(account, secret, code);

        assertThat(code(account, code)).isEqualTo(CodeAnswer.WRONG);
    }

    @Test
    void anAccountHasOneAuthenticator() {
        AccountId account = holders.withAuthenticator().id();
        TotpSecret second = new TotpSecret("KRSXG5CTMVRXEZLUKN2XAZLSKNSWG4TF");

        assertThat(signIn.enrol(account, second, totp.code(second, clock.instant())))
                .isEqualTo(EnrolmentAnswer.HAS_ONE);
    }

    private CodeAnswer code(AccountId account, String code) {
        return signIn.code(account, SecondFactor.Kind.AUTHENTICATOR_APP, code);
    }

    private String textedCode() {
        return textMessages.latest().get(0).body().substring(0, 6);
    }

    private void pass(Duration time) {
        ((SetClock) clock).pass(time);
    }
}
