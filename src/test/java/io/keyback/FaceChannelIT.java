package io.keyback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyback.Journeys.Journey;
import io.keyback.evidence.DrawnPictures;
import io.keyback.evidence.EvidenceStore;
import io.keyback.recovery.CaseLinks;
import io.keyback.recovery.RecoveryCases;
import io.keyback.recovery.StepAnswer;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who may be seen live: the applicant in whose open step a face is wanted, from our own page, and nobody else. */
@OverTheWire
class FaceChannelIT {

    private static final String LIVE = "/recovery/face/live";
    private static final String ELSEWHERE = "https://elsewhere.example";

    @LocalServerPort
    private int port;

    @Autowired
    private Journeys journeys;

    @Autowired
    private CaseLinks links;

    @Autowired
    private RecoveryCases cases;

    @Autowired
    private EvidenceStore evidence;

    @Autowired
    private ObjectMapper json;

    private Journey journey;
    private WireApplicant applicant;

    @BeforeEach
    void anApplicantBeforeTheFaceCheck() throws Exception {
        journey = journeys.fillingIn();
        journey.complete(StepAnswer.DONE);
        journey.complete(StepAnswer.DONE);
        applicant = new WireApplicant(port);
        applicant.comesBackTo(journey, links);
    }

    @Test
    void whoIsAskedForHisFaceIsLetIn() throws Exception {
        Told told = new Told();

        WebSocket socket = connect(applicant, ours(), told);

        assertThat(told.next().path("kind").asText()).isEqualTo("begin");
        socket.sendBinary(ByteBuffer.wrap(DrawnPictures.faceFrames(1).get(0)), true)
                .join();
        JsonNode seen = told.next();
        assertThat(seen.path("kind").asText()).isEqualTo("seen");
        assertThat(seen.path("say").asText()).isNotEmpty();
        assertThat(seen.path("step").asInt()).isZero();
        socket.abort();
        assertThat(evidence.current(journey.id())).isEmpty();
    }

    @Test
    void aStrangerIsNot() {
        assertRefused(new WireApplicant(port), ours());
    }

    @Test
    void aPageOfAnotherSiteIsNot() {
        assertRefused(applicant, ELSEWHERE);
    }

    @Test
    void whoIsAtAnotherStepIsNot() {
        journey.complete(StepAnswer.DONE);

        assertRefused(applicant, ours());
    }

    @Test
    void aDeviceThatWasReplacedIsNot() {
        cases.takeOver(journey.id());

        assertRefused(applicant, ours());
    }

    @Test
    void aSecondConnectionEndsTheFirst() throws Exception {
        Told first = new Told();
        Told second = new Told();
        WebSocket older = connect(applicant, ours(), first);
        assertThat(first.next().path("kind").asText()).isEqualTo("begin");

        connect(applicant, ours(), second);

        assertThat(second.next().path("kind").asText()).isEqualTo("begin");
        older.sendBinary(ByteBuffer.wrap(DrawnPictures.faceFrames(1).get(0)), true)
                .join();
        assertThat(first.nothingMoreFor(1)).isTrue();
    }

    @Test
    void whatIsNoFrameEndsTheAttemptInTheEnd() throws Exception {
        Told told = new Told();
        WebSocket socket = connect(applicant, ours(), told);
        assertThat(told.next().path("kind").asText()).isEqualTo("begin");

        JsonNode end = null;
        for (int i = 0; i < 20 && end == null; i++) {
            socket.sendBinary(ByteBuffer.wrap(new byte[] {1, 2, 3}), true).join();
            end = told.poll(200);
        }

        assertThat(end).isNotNull();
        assertThat(end.path("end").asText()).isEqualTo("BROKEN");
    }

    @Test
    void aFrameThatIsTooLargeEndsTheConnection() throws Exception {
        Told told = new Told();
        WebSocket socket = connect(applicant, ours(), told);
        assertThat(told.next().path("kind").asText()).isEqualTo("begin");

        assertThat(socket.sendBinary(ByteBuffer.wrap(new byte[300 * 1024]), true))
                .isNotNull();

        assertThat(told.closed.poll(10, TimeUnit.SECONDS)).isEqualTo(1009);
    }

    private String ours() {
        return "http://127.0.0.1:" + port;
    }

    private static WebSocket connect(WireApplicant who, String origin, WebSocket.Listener listener) {
        return who.connects(LIVE, origin, listener).join();
    }

    private void assertRefused(WireApplicant who, String origin) {
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> connect(who, origin, new Told()))
                .withCauseInstanceOf(WebSocketHandshakeException.class)
                .satisfies(refused -> assertThat(((WebSocketHandshakeException) refused.getCause())
                                .getResponse()
                                .statusCode())
                        .isEqualTo(403));
    }

    /** What the server said. */
    private final class Told implements WebSocket.Listener {

        private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        private final BlockingQueue<Integer> closed = new LinkedBlockingQueue<>();

        JsonNode next() throws Exception {
            String text = texts.poll(20, TimeUnit.SECONDS);
            assertThat(text).isNotNull();
            return json.readTree(text);
        }

        @Nullable
        JsonNode poll(long millis) throws Exception {
            String text = texts.poll(millis, TimeUnit.MILLISECONDS);
            return text == null ? null : json.readTree(text);
        }

        boolean nothingMoreFor(long seconds) throws InterruptedException {
            return texts.poll(seconds, TimeUnit.SECONDS) == null;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            texts.add(data.toString());
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            closed.add(status);
            return null;
        }
    }
}
