package io.keyback.portal;

import io.keyback.recovery.CaseView;
import io.keyback.recovery.InfoItem;
import io.keyback.recovery.StepNotOpen;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** Lets in only who has a case in whose open step a face is wanted. No address and no message names the case. */
@Component
class FaceHandshake implements HandshakeInterceptor {

    static final Set<InfoItem> ITEMS = Set.of(InfoItem.FACE);
    private static final String WANTED = "wanted";

    private final Applicants applicants;
    private final Submissions submissions;

    FaceHandshake(Applicants applicants, Submissions submissions) {
        this.applicants = applicants;
        this.submissions = submissions;
    }

    /** Whose face is wanted, and since when. */
    record Wanted(CaseView theCase, Instant since) {}

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
            CaseView theCase = applicants.current(servlet.getServletRequest());
            submissions.requirePicturesWanted(theCase, ITEMS, FaceCheckRule.FORM);
            boolean again = submissions.awaited(theCase, InfoItem.FACE);
            Asked asked = again ? RequestedItems.asked(theCase, InfoItem.FACE) : Asked.FIRST_TIME;
            attributes.put(WANTED, new Wanted(theCase, asked.since()));
            return true;
        } catch (SessionEnded | TakenOver | CaseStopped | StepNotOpen refused) {
            response.setStatusCode(HttpStatus.FORBIDDEN);
            return false;
        }
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception problem) {}
}
