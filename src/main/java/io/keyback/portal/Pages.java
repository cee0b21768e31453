package io.keyback.portal;

import io.keyback.account.AccountDirectory;
import io.keyback.account.HostProperties;
import io.keyback.recovery.CaseLinks;
import io.keyback.recovery.CaseView;
import io.keyback.recovery.UndeliveredMails;
import io.keyback.throttle.Entrance;
import io.keyback.throttle.Throttle;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The answers of the portal that more than one of its controllers gives. */
@Component
class Pages {

    /** Where every way through the portal comes together. */
    static final String REQUEST = "/recovery";

    private final HostProperties host;
    private final AccountDirectory accounts;
    private final CaseLinks links;
    private final UndeliveredMails undelivered;
    private final Throttle throttle;

    Pages(
            HostProperties host,
            AccountDirectory accounts,
            CaseLinks links,
            UndeliveredMails undelivered,
            Throttle throttle) {
        this.host = host;
        this.accounts = accounts;
        this.links = links;
        this.undelivered = undelivered;
        this.throttle = throttle;
    }

    /** 303: the browser gets the page by GET, so that Reload repeats nothing. */
    static ModelAndView seeOther(String path) {
        RedirectView view = new RedirectView(path, true);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExposeModelAttributes(false);
        return new ModelAndView(view);
    }

    ModelAndView notice(Notice notice) {
        ModelAndView page = new ModelAndView("portal/notice", notice.status());
        page.addObject("heading", notice.title());
        page.addObject("why", notice.why());
        page.addObject("whatNow", notice.whatNow());
        page.addObject("linkToo", notice.way() == Notice.Way.LINK_OR_SIGN_IN);
        page.addObject("signIn", notice.way() == Notice.Way.NOWHERE ? null : host.signInUrl());
        return page;
    }

    /** Mails the link to the case and says so; or says that enough were mailed, or that none arrives. */
    ModelAndView linkMailed(CaseView theCase, LinkAsked why) {
        throttle.mail(Entrance.LINK);
        ModelAndView page = new ModelAndView("portal/link-mailed");
        page.addObject("mailed", links.mail(theCase.id()));
        page.addObject("refused", undelivered.latest(theCase.id()).isPresent());
        page.addObject("reference", theCase.reference().value());
        page.addObject("address", maskedEmail(theCase));
        page.addObject("leaving", why == LinkAsked.LEAVING);
        page.addObject("signIn", host.signInUrl());
        return page;
    }

    /** The present email of the account, as its holder recognises it and nobody else learns it. */
    String maskedEmail(CaseView theCase) {
        return accounts.find(theCase.account())
                .map(account -> account.email().masked())
                .orElse("the email address of your account");
    }
}
