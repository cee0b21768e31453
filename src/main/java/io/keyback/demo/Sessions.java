package io.keyback.demo;

import io.keyback.account.AccountId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Which account a browser is fully signed in to. A session that was ended, or whose account is frozen, is none. */
@Component
@Profile("demo")
class Sessions {

    private final ExchangeProtection protection;
    private final Clock clock;

    Sessions(ExchangeProtection protection, Clock clock) {
        this.protection = protection;
        this.clock = clock;
    }

    void begin(HttpServletRequest request, AccountId account) {
        new Visit(request).signedIn(account, clock.instant());
    }

    Optional<AccountId> signedIn(HttpServletRequest request) {
        return new Visit(request)
                .signedIn()
                .filter(session -> protection.lets(session.account(), session.at()))
                .map(Visit.SignedIn::account);
    }
}
