package io.keyback.portal;

import io.keyback.facecheck.FaceHandOvers.Made;
import io.keyback.qrcode.QrCode;
import io.keyback.recovery.CaseView;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;

/** What the screen on which the request is open asks for, to have the face shown before the camera of a phone. */
@Controller
@RequestMapping("/recovery/face/phone")
class FaceByPhoneAddresses {

    static final String PATH = "/recovery/face/phone/";

    private final FaceByPhone faceByPhone;
    private final Applicants applicants;
    private final URI publicUrl;
    private final Clock clock;

    FaceByPhoneAddresses(
            FaceByPhone faceByPhone,
            Applicants applicants,
            @Value("${keyback.public-url}") URI publicUrl,
            Clock clock) {
        this.faceByPhone = faceByPhone;
        this.applicants = applicants;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /**
     * A code as the screen shows it.
     *
     * @param address that is in it
     * @param size width and height of its view box
     * @param path of its dark modules
     */
    record Code(String address, int size, String path, long secondsLeft) {
        @Override
        public String toString() {
            return "Code[" + secondsLeft + " s left]";
        }
    }

    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Code make(CaseView theCase) {
        Made made = faceByPhone.make(theCase);
        String address = publicUrl.resolve(PATH + made.token()).toString();
        QrCode code = QrCode.of(address);
        long left = Duration.between(clock.instant(), made.until()).toSeconds();
        return new Code(address, code.size(), code.path(), left);
    }

    /** Asked for all the time, so it does not prolong the session. */
    @GetMapping(path = "/state", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ScreenStanding state(HttpServletRequest request) {
        return faceByPhone.onScreen(applicants.current(applicants.glance(request)));
    }

    @PostMapping("/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(CaseView theCase) {
        faceByPhone.takeBack(theCase.id());
    }

    /** Typed, or loaded again after a press. */
    @GetMapping({"", "/end"})
    ModelAndView loadedAgain() {
        return Pages.seeOther(Pages.REQUEST);
    }
}
