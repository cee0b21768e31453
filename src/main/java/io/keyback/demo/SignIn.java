package io.keyback.demo;

import io.keyback.account.AccountId;
import io.keyback.account.SecondFactor;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Profile;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/** The rules of signing in: a password, then a code where a second factor is enrolled. */
@Component
@Profile("demo")
class SignIn {

    private static final Pattern LOGIN = Pattern.compile("[a-z0-9._-]{1,64}");
    private static final Pattern CODE = Pattern.compile("[0-9]{6}");

    /** As much of a password as bcrypt reads, in bytes. */
    private static final int PASSWORD_LENGTH = 72;

    private final ExchangeAccounts accounts;
    private final TextMessages textMessages;
    private final TryLimits limits;
    private final ExchangeProtection protection;
    private final Clock clock;
    private final Totp totp = new Totp();
    private final BCryptPasswordEncoder passwords = new BCryptPasswordEncoder();
    private final String nobodysHash = passwords.encode("nobody has this password");

    SignIn(
            ExchangeAccounts accounts,
            TextMessages textMessages,
            TryLimits limits,
            ExchangeProtection protection,
            Clock clock) {
        this.accounts = accounts;
        this.textMessages = textMessages;
        this.limits = limits;
        this.protection = protection;
        this.clock = clock;
    }

    /** An unknown login and a wrong password are the same answer, after the same work. */
    PasswordAnswer password(String login, String password) {
        String name = login.strip().toLowerCase(Locale.ROOT);
        if (!limits.take(TryLimits.What.PASSWORD, name)) {
            return new PasswordAnswer.TooManyTries();
        }
        Optional<ExchangeAccounts.Credentials> credentials =
                LOGIN.matcher(name).matches() ? accounts.credentials(name) : Optional.empty();
        String hash =
                credentials.map(ExchangeAccounts.Credentials::passwordHash).orElse(nobodysHash);
        boolean right = password.length() <= PASSWORD_LENGTH && passwords.matches(password, hash);
        if (!right || credentials.isEmpty()) {
            return new PasswordAnswer.Wrong();
        }
        limits.forget(TryLimits.What.PASSWORD, name);
        AccountId account = credentials.get().account();
        return frozen(account) ? new PasswordAnswer.Frozen() : new PasswordAnswer.Right(account);
    }

    /** Whether nobody may sign in to the account, with whatever he has. */
    boolean frozen(AccountId account) {
        return protection.isFrozen(account);
    }

    /** Whether the code is good now for the second factor of this kind; a good one is used up. */
    CodeAnswer code(AccountId account, SecondFactor.Kind kind, String typed) {
        Optional<EnrolledFactor> factor = accounts.factor(account, kind);
        if (factor.isEmpty()) {
            return CodeAnswer.WRONG;
        }
        if (!limits.take(TryLimits.What.CODE, account.value())) {
            return CodeAnswer.TOO_MANY_TRIES;
        }
        String code = typed.replaceAll("\\s", "");
        boolean right = CODE.matcher(code).matches()
                && switch (kind) {
                    case AUTHENTICATOR_APP -> authenticatorCode(factor.get(), code);
                    case TEXT_MESSAGE -> textMessages.use(account, code);
                };
        if (!right) {
            return CodeAnswer.WRONG;
        }
        limits.forget(TryLimits.What.CODE, account.value());
        return CodeAnswer.RIGHT;
    }

    /** Enrols an authenticator app that has shown a right code for the secret. */
    EnrolmentAnswer enrol(AccountId account, TotpSecret secret, String typed) {
        if (!limits.take(TryLimits.What.CODE, account.value())) {
            return EnrolmentAnswer.TOO_MANY_TRIES;
        }
        OptionalLong step = totp.acceptedStep(secret, typed.replaceAll("\\s", ""), clock.instant(), 0);
        if (step.isEmpty()) {
            return EnrolmentAnswer.WRONG_CODE;
        }
        limits.forget(TryLimits.What.CODE, account.value());
        boolean enrolled = accounts.enrolAuthenticator(
                account, secret, step.getAsLong(), clock.instant().atOffset(ZoneOffset.UTC));
        return enrolled ? EnrolmentAnswer.ENROLLED : EnrolmentAnswer.HAS_ONE;
    }

    private boolean authenticatorCode(EnrolledFactor factor, String code) {
        TotpSecret secret = factor.secret();
        if (secret == null) {
            return false;
        }
        OptionalLong step = totp.acceptedStep(secret, code, clock.instant(), factor.lastStep());
        return step.isPresent() && accounts.takeStep(factor.id(), step.getAsLong());
    }

    /** What a login and a password come to. */
    sealed interface PasswordAnswer {

        record Right(AccountId account) implements PasswordAnswer {}

        record Wrong() implements PasswordAnswer {}

        /** The password was right, but nobody may sign in. */
        record Frozen() implements PasswordAnswer {}

        record TooManyTries() implements PasswordAnswer {}
    }

    /** What a code comes to. */
    enum CodeAnswer {
        RIGHT,
        WRONG,
        TOO_MANY_TRIES
    }

    /** What the confirmation of an authenticator app comes to. */
    enum EnrolmentAnswer {
        ENROLLED,
        WRONG_CODE,
        TOO_MANY_TRIES,
        HAS_ONE
    }
}
