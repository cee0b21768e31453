package io.keyback.portal;

import io.keyback.recovery.CaseView;
import io.keyback.recovery.InfoItem;
import io.keyback.recovery.StepNotOpen;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * Lets in only who has a case in whose open step a face is wanted, or the phone to which he handed that over, and only
 * with the consent to it. No address and no message names the case.
 */
@Component
class FaceHandshake implements HandshakeInterceptor {

    private static final String WANTED = "wanted";

    private final Applicants applicants;
    private final Submissions submissions;
    private final FaceByPhone faceByPhone;
    private final FaceConsent consent;

    FaceHandshake(Applicants applicants, Submissions submissions, FaceByPhone faceByPhone, FaceConsent consent) {
        this.applicants = applicants;
        this.submissions = submissions;
        this.faceByPhone = faceByPhone;
        this.consent = consent;
    }

    /**
     * Whose face is wanted, and since when.
     *
     * @param handOver by which a phone shows it; null where the device of the case does
     */
    record Wanted(CaseView theCase, Instant since, @Nullable UUID handOver) {}

    static Wanted wanted(WebSocketSession socket) {
        return (Wanted) Objects.requireNonNull(socket.getAttributes().get(WANTED));
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        if (!(request instanceof ServletServerHttpRequest servlet)) {
            throw new IllegalStateException("Not a servlet request");
        }
        try {
            attributes.put(WANTED, wanted(servlet.getServletRequest()));
            return true;
        } catch (SessionEnded | TakenOver | CaseStopped | StepNotOpen | HandOverClosed | ConsentMissing refused) {
            response.setStatusCode(HttpStatus.FORBIDDEN);
            return false;
        }
    }

    private Wanted wanted(HttpServletRequest request) {
        return applicants
                .phone(request)
                .map(phone -> wanted(faceByPhone.caseOf(phone.id()), phone.id()))
                .orElseGet(() -> wantedHere(applicants.current(request)));
    }

    /** Of two cameras, the one that is begun last goes on. */
    private Wanted wantedHere(CaseView theCase) {
        Wanted wanted = wanted(theCase, null);
        faceByPhone.takeBack(theCase.id());
        return wanted;
    }

    private Wanted wanted(CaseView theCase, @Nullable UUID handOver) {
        submissions.requirePicturesWanted(theCase, FaceByPhone.ITEMS, FaceCheckRule.FORM);
        consent.require(theCase.id());
        return new Wanted(theCase, submissions.asked(theCase, InfoItem.FACE).since(), handOver);
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception problem) {}
}
