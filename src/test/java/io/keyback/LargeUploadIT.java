package io.keyback;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyback.Journeys.Journey;
import io.keyback.documentcheck.drawing.DrawnDocument;
import io.keyback.evidence.EvidenceItem;
import io.keyback.evidence.EvidenceStore;
import io.keyback.recovery.CaseLinks;
import io.keyback.recovery.StepAnswer;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Over the wire, because half of the limits belong to the servlet container, which a mock of the web layer has not. */
@SpringBootTest(
        classes = {KeybackApplication.class, TestSurroundings.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            // Cases come to review; what is read of their documents is for other tests.
            "keyback.documentcheck.time-for-attempt=1ms",
            "keyback.keys.directory=target/test-keys-${PID}",
            "keyback.keys.create-missing=true",
            "keyback.portal.upload-directory=target/test-large-uploads",
            "keyback.host.issuer=https://host.example",
            "keyback.host.jwk-set-uri=https://host.example/jwks",
            "keyback.host.sign-in-url=https://host.example/sign-in",
            "keyback.notification.from=keyback@keyback.example",
            "keyback.recovery.leads=lead@keyback.example"
        })
class LargeUploadIT {

    private static final byte[] PASSPORT = DrawnDocument.passport(7).jpeg();

    private static final int MEGABYTE = 1024 * 1024;
    private static final String FRONT = "/recovery/evidence/document/front";
    private static final Pattern LINK = Pattern.compile("/recovery/resume/[A-Za-z0-9_-]+");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern HEADER_TOKEN = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");

    private final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();

    @LocalServerPort
    private int port;

    @Autowired
    private Journeys journeys;

    @Autowired
    private CaseLinks links;

    @Autowired
    private EvidenceStore evidence;

    @Autowired
    private ObjectMapper json;

    private Journey journey;
    private String csrf;

    @BeforeEach
    void anApplicantWhoUploadsHisDocument() throws Exception {
        journey = journeys.fillingIn();
        for (int step = 0; step < 4; step++) {
            journey.complete(StepAnswer.DONE);
        }
        links.mail(journey.id());
        String link =
                first(LINK, journey.mails().get(journey.mails().size() - 1).text(), 0);
        String token = first(TOKEN, get(link).body(), 1);
        send(request(link)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("_csrf=" + token)));
        csrf = first(HEADER_TOKEN, get("/recovery").body(), 1);
    }

    @ParameterizedTest
    @CsvSource({"11, 422", "13, 413", "40, 413"})
    void whatIsTooLargeIsRefusedInWordsAndChangesNothing(int megabytes, int status) throws Exception {
        assertThat(upload(PASSPORT).statusCode()).isEqualTo(200);
        List<EvidenceItem> before = evidence.current(journey.id());

        HttpResponse<String> answer = upload(new byte[megabytes * MEGABYTE]);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(json.readTree(answer.body()).path("message").asText())
                .isEqualTo("The picture is larger than 10 MB. Please take it again or choose a smaller one.");
        assertThat(evidence.current(journey.id())).isEqualTo(before).hasSize(1);
        assertThat(get("/recovery/state").statusCode()).isEqualTo(200);
        assertThat(upload(PASSPORT).statusCode()).isEqualTo(200);
        assertThat(Path.of("target", "test-large-uploads")).isEmptyDirectory();
    }

    @Test
    void aLargeUploadThatNobodyWaitsForIsAnsweredToo() throws Exception {
        journey.complete(StepAnswer.DONE);

        HttpResponse<String> answer = upload(new byte[40 * MEGABYTE]);

        assertThat(answer.statusCode()).isEqualTo(409);
        JsonNode body = json.readTree(answer.body());
        assertThat(body.path("message").asText()).contains("done already");
        assertThat(get("/recovery/state").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> upload(byte[] picture) throws Exception {
        String head = String.join(
                "\r\n",
                "--border",
                "Content-Disposition: form-data; name=\"picture\"; filename=\"picture.png\"",
                "Content-Type: image/png",
                "",
                "");
        BodyPublisher body = BodyPublishers.concat(
                BodyPublishers.ofString(head),
                BodyPublishers.ofByteArray(picture),
                BodyPublishers.ofString("\r\n--border--\r\n", StandardCharsets.US_ASCII));
        return send(request(FRONT)
                .header("Content-Type", "multipart/form-data; boundary=border")
                .header("Accept", "application/json")
                .header("X-CSRF-TOKEN", csrf)
                .POST(body));
    }

    private HttpResponse<String> get(String address) throws Exception {
        return send(request(address).GET());
    }

    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + address));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private static String first(Pattern pattern, String text, int group) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as(pattern + " in " + text).isTrue();
        return found.group(group);
    }
}
