package io.keyback.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two nodes on one database: who talks to one is heard at the other. */
@ExtendWith(JourneyExtension.class)
class TwoNodesJourneyIT {

    private static final Path NEIGHBOUR_LOG = Path.of("target", "neighbour.log");

    private final Journey journey;
    private final RunningKeyback keyback;
    private final Requests requests;
    private final Applicant dora;

    TwoNodesJourneyIT(Journey journey, Requests requests, RunningKeyback keyback) {
        this.requests = requests;
        this.journey = journey;
        this.keyback = keyback;
        dora = journey.newApplicant("Dora", "Lindqvist");
    }

    @Test
    void theyTalkAlthoughEachIsAtAnotherNode() throws IOException, InterruptedException {
        Files.deleteIfExists(NEIGHBOUR_LOG);
        try (ChildKeyback neighbour = keyback.neighbour(NEIGHBOUR_LOG)) {
            neighbour.start();
            requests.submittedBy(dora);
            Reviewer ruth = journey.reviewerAt(neighbour);
            ruth.signsIn();
            ruth.takes("Review case", dora.holder());
            ruth.opensTheMessages();

            Chat.of(dora).writes("Is anybody there?");
            Chat.of(ruth).shows("Is anybody there?");
            Chat.of(ruth).writes("I am, at the other node.");
            Chat.of(dora).shows("I am, at the other node.");
            Chat.of(dora).attachesAPicture();
            Chat.of(ruth).showsAPicture();

            ruth.approves("She is who she says.");
        }
        dora.mail("2FA was reset");
    }
}
