package io.keyback.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keyback is killed while it checks requests, and again while it picks them up; each goes on by itself. */
class KillIT {

    private static final Logger log = LoggerFactory.getLogger(KillIT.class);
    private static final Path CHILD_LOG = Path.of("target", "kill.log");
    private static final int WHOLE_CHECKS_MILLIS = 1_500;
    private static final int KILLS = 2;

    /** Notices of a submitted request; the account's first address gets each of them once. */
    private static final List<String> NOTICES =
            List.of("Somebody asked to recover your account", "Your confirmation code", "Your request was submitted");

    private final Random moment = new Random();

    @Test
    void requestsGoOnAfterAKillWithNoNoticeLost() throws IOException, InterruptedException {
        Files.deleteIfExists(CHILD_LOG);
        try (ChildKeyback keyback = new ChildKeyback(CHILD_LOG);
                Chromium chromium = Chromium.launch()) {
            keyback.start();
            Journey journey = new Journey(keyback, chromium.browser(), "KillIT");
            List<Applicant> applicants = threeRequestsReadyToSend(journey);

            applicants.forEach(Applicant::sends);
            applicants.forEach(applicant -> applicant.leaves("Document upload"));
            killAtARandomMoment(keyback);
            for (int kill = 1; kill < KILLS; kill++) {
                keyback.start();
                killAtARandomMoment(keyback);
            }
            keyback.start();

            for (Applicant applicant : applicants) {
                theCaseComesToItsReview(journey, applicant);
                eachNoticeWasSentOnce(keyback, applicant);
                theApplicantFindsHisRequest(applicant);
            }
            journey.end(false);
        }
    }

    private static List<Applicant> threeRequestsReadyToSend(Journey journey) {
        return Stream.of("Anders", "Berit", "Carsten")
                .map(name -> journey.newApplicant(name, "Nordahl"))
                .peek(applicant -> {
                    applicant.asksForTheRecovery();
                    applicant.confirmsTheEmail();
                    applicant.fillsInAllButTheLastPress();
                })
                .toList();
    }

    private void killAtARandomMoment(ChildKeyback keyback) throws InterruptedException {
        int millis = moment.nextInt(WHOLE_CHECKS_MILLIS);
        TimeUnit.MILLISECONDS.sleep(millis); // waits for nothing: the moment is the point
        keyback.kill();
        log.info("Killed after {} ms", millis);
    }

    private static void theCaseComesToItsReview(Journey journey, Applicant applicant) {
        journey.task("Review case", applicant.holder(), applicant.page());
        assertThat(journey.database()
                        .sql("select kind from keyback.check_result where case_id = cast(:case as uuid)")
                        .param("case", journey.latestCase(applicant.holder()))
                        .query(String.class)
                        .list())
                .as("checks")
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    /** A mail in flight at a kill may come twice, and then under one Message-ID; so many kills, so many at most. */
    private static void eachNoticeWasSentOnce(ChildKeyback keyback, Applicant applicant) {
        for (String notice : NOTICES) {
            List<String> messageIds = keyback.database()
                    .sql(
                            "select message_id from exchange.mailbox where recipient = :to and strpos(subject, :notice) = 1")
                    .param("to", applicant.holder().email())
                    .param("notice", notice)
                    .query(String.class)
                    .list();
            assertThat(messageIds).as(notice).hasSizeBetween(1, 1 + KILLS);
            assertThat(messageIds.stream().distinct()).as(notice).hasSize(1);
        }
    }

    private static void theApplicantFindsHisRequest(Applicant applicant) {
        applicant.comesBack();
        applicant.arrivesAt("You successfully submitted a request for 2FA recovery.");
    }
}
