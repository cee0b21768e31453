package io.keyback.portal;

import io.keyback.account.HostProperties;
import io.keyback.emailcode.EmailCodes;
import io.keyback.recovery.CaseStatus;
import io.keyback.recovery.CaseView;
import io.keyback.recovery.Consents;
import io.keyback.recovery.InfoItem;
import io.keyback.recovery.QueueEstimates;
import io.keyback.recovery.RecoveryProcess;
import io.keyback.recovery.RejectionReason;
import io.keyback.recovery.Step;
import io.keyback.recovery.StepNotOpen;
import io.keyback.recovery.Stops;
import io.keyback.recovery.UndeliveredMails;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** The applicant's request: the page of what is his to do now, or where it stands. */
@Controller
@RequestMapping("/recovery")
class RequestAddresses {

    private final RecoveryProcess process;
    private final Submissions submissions;
    private final Stops stops;
    private final EmailCodes codes;
    private final FormPage formPage;
    private final Talk talk;
    private final Pages pages;
    private final QueueEstimates estimates;
    private final Consents consents;
    private final UndeliveredMails undelivered;
    private final HostProperties host;

    RequestAddresses(
            RecoveryProcess process,
            Submissions submissions,
            Stops stops,
            EmailCodes codes,
            FormPage formPage,
            Talk talk,
            Pages pages,
            QueueEstimates estimates,
            Consents consents,
            UndeliveredMails undelivered,
            HostProperties host) {
        this.process = process;
        this.submissions = submissions;
        this.stops = stops;
        this.codes = codes;
        this.formPage = formPage;
        this.talk = talk;
        this.pages = pages;
        this.estimates = estimates;
        this.consents = consents;
        this.undelivered = undelivered;
        this.host = host;
    }

    /**
     * What the waiting page asks for.
     *
     * @param step id of the open step; null while there is none
     */
    record State(@Nullable String step, CaseStatus status) {}

    @GetMapping
    ModelAndView request(CaseView theCase) {
        if (theCase.status().ended()) {
            return status(theCase);
        }
        Optional<Step> step = process.openStep(theCase.id());
        if (step.isPresent()) {
            return formPage.step(theCase, step.get());
        }
        return switch (theCase.status()) {
            // The process is between two steps of the applicant.
            case CONFIRMING_EMAIL, FILLING_IN, AWAITING_INFO ->
                new ModelAndView("portal/moment").addObject("status", theCase.status());
            case IN_REVIEW,
                    APPROVED,
                    HELD,
                    RECOVERED,
                    REJECTED,
                    ABANDONED,
                    CODE_ATTEMPTS_USED_UP,
                    DEADLINE_MISSED,
                    NOT_RECOVERABLE,
                    WITHDRAWN,
                    STOPPED -> status(theCase);
        };
    }

    @GetMapping("/state")
    @ResponseBody
    State state(CaseView theCase) {
        return new State(process.openStep(theCase.id()).map(Step::id).orElse(null), theCase.status());
    }

    @GetMapping("/status")
    ModelAndView status(CaseView theCase) {
        ModelAndView page = new ModelAndView("portal/status");
        page.addObject("status", theCase.status());
        page.addObject("reference", theCase.reference().value());
        page.addObject("openedAt", Moment.of(theCase.openedAt()));
        page.addObject("submittedAt", Moment.ofNullable(theCase.submittedAt()));
        page.addObject("dueAt", Moment.ofNullable(theCase.dueAt()));
        page.addObject("overdue", theCase.overdue());
        page.addObject("paused", theCase.paused());
        page.addObject("appealed", theCase.appealed());
        page.addObject("appealBy", Moment.ofNullable(theCase.appealBy()));
        estimates.of(theCase.id()).ifPresent(estimate -> {
            page.addObject("position", QueueWords.position(estimate));
            estimate.recent().ifPresent(recent -> page.addObject("recentTimes", QueueWords.recent(recent)));
        });
        page.addObject("heldUntil", Moment.ofNullable(theCase.heldUntil()));
        page.addObject("withdrawable", theCase.status().withdrawable());
        page.addObject("consentGiven", consents.given(theCase.id()));
        page.addObject("consentWithdrawable", consents.withdrawable(theCase));
        page.addObject("infoDeadline", Moment.ofNullable(theCase.infoDeadline()));
        page.addObject(
                "reasons",
                theCase.rejectionReasons().stream().map(RejectionReason::words).toList());
        undelivered.latest(theCase.id()).ifPresent(at -> {
            page.addObject("undeliveredAt", Moment.of(at));
            page.addObject("address", pages.maskedEmail(theCase));
        });
        page.addObject("signIn", host.signInUrl());
        page.addObject("conversation", talk.of(theCase).orElse(null));
        return page;
    }

    /** The page of the one appeal, which nobody meets without asking for it. */
    @GetMapping("/appeal")
    ModelAndView appeal(CaseView theCase) {
        return process.openStep(theCase.id())
                .filter(step -> step.form().equals(AppealRule.FORM))
                .map(step -> formPage.step(theCase, step))
                .orElseGet(() -> Pages.seeOther(Pages.REQUEST));
    }

    /** Asks once more, because a request that was withdrawn begins anew. */
    @GetMapping("/withdraw")
    ModelAndView askWhetherToWithdraw(CaseView theCase) {
        return theCase.status().withdrawable()
                ? new ModelAndView("portal/withdraw")
                        .addObject("reference", theCase.reference().value())
                : Pages.seeOther(Pages.REQUEST);
    }

    @PostMapping("/withdraw")
    ModelAndView withdraw(CaseView theCase) {
        stops.withdraw(theCase.id());
        return Pages.seeOther(Pages.REQUEST);
    }

    @PostMapping("/save")
    ModelAndView save(CaseView theCase) {
        return pages.linkMailed(theCase, LinkAsked.LEAVING);
    }

    @PostMapping("/steps/{stepId}/send-again")
    ModelAndView sendAgain(CaseView theCase, @PathVariable String stepId) {
        try {
            if (submissions.sendAgain(theCase, stepId)) {
                return Pages.seeOther(Pages.REQUEST);
            }
        } catch (StepNotOpen done) {
            // Pressed twice, or in an old tab: the page of the step that is open now says all there is to say.
            return Pages.seeOther(Pages.REQUEST);
        }
        ModelAndView page = request(theCase);
        page.setStatus(HttpStatus.TOO_MANY_REQUESTS);
        codes.state(theCase.id())
                .map(EmailCodes.State::resendFrom)
                .ifPresent(from -> page.addObject("notYet", Moment.of(from)));
        return page;
    }

    /** Typed, or loaded again after a press: an address that only takes what is sent leads back to the request. */
    @GetMapping({"/hand-off", "/start", "/save", "/steps/{stepId}/send-again"})
    ModelAndView loadedAgain() {
        return Pages.seeOther(Pages.REQUEST);
    }

    @GetMapping("/items/{item}/{form}")
    ModelAndView item(CaseView theCase, @PathVariable InfoItem item, @PathVariable String form) {
        if (!submissions.awaited(theCase, item) || !item.forms().contains(form)) {
            return Pages.seeOther(Pages.REQUEST);
        }
        return formPage.item(theCase, item, form);
    }
}
