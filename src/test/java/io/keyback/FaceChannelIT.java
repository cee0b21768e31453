package io.keyback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyback.Journeys.Journey;
import io.keyback.evidence.DrawnPictures;
import io.keyback.evidence.EvidenceStore;
import io.keyback.recovery.CaseLinks;
import io.keyback.recovery.Consents;
import io.keyback.recovery.RecoveryCases;
import io.keyback.recovery.StepAnswer;
import java.net.http.HttpRequest;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may be seen live: the applicant in whose open step a face is wanted, from our own page, and nobody else. */
@OverTheWire
@ExtendWith(OutputCaptureExtension.class)
class FaceChannelIT {

    private static final String LIVE = "/recovery/face/live";
    private static final String CODES = "/recovery/face/phone";
    private static final String CONSENT = "/recovery/face/consent";
    private static final String CONSENT_BY_PHONE = "/recovery/face/here/consent";
    private static final String STATE = "/recovery/face/phone/state";
    private static final String ELSEWHERE = "https://elsewhere.example";

    @LocalServerPort
    private int port;

    @Value("${keyback.public-url}")
    private String publicUrl;

    @Autowired
    private Journeys journeys;

    @Autowired
    private CaseLinks links;

    @Autowired
    private RecoveryCases cases;

    @Autowired
    private Consents consents;

    @Autowired
    private EvidenceStore evidence;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private JdbcClient jdbc;

    private Journey journey;
    private WireApplicant applicant;

    @BeforeEach
    void anApplicantBeforeTheFaceCheck() throws Exception {
        journey = journeys.fillingIn();
        journey.complete(StepAnswer.DONE);
        journey.complete(StepAnswer.DONE);
        applicant = new WireApplicant(port);
        applicant.comesBackTo(journey, links);
        assertThat(applicant.presses(CONSENT).statusCode()).isEqualTo(204);
    }

    @Test
    void withoutConsentNobodyIs() throws Exception {
        consents.withdraw(journey.id());
        assertRefused(applicant, ours());

        WireApplicant phone = new WireApplicant(port);
        phone.opens(code());
        assertRefused(phone, ours());
        assertThat(unsigned(phone, CONSENT_BY_PHONE)).isEqualTo(403);
        assertThat(phone.presses("/recovery/face/here", CONSENT_BY_PHONE).statusCode())
                .isEqualTo(204);

        Told told = new Told();
        connect(phone, ours(), told);
        assertThat(told.next().path("kind").asText()).isEqualTo("begin");
    }

