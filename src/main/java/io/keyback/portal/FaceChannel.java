package io.keyback.portal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyback.facecheck.LiveListener;
import io.keyback.facecheck.LiveRequest;
import io.keyback.facecheck.LiveResult;
import io.keyback.facecheck.LiveSession;
import io.keyback.facecheck.LiveSessions;
import io.keyback.facecheck.liveness.Guidance;
import io.keyback.recovery.CaseView;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.BinaryWebSocketHandler;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator;

/**
 * The live face check as the browser sees it: it sends frames, each a binary message, and is told after each what the
 * person is to do. Everything is judged here; nothing that a browser says about a face is believed.
 */
@Component
class FaceChannel extends BinaryWebSocketHandler {

    private static final Logger LOG = LoggerFactory.getLogger(FaceChannel.class);
    private static final String LIVE = "live";
    private static final String PHONE = "phone";
    private static final Duration SENDING = Duration.ofSeconds(5);
    private static final int UNSENT_BYTES = 16 * 1024;

    private final LiveSessions sessions;
    private final Submissions submissions;
    private final FaceByPhone faceByPhone;
    private final FaceConsent consent;
    private final ObjectMapper json;

    FaceChannel(
            LiveSessions sessions,
            Submissions submissions,
            FaceByPhone faceByPhone,
            FaceConsent consent,
            ObjectMapper json) {
        this.sessions = sessions;
        this.submissions = submissions;
        this.faceByPhone = faceByPhone;
        this.consent = consent;
        this.json = json;
    }

    /** One message to the browser; what does not belong to its kind is left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Told(
            String kind,
            @Nullable String say,
            @Nullable Integer step,
            @Nullable Integer of,
            @Nullable Double progress,
            @Nullable Double left,
            @Nullable Integer framesPerSecond,
            @Nullable Integer inFlight,
            LiveResult.@Nullable End end) {

        static Told waits(Duration about) {
            long seconds = Math.max(5, about.toSeconds());
            String say = "Others are doing this check just now. It is your turn in about " + seconds + " seconds.";
            return new Told("wait", say, null, null, null, (double) seconds, null, null, null);
        }

        static Told begins(int framesPerSecond, int inFlight) {
            return new Told("begin", null, null, null, null, null, framesPerSecond, inFlight, null);
        }

        static Told guides(Guidance guidance) {
            return new Told(
                    "seen",
                    guidance.advice().text(),
                    guidance.step(),
                    guidance.of(),
                    guidance.progress(),
                    guidance.left().toMillis() / 1000.0,
                    null,
                    null,
                    null);
        }

        static Told ends(LiveResult result) {
            return new Told("end", result.text(), null, null, null, null, null, null, result.end());
        }
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession socket) {
        FaceHandshake.Wanted wanted = FaceHandshake.wanted(socket);
        CaseView theCase = wanted.theCase();
        socket.setBinaryMessageSizeLimit(sessions.maxFrame()); // a frame is one message
        WebSocketSession safe = new ConcurrentWebSocketSessionDecorator(socket, (int) SENDING.toMillis(), UNSENT_BYTES);
        LiveListener listener = listener(safe);
        UUID handOver = wanted.handOver();
        if (handOver != null) {
            PhoneConnection phone = faceByPhone.connection(handOver, listener);
            socket.getAttributes().put(PHONE, phone);
            listener = phone;
        }
        LiveRequest request =
                new LiveRequest(theCase.id(), wanted.since(), handOver, () -> requireOpen(theCase, handOver));
        LiveSession live = sessions.open(request, listener);
        socket.getAttributes().put(LIVE, live);
        if (!socket.isOpen()) {
            live.close();
        }
    }

    private void requireOpen(CaseView theCase, @Nullable UUID handOver) {
        CaseView present = submissions.lock(theCase);
        if (handOver != null) {
            faceByPhone.caseOf(handOver);
        }
        submissions.requirePicturesWanted(present, FaceByPhone.ITEMS, FaceCheckRule.FORM);
        consent.require(present.id());
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession socket, BinaryMessage message) {
        if (socket.getAttributes().get(PHONE) instanceof PhoneConnection phone
                && phone.standing() != PhoneStanding.OPEN) {
            live(socket).close();
            phone.endsAs(phone.standing());
            return;
        }
        byte[] frame = new byte[message.getPayloadLength()];
        message.getPayload().get(frame);
        live(socket).frame(frame);
    }

    @Override
    public void handleTransportError(WebSocketSession socket, Throwable broken) {
        LOG.debug("A connection of a face check broke", broken);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
        if (socket.getAttributes().get(LIVE) instanceof LiveSession live) {
            live.close();
        }
        if (socket.getAttributes().get(PHONE) instanceof PhoneConnection phone) {
            phone.gone();
        }
    }

    private static LiveSession live(WebSocketSession socket) {
        return (LiveSession) Objects.requireNonNull(socket.getAttributes().get(LIVE));
    }

    private LiveListener listener(WebSocketSession socket) {
        return new LiveListener() {
            @Override
            public void waits(Duration about) {
                tell(socket, Told.waits(about));
            }

            @Override
            public void begins() {
                tell(socket, Told.begins(sessions.framesPerSecond(), sessions.framesInFlight()));
            }

            @Override
            public void guides(Guidance guidance) {
                tell(socket, Told.guides(guidance));
            }

            @Override
            public void ends(LiveResult result) {
                tell(socket, Told.ends(result));
                close(socket);
            }
        };
    }

    private void tell(WebSocketSession socket, Told told) {
        try {
            socket.sendMessage(new TextMessage(json.writeValueAsString(told)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write " + told.kind(), e);
        } catch (IOException | RuntimeException gone) {
            LOG.debug("A browser is gone", gone);
            close(socket);
        }
    }

    private static void close(WebSocketSession socket) {
        try {
            socket.close(CloseStatus.NORMAL);
        } catch (IOException | RuntimeException closed) {
            LOG.debug("A browser was gone", closed);
        }
    }
}
