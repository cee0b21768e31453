package io.keyback.portal;

import io.keyback.account.Account;
import io.keyback.account.AccountDirectory;
import io.keyback.account.HostProperties;
import io.keyback.emailcode.EmailCodes;
import io.keyback.recovery.CaseView;
import io.keyback.recovery.Step;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Says beside the form of the code how the latest one stands, and which way leads to another. */
@Component
class CodeStanding {

    private final EmailCodes codes;
    private final AccountDirectory accounts;
    private final Pages pages;
    private final HostProperties host;
    private final Clock clock;

    CodeStanding(EmailCodes codes, AccountDirectory accounts, Pages pages, HostProperties host, Clock clock) {
        this.codes = codes;
        this.accounts = accounts;
        this.pages = pages;
        this.host = host;
        this.clock = clock;
    }

    void addTo(ModelAndView page, CaseView theCase, Step step) {
        page.addObject("signIn", host.signInUrl());
        page.addObject("sendAgain", "/recovery/steps/" + step.id() + "/send-again");
        if (codes.undeliverable(theCase.id())) {
            page.addObject("codeUndeliverable", true);
            page.addObject("address", pages.maskedEmail(theCase));
            page.addObject("addressChanged", !stillRefuses(theCase));
            return;
        }
        codes.state(theCase.id()).map(EmailCodes.State::expiresAt).ifPresent(expiresAt -> {
            page.addObject("codeExpiresAt", Moment.of(expiresAt));
            page.addObject("codeExpired", !expiresAt.isAfter(clock.instant()));
        });
    }

    private boolean stillRefuses(CaseView theCase) {
        return accounts.find(theCase.account())
                .map(Account::email)
                .filter(email -> codes.refusedBy(theCase.id(), email))
                .isPresent();
    }
}
