package io.keyback.portal;

import io.keyback.recovery.CaseStatus;
import io.keyback.recovery.CaseView;
import io.keyback.recovery.Stops;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The holder's way to say "this was not me", open to whoever has the link of a notice. Looking at it changes nothing,
 * because mail scanners look at links too; pressing twice does what pressing once does.
 */
@Controller
@RequestMapping("/recovery/stop/{token}")
class StopAddresses {

    private final Stops stops;
    private final Pages pages;

    StopAddresses(Stops stops, Pages pages) {
        this.stops = stops;
        this.pages = pages;
    }

    @GetMapping
    ModelAndView look(@PathVariable String token) {
        return stops.caseOf(token)
                .map(view -> view.status().ended()
                        ? pages.notice(after(view))
                        : new ModelAndView("portal/stop")
                                .addObject("token", token)
                                .addObject("reference", view.reference().value())
                                .addObject("openedAt", Moment.of(view.openedAt())))
                .orElseGet(() -> pages.notice(Notice.STOP_LINK_NOT_VALID));
    }

    @PostMapping
    ModelAndView stop(@PathVariable String token) {
        return stops.stop(token)
                .map(view -> pages.notice(after(view)))
                .orElseGet(() -> pages.notice(Notice.STOP_LINK_NOT_VALID));
    }

    private static Notice after(CaseView view) {
        return view.status() == CaseStatus.STOPPED ? Notice.STOPPED : Notice.STOP_TOO_LATE;
    }
}
