package io.keyback.portal;

import io.keyback.recovery.CaseLinks;
import io.keyback.recovery.RecoveryCases;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The way back through a mailed link. Looking at it changes nothing, because mail scanners look at links too. */
@Controller
@RequestMapping("/recovery/resume/{token}")
class LinkAddresses {

    private final CaseLinks links;
    private final RecoveryCases cases;
    private final Applicants applicants;
    private final Pages pages;

    LinkAddresses(CaseLinks links, RecoveryCases cases, Applicants applicants, Pages pages) {
        this.links = links;
        this.cases = cases;
        this.applicants = applicants;
        this.pages = pages;
    }

    @GetMapping
    ModelAndView look(@PathVariable String token) {
        return new ModelAndView("portal/resume").addObject("token", token);
    }

    @PostMapping
    ModelAndView open(@PathVariable String token, HttpServletRequest request) {
        return links.open(token)
                .map(caseId -> {
                    applicants.bindAnew(request, caseId, cases.takeOver(caseId));
                    return Pages.seeOther(Pages.REQUEST);
                })
                .orElseGet(() -> pages.notice(Notice.LINK_NOT_VALID));
    }
}
