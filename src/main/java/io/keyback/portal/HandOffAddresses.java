package io.keyback.portal;

import io.keyback.account.AccountId;
import io.keyback.account.HandoffVerifier;
import io.keyback.account.TokenRefused;
import io.keyback.caseid.CaseId;
import io.keyback.recovery.CaseStatus;
import io.keyback.recovery.CaseView;
import io.keyback.recovery.OpeningRefused;
import io.keyback.recovery.RecoveryCases;
import io.keyback.throttle.Entrance;
import io.keyback.throttle.Throttle;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The way in: the host's hand-off, the security warning, and the Continue that opens the case. */
@Controller
@RequestMapping("/recovery")
class HandOffAddresses {

    private static final Logger log = LoggerFactory.getLogger(HandOffAddresses.class);

    private final HandoffVerifier handoffs;
    private final Applicants applicants;
    private final RecoveryCases cases;
    private final Pages pages;
    private final Throttle throttle;

    HandOffAddresses(
            HandoffVerifier handoffs, Applicants applicants, RecoveryCases cases, Pages pages, Throttle throttle) {
        this.handoffs = handoffs;
        this.applicants = applicants;
        this.cases = cases;
        this.pages = pages;
        this.throttle = throttle;
    }

    @PostMapping("/hand-off")
    ModelAndView handOff(@RequestParam(defaultValue = "") String token, HttpServletRequest request) {
        applicants.forgetHandOff(request);
        try {
            AccountId account = handoffs.verify(token).account();
            throttle.handOff(account.value(), request.getRemoteAddr());
            applicants.handedOff(request, account);
        } catch (TokenRefused refused) {
            log.info("Hand-off refused: {}", refused.reason());
            return pages.notice(Notice.of(refused.reason()));
        }
        return Pages.seeOther("/recovery/warning");
    }

    @GetMapping("/warning")
    ModelAndView warning(HttpServletRequest request) {
        if (!applicants.handedOff(request)) {
            return Pages.seeOther(Pages.REQUEST);
        }
        return new ModelAndView("portal/warning");
    }

    /** Opens the case, or says why not. Pressed twice, it goes on with the case that the first press opened. */
    @PostMapping("/start")
    ModelAndView start(HttpServletRequest request) {
        Optional<AccountId> account = applicants.takeHandOff(request);
        if (account.isEmpty()) {
            return Pages.seeOther(Pages.REQUEST);
        }
        CaseId opened;
        throttle.mail(Entrance.HAND_OFF);
        try {
            opened = cases.open(account.get());
        } catch (OpeningRefused refused) {
            return refused.reason() == OpeningRefused.Reason.CASE_OPEN
                    ? openAlready(request, account.get())
                    : pages.notice(Notice.of(refused.reason()));
        }
        return enter(request, cases.find(opened).orElseThrow());
    }

    private ModelAndView openAlready(HttpServletRequest request, AccountId accountId) {
        Optional<CaseView> open = cases.openCaseOf(accountId);
        if (open.isEmpty()) {
            return pages.notice(Notice.OPENING_FAILED);
        }
        CaseView theCase = open.get();
        return applicants.holds(request, theCase) ? Pages.seeOther(Pages.REQUEST) : enter(request, theCase);
    }

    /**
     * The password alone leads into a case only while nobody has shown to read the account's mailbox, which may happen
     * at this very moment. After that the way goes through the mailbox, or through the browser that is in the case
     * already.
     */
    private ModelAndView enter(HttpServletRequest request, CaseView theCase) {
        OptionalInt device = cases.takeOverWhile(theCase.id(), CaseStatus.CONFIRMING_EMAIL);
        if (device.isEmpty()) {
            return pages.linkMailed(theCase, LinkAsked.COMING_BACK);
        }
        applicants.bind(request, theCase.id(), device.getAsInt());
        return Pages.seeOther(Pages.REQUEST);
    }
}
