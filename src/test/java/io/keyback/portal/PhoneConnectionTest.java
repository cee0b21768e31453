package io.keyback.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.keyback.evidence.EvidenceKind;
import io.keyback.facecheck.FaceHandOver;
import io.keyback.facecheck.LiveListener;
import io.keyback.facecheck.LiveRequest;
import io.keyback.facecheck.LiveResult;
import io.keyback.facecheck.LiveSession;
import io.keyback.facecheck.liveness.Advice;
import io.keyback.facecheck.liveness.Guidance;
import io.keyback.portal.PortalWorld.Case;
import io.keyback.recovery.CaseStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.ArgumentCaptor;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/** The connection of a phone: what is written down of it for the screen, and how it ends. */
class PhoneConnectionTest extends PortalTest {

    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final byte[] FRAME = {1, 2, 3};

    private final WebSocketSession socket = mock();
    private final LiveSession live = mock();
    private Case mine;

    @BeforeEach
    void theFaceIsWanted() {
        mine = myCaseAt(FaceCheckRule.FORM);
        mine.status = CaseStatus.FILLING_IN;
        mine.consented = true;
    }

    @Test
    void whatThePhoneIsAskedIsWrittenDownWhenItChanges() {
        LiveListener connected = connected();

        connected.begins();
        connected.guides(guidance(0));
        connected.guides(guidance(1));
        connected.guides(guidance(1));
        connected.guides(guidance(2));

        UUID id = handOver().id();
        verify(world.handOvers.mock).asks(id, 0, 0);
        verify(world.handOvers.mock).asks(id, 1, 3);
        verify(world.handOvers.mock).asks(id, 2, 3);
        assertThat(handOver().step()).isEqualTo(2);
        connected.ends(new LiveResult(LiveResult.End.SHOWN, "Thank you."));
        assertThat(handOver().end()).isEqualTo(FaceHandOver.End.DONE);
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsKeptOfAPhoneWhoseHandOverHasEnded(HandOverEnding event) {
        connected();
        ArgumentCaptor<LiveRequest> request = ArgumentCaptor.captor();
        verify(world.live).open(request.capture(), any());
        assertThat(request.getValue().handOver()).isEqualTo(handOver().id());
        assertThatNoException()
                .isThrownBy(() -> request.getValue().requireOpen().run());

        event.happens(world, mine);

        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> request.getValue().requireOpen().run())
                .isInstanceOfAny(HandOverClosed.class, TakenOver.class);
    }

    @Test
    void nothingIsKeptOfAPhoneWithoutConsent() {
        connected();
        ArgumentCaptor<LiveRequest> request = ArgumentCaptor.captor();
        verify(world.live).open(request.capture(), any());

        mine.consented = false;

        assertThatExceptionOfType(ConsentMissing.class)
                .isThrownBy(() -> request.getValue().requireOpen().run());
    }

    @Test
    void itsFramesAreNotLookedAtAnyMoreAndItIsToldWhy() throws Exception {
        connected();
        frame();
        verify(live).frame(FRAME);

        HandOverEnding.TAKEN_BACK.happens(world, mine);
        world.now = world.now.plus(A_SECOND).plusMillis(1);
        frame();
        frame();

        verify(live).frame(FRAME);
        verify(live, times(2)).close();
        ArgumentCaptor<TextMessage> told = ArgumentCaptor.captor();
        verify(socket).sendMessage(told.capture());
        assertThat(told.getValue().getPayload()).contains("\"kind\":\"end\"", "The other screen goes on by itself.");
    }

    @Test
    void whatHappensToTheHandOverIsLookedUpOncePerSecondAtMost() {
        connected();
        for (int each = 0; each < 6; each++) {
            frame();
            world.now = world.now.plusMillis(160);
        }

        verify(world.handOvers.mock, times(1)).find(handOver().id());
    }

    @Test
    void aPhoneThatIsGoneIsNotSaidToShowAFace() {
        connected().guides(guidance(1));

        part(FaceChannel.class).afterConnectionClosed(socket, CloseStatus.GOING_AWAY);

        verify(live).close();
        assertThat(handOver().attempt()).isEqualTo(LiveResult.End.BROKEN);
        assertThat(handOver().end()).isNull();
    }

    @Test
    void whosePicturesOfTheLastAttemptWereKeptAllTheSameIsDone() {
        connected().guides(guidance(1));
        world.replace(mine.id, EvidenceKind.FACE_FRAME, List.of("selfie"));

        part(FaceChannel.class).afterConnectionClosed(socket, CloseStatus.GOING_AWAY);

        assertThat(handOver().end()).isEqualTo(FaceHandOver.End.DONE);
    }

    @Test
    void whatEndedBeforeThePhoneWasGoneStays() {
        connected().ends(new LiveResult(LiveResult.End.AGAIN, "Again."));

        part(FaceChannel.class).afterConnectionClosed(socket, CloseStatus.NORMAL);

        assertThat(handOver().attempt()).isEqualTo(LiveResult.End.AGAIN);
    }

    /** A phone whose hand-over is open, as the server tells it. */
    private LiveListener connected() {
        world.handOvers.mock.make(mine.id, mine.device);
        world.handOvers.mock.open(handOver().id());
        clearInvocations(world.handOvers.mock);
        Map<String, Object> attributes = new HashMap<>();
        attributes.put(
                "wanted",
                new FaceHandshake.Wanted(mine.view(), Instant.EPOCH, handOver().id()));
        when(socket.getAttributes()).thenReturn(attributes);
        when(socket.isOpen()).thenReturn(true);
        when(world.live.open(any(), any())).thenReturn(live);
        part(FaceChannel.class).afterConnectionEstablished(socket);
        ArgumentCaptor<LiveListener> listener = ArgumentCaptor.captor();
        verify(world.live).open(any(), listener.capture());
        return listener.getValue();
    }

    private void frame() {
        part(FaceChannel.class).handleBinaryMessage(socket, new BinaryMessage(FRAME));
    }

    private FaceHandOver handOver() {
        return world.handOvers.of("code-1");
    }

    private static Guidance guidance(int step) {
        return new Guidance(Advice.TURN_LEFT, step, 3, 0, Duration.ofSeconds(7), false);
    }
}
