package io.keyback.portal;

import io.keyback.recovery.CaseView;
import io.keyback.recovery.Consents;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;

/** Where the consent to the face check is given, on the screen or on a phone, and withdrawn. */
@Controller
class ConsentAddresses {

    private static final String CONSENT = "/recovery/face/consent";
    private static final String WITHDRAW = CONSENT + "/withdraw";

    private final FaceConsent faceConsent;
    private final Consents consents;
    private final Applicants applicants;

    ConsentAddresses(FaceConsent faceConsent, Consents consents, Applicants applicants) {
        this.faceConsent = faceConsent;
        this.consents = consents;
        this.applicants = applicants;
    }

    @PostMapping(CONSENT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void give(CaseView theCase) {
        faceConsent.give(theCase);
    }

    @PostMapping("/recovery/face/here/consent")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveByPhone(HttpServletRequest request) {
        faceConsent.giveByPhone(
                applicants.phone(request).orElseThrow(SessionEnded::new).id());
    }

    /** Asks once more, because pictures that were erased are gone. */
    @GetMapping(WITHDRAW)
    ModelAndView askWhetherToWithdraw(CaseView theCase) {
        return consents.withdrawable(theCase)
                ? new ModelAndView("portal/withdraw-consent").addObject("status", theCase.status())
                : Pages.seeOther(Pages.REQUEST);
    }

    @PostMapping(WITHDRAW)
    ModelAndView withdraw(CaseView theCase) {
        consents.withdraw(theCase.id());
        return Pages.seeOther(Pages.REQUEST);
    }
}
