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
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@OverTheWire
class LargeUploadIT {

    private static final byte[] PASSPORT = DrawnDocument.passport(7).jpeg();

    private static final int MEGABYTE = 1024 * 1024;
    private static final String FRONT = "/recovery/evidence/document/front";

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
    private WireApplicant applicant;
    private String csrf;

    @BeforeEach
    void anApplicantWhoUploadsHisDocument() throws Exception {
        journey = journeys.fillingIn();
        for (int step = 0; step < 4; step++) {
            journey.complete(StepAnswer.DONE);
        }
        applicant = new WireApplicant(port);
        applicant.comesBackTo(journey, links);
        csrf = applicant.csrf();
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
        assertThat(applicant.get("/recovery/state").statusCode()).isEqualTo(200);
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
        assertThat(applicant.get("/recovery/state").statusCode()).isEqualTo(200);
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
        return applicant.send(applicant
                .request(FRONT)
                .header("Content-Type", "multipart/form-data; boundary=border")
                .header("Accept", "application/json")
                .header("X-CSRF-TOKEN", csrf)
                .POST(body));
    }
}