    @Test
    void whoWithdrawsTheConsentEndsThePhone() throws Exception {
        WireApplicant phone = new WireApplicant(port);
        phone.opens(code());
        Told told = new Told();
        WebSocket fromPhone = connect(phone, ours(), told);
        assertThat(told.next().path("kind").asText()).isEqualTo("begin");

        consents.withdraw(journey.id());

        fromPhone
                .sendBinary(ByteBuffer.wrap(DrawnPictures.faceFrames(1).get(0)), true)
                .join();
        assertThat(told.next().path("kind").asText()).isEqualTo("end");
        assertRefused(phone, ours());
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

    @Test
    void thePhoneToWhichItWasHandedOverIsLetInAndTheScreenFollows(CapturedOutput log) throws Exception {
        WireApplicant phone = new WireApplicant(port);
        String code = code();
        phone.get(code);
        assertRefused(phone, ours());

        phone.opens(code);
        Told told = new Told();
        connect(phone, ours(), told);

        assertThat(told.next().path("kind").asText()).isEqualTo("begin");
        assertThat(applicant.get(STATE).body()).contains("CONNECTED");
        assertThat(phone.get("/recovery").statusCode()).isEqualTo(403);
        assertRefused(secondPhone(code), ours());
        assertThat(log.getAll()).doesNotContain(code.substring(CODES.length() + 1));
    }

    @Test
    void aScreenThatUsesItsOwnCameraEndsThePhone() throws Exception {
        WireApplicant phone = new WireApplicant(port);
        phone.opens(code());
        Told onPhone = new Told();
        WebSocket fromPhone = connect(phone, ours(), onPhone);
        assertThat(onPhone.next().path("kind").asText()).isEqualTo("begin");

        Told onScreen = new Told();
        connect(applicant, ours(), onScreen);

        assertThat(onScreen.next().path("kind").asText()).isEqualTo("begin");
        fromPhone
                .sendBinary(ByteBuffer.wrap(DrawnPictures.faceFrames(1).get(0)), true)
                .join();
        JsonNode end = onPhone.next();
        assertThat(end.path("kind").asText()).isEqualTo("end");
        assertThat(end.path("say").asText()).startsWith("The other screen goes on by itself.");
        assertThat(onPhone.closed.poll(10, TimeUnit.SECONDS)).isEqualTo(1000);
        assertRefused(phone, ours());
        assertThat(phone.get("/recovery/face/here/state").body()).contains("The other screen goes on by itself.");
    }

    @Test
    void aPhoneEndsTheCameraOfTheScreen() throws Exception {
        WireApplicant phone = new WireApplicant(port);
        Told onScreen = new Told();
        WebSocket fromScreen = connect(applicant, ours(), onScreen);
        assertThat(onScreen.next().path("kind").asText()).isEqualTo("begin");
        phone.opens(code());

        Told onPhone = new Told();
        connect(phone, ours(), onPhone);

        assertThat(onPhone.next().path("kind").asText()).isEqualTo("begin");
        fromScreen
                .sendBinary(ByteBuffer.wrap(DrawnPictures.faceFrames(1).get(0)), true)
                .join();
        assertThat(onScreen.nothingMoreFor(1)).isTrue();
    }

    @Test
    void aCodeIsMadeAndOpenedByPagesOfOursOnly() throws Exception {
        String code = code();

        assertThat(unsigned(applicant, CODES)).isEqualTo(403);
        assertThat(unsigned(applicant, CODES + "/end")).isEqualTo(403);
        WireApplicant phone = new WireApplicant(port);
        phone.get(code);
        assertThat(unsigned(phone, code)).isEqualTo(403);

        assertThat(phone.opens(code).statusCode()).isEqualTo(303);
    }

    @Test
    void toFollowAPhoneIsNoUseOfASession() throws Exception {
        WireApplicant phone = new WireApplicant(port);
        phone.opens(code());
        lastUsedAMinuteAgo();
        List<String> before = lastUses();

        assertThat(applicant.get(STATE).statusCode()).isEqualTo(200);
        assertThat(phone.get("/recovery/face/here/state").statusCode()).isEqualTo(200);
        assertThat(lastUses()).isEqualTo(before);

        phone.get("/recovery/face/here");
        assertThat(lastUses()).isNotEqualTo(before);
    }

    private String code() throws Exception {
        String address =
                json.readTree(applicant.presses(CODES).body()).path("address").asText();
        return address.substring(address.indexOf("/recovery"));
    }

    private WireApplicant secondPhone(String code) throws Exception {
        WireApplicant second = new WireApplicant(port);
        assertThat(second.get(code).body()).contains("This code was used already");
        return second;
    }

    private static int unsigned(WireApplicant who, String address) throws Exception {
        return who.send(who.request(address).POST(HttpRequest.BodyPublishers.noBody()))
                .statusCode();
    }

    /** A use is written when the last one was some time ago. */
    private void lastUsedAMinuteAgo() {
        jdbc.sql("update keyback.spring_session set last_access_time = last_access_time - 60000")
                .update();
    }

    private List<String> lastUses() {
        return jdbc.sql("select session_id || last_access_time from keyback.spring_session order by 1")
                .query(String.class)
                .list();
    }

    private String ours() {
        return publicUrl;
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
