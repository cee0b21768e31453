package io.keyback.demo;

import io.keyback.account.AccountId;
import io.keyback.account.SecondFactor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the exchange remembers of a browser. It shares the browser's session with Keyback, but no attribute of it. */
final class Visit {

    private static final String PASSWORD_GIVEN = "exchange.password-given";
    private static final String SIGNED_IN = "exchange.signed-in";
    private static final String ENROLMENT = "exchange.enrolment";

    private final HttpServletRequest request;

    Visit(HttpServletRequest request) {
        this.request = request;
    }

    /** The password was right and a code is awaited. */
    void passwordGiven(AccountId account, SecondFactor.Kind method, Instant at) {
        start(PASSWORD_GIVEN, new PasswordGiven(account.value(), method, at));
    }

    void chosen(PasswordGiven given, SecondFactor.Kind method) {
        request.getSession().setAttribute(PASSWORD_GIVEN, new PasswordGiven(given.accountId(), method, given.at()));
    }

    Optional<PasswordGiven> passwordGiven() {
        return attribute(PASSWORD_GIVEN, PasswordGiven.class);
    }

    void signedIn(AccountId account, Instant at) {
        start(SIGNED_IN, new SignedIn(account.value(), at));
    }

    /** As it was then; whether it is still good, {@link Sessions} knows. */
    Optional<SignedIn> signedIn() {
        return attribute(SIGNED_IN, SignedIn.class);
    }

    void enrolling(TotpSecret secret) {
        request.getSession().setAttribute(ENROLMENT, new Enrolment(secret.base32()));
    }

    Optional<TotpSecret> enrolling() {
        return attribute(ENROLMENT, Enrolment.class).map(enrolment -> new TotpSecret(enrolment.secret()));
    }

    void enrolled() {
        request.getSession().removeAttribute(ENROLMENT);
    }

    void end() {
        HttpSession session = request.getSession(false);
        if (session != null) {
            forget(session);
            request.changeSessionId();
        }
    }

    /** Under a new session id, so that one planted before the password is worth nothing after it. */
    private void start(String name, Serializable value) {
        HttpSession session = request.getSession();
        request.changeSessionId();
        forget(session);
        request.getSession().setAttribute(name, value);
    }

    private static void forget(HttpSession session) {
        session.removeAttribute(PASSWORD_GIVEN);
        session.removeAttribute(SIGNED_IN);
        session.removeAttribute(ENROLMENT);
    }

    private <T> Optional<T> attribute(String name, Class<T> type) {
        HttpSession session = request.getSession(false);
        @Nullable Object value = session == null ? null : session.getAttribute(name);
        return Optional.ofNullable(value).map(type::cast);
    }

    /**
     * A password was given, and a code is awaited.
     *
     * @param method by which the code is to come
     */
    record PasswordGiven(String accountId, SecondFactor.Kind method, Instant at) implements Serializable {

        AccountId account() {
            return new AccountId(accountId);
        }
    }

    /** A full sign-in. */
    record SignedIn(String accountId, Instant at) implements Serializable {

        AccountId account() {
            return new AccountId(accountId);
        }
    }

    /** An authenticator app that has not shown a code yet. */
    private record Enrolment(String secret) implements Serializable {

        @Override
        public String toString() {
            return "Enrolment";
        }
    }
}
