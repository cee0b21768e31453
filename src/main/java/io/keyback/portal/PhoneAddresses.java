package io.keyback.portal;

import io.keyback.account.HostProperties;
import io.keyback.facecheck.FaceHandOver;
import io.keyback.recovery.ConsentWording;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/**
 * What a phone sees that scanned the code of a face check. Looking at the address of the code changes nothing; a press
 * opens it, once. No page here says whose request it is.
 */
@Controller
class PhoneAddresses {

    private static final String CODE = FaceByPhoneAddresses.PATH + "{token}";
    private static final String HERE = "/recovery/face/here";

    private final FaceByPhone faceByPhone;
    private final Applicants applicants;
    private final Pages pages;
    private final String site;

    PhoneAddresses(FaceByPhone faceByPhone, Applicants applicants, Pages pages, HostProperties host) {
        this.faceByPhone = faceByPhone;
        this.applicants = applicants;
        this.pages = pages;
        this.site = nameOf(host);
    }

    /**
     * What the page of a phone asks for.
     *
     * @param open whether it may show the face
     */
    record Standing(boolean open, String title, String say) {
        private static Standing of(PhoneStanding standing) {
            return new Standing(standing == PhoneStanding.OPEN, standing.title(), standing.words());
        }
    }

    @GetMapping(CODE)
    ModelAndView look(@PathVariable String token, HttpServletRequest request) {
        FaceHandOver handOver = faceByPhone.find(token).orElse(null);
        if (handOver == null) {
            return pages.notice(Notice.PHONE_CODE_NOT_VALID);
        }
        if (isHere(handOver, request)) {
            return Pages.seeOther(HERE);
        }
        return refusal(handOver, request)
                .map(pages::notice)
                .orElseGet(() -> new ModelAndView("portal/phone-code")
                        .addObject("token", token)
                        .addObject("site", site));
    }

    @PostMapping(CODE)
    ModelAndView open(@PathVariable String token, HttpServletRequest request) {
        FaceHandOver handOver = faceByPhone.find(token).orElse(null);
        if (handOver == null) {
            return pages.notice(Notice.PHONE_CODE_NOT_VALID);
        }
        if (isHere(handOver, request)) {
            return Pages.seeOther(HERE);
        }
        Optional<Notice> refusal = refusal(handOver, request);
        if (refusal.isPresent()) {
            return pages.notice(refusal.get());
        }
        if (!faceByPhone.open(handOver)) {
            return pages.notice(Notice.PHONE_CODE_USED);
        }
        applicants.bindPhone(request, new HandedOver(handOver.id()));
        return Pages.seeOther(HERE);
    }

    @GetMapping(HERE)
    ModelAndView here(HttpServletRequest request) {
        return applicants
                .phone(request)
                .map(phone -> new ModelAndView("portal/phone")
                        .addObject("standing", Standing.of(faceByPhone.standing(phone.id())))
                        .addObject("consent", ConsentWording.PRESENT.words())
                        .addObject("site", site))
                .orElseGet(() -> pages.notice(Notice.PHONE_CODE_NOT_VALID));
    }

    /** Asked for all the time, so it does not prolong the session. */
    @GetMapping(path = HERE + "/state", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Standing state(HttpServletRequest request) {
        return Standing.of(applicants
                .glanceAtPhone(request)
                .map(phone -> faceByPhone.standing(phone.id()))
                .orElse(PhoneStanding.TOO_OLD));
    }

    private Optional<Notice> refusal(FaceHandOver handOver, HttpServletRequest request) {
        if (applicants.isDevice(request, handOver.caseId(), handOver.device())) {
            return Optional.of(Notice.PHONE_CODE_HERE);
        }
        if (handOver.opened()) {
            return Optional.of(Notice.PHONE_CODE_USED);
        }
        return faceByPhone.standing(handOver) == PhoneStanding.OPEN
                ? Optional.empty()
                : Optional.of(Notice.PHONE_CODE_NOT_VALID);
    }

    private boolean isHere(FaceHandOver handOver, HttpServletRequest request) {
        return applicants
                .phone(request)
                .filter(phone -> phone.id().equals(handOver.id()))
                .isPresent();
    }

    /** The issuer is most often the address by which people know the site. */
    private static String nameOf(HostProperties host) {
        String name = host.issuer().contains("://") ? URI.create(host.issuer()).getHost() : null;
        return name == null ? host.signInUrl().getHost() : name;
    }
}
