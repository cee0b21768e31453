package io.keyback.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keyback is killed in the middle of checks, and between a mail and the record of it; all goes on by itself. */
class KillIT {

    private static final Path CHILD_LOG = Path.of("target", "kill.log");

    private static final String SUBMITTED = "Your request was submitted";

    /** Notices of a submitted request, by the beginning of their subjects. */
    private static final List<String> NOTICES =
            List.of("Somebody asked to recover your account", "Your confirmation code", SUBMITTED);

    private final List<String> recordedAtTheKill = new ArrayList<>();

    @Test
    void requestsGoOnAfterAKillWithNoNoticeLost() throws IOException, InterruptedException, SQLException {
        Files.deleteIfExists(CHILD_LOG);
        try (ChildKeyback keyback = new ChildKeyback(CHILD_LOG);
                Chromium chromium = Chromium.launch()) {
            keyback.start();
            Journey journey = new Journey(keyback, chromium.browser(), "KillIT");
            List<Applicant> applicants = threeRequestsReadyToSend(journey);
            List<Applicant> judged = applicants.subList(0, 2);
            Applicant last = applicants.get(2);

            try (Hold checks = keyback.hold();
                    Hold records = keyback.hold()) {
                areInTheMiddleOfTheirChecks(judged, checks, keyback, journey);
                isBetweenTheMailAndItsRecord(last, records, keyback);
                keyback.kill();
                recordedAtTheKill.addAll(recorded(keyback));
                wereBeingJudged(judged, keyback, journey);
                wasSentAndNotRecorded(keyback, last);
            }
            keyback.start();

            for (Applicant applicant : applicants) {
                theCaseComesToItsReview(keyback, journey, applicant);
                everyNoticeCame(keyback, applicant);
                theApplicantFindsHisRequest(applicant);
            }
            whatWasRecordedCameOnce(keyback);
            onlyTheMailOnItsWayCameTwice(keyback, last);
            theLogTellsNothingAbout(applicants);
            journey.end(false);
        }
    }

    private static List<Applicant> threeRequestsReadyToSend(Journey journey) {
        Applicant seenLive = journey.newApplicant("Anders", "Nordahl");
        comesToTheFaceCheck(seenLive);
        seenLive.showsTheFace();
        choosesTheDocument(seenLive);
        List<Applicant> others = Stream.of("Berit", "Carsten")
                .map(name -> journey.newApplicant(name, "Nordahl"))
                .peek(applicant -> {
                    comesToTheFaceCheck(applicant);
                    applicant.letsAPersonCheckInstead("NO_CAMERA");
                    choosesTheDocument(applicant);
                })
                .toList();
        return List.of(seenLive, others.get(0), others.get(1));
    }

    private static void comesToTheFaceCheck(Applicant applicant) {
        applicant.asksForTheRecovery();
        applicant.confirmsTheEmail();
        applicant.givesPersonalInformation();
        applicant.givesTheLatestTransaction();
    }

    private static void choosesTheDocument(Applicant applicant) {
        applicant.choosesThePassport();
        applicant.choosesThePictureOfThePassport();
    }

    /** With all their mails recorded. */
    private static void areInTheMiddleOfTheirChecks(
            List<Applicant> applicants, Hold hold, ChildKeyback keyback, Journey journey) {
        List<String> cases = applicants.stream()
                .map(applicant -> journey.latestCase(applicant.holder()))
                .toList();
        cases.forEach(hold::documentCheck);
        applicants.forEach(Applicant::sends);
        Page page = applicants.get(0).page();
        page.waitForCondition(() -> hold.waiting() == cases.size());
        page.waitForCondition(() -> applicants.stream()
                .map(applicant -> messageIds(keyback, applicant, SUBMITTED))
                .allMatch(sent -> !sent.isEmpty() && recorded(keyback).containsAll(sent)));
    }

    private static void wereBeingJudged(List<Applicant> applicants, ChildKeyback keyback, Journey journey) {
        assertThat(applicants)
                .extracting(applicant -> journey.latestCase(applicant.holder()))
                .as("cases whose document check was being executed")
                .allSatisfy(caseId -> {
                    assertThat(locked(keyback, "ChecksFork", caseId)).isTrue();
                    assertThat(checks(keyback, caseId)).isEmpty();
                });
    }

    private static void isBetweenTheMailAndItsRecord(Applicant applicant, Hold hold, ChildKeyback keyback) {
        hold.recordOfMails();
        int others = hold.waiting();
        applicant.sends();
        applicant
                .page()
                .waitForCondition(() -> hold.waiting() > others
                        && !messageIds(keyback, applicant, SUBMITTED).isEmpty());
    }

    private void wasSentAndNotRecorded(ChildKeyback keyback, Applicant applicant) {
        List<String> sent = messageIds(keyback, applicant, SUBMITTED);
        assertThat(sent).as("sent").hasSize(1);
        assertThat(recordedAtTheKill).as("recorded").doesNotContainAnyElementsOf(sent);
    }

    private static List<String> recorded(Site keyback) {
        return keyback.database()
                .sql("select message_id from keyback.mail_delivery")
                .query(String.class)
                .list();
    }

    private static void theCaseComesToItsReview(ChildKeyback keyback, Journey journey, Applicant applicant) {
        journey.task("Review case", applicant.holder(), applicant.page());
        assertThat(checks(keyback, journey.latestCase(applicant.holder())))
                .containsExactlyInAnyOrder("FORM", "FACE", "DOCUMENT");
    }

    private static void everyNoticeCame(ChildKeyback keyback, Applicant applicant) {
        for (String notice : NOTICES) {
            assertThat(messageIds(keyback, applicant, notice).stream().distinct())
                    .as(notice)
                    .hasSize(1);
        }
    }

    private static void theApplicantFindsHisRequest(Applicant applicant) {
        applicant.comesBack();
        applicant.arrivesAt("You successfully submitted a request for 2FA recovery.");
    }

    private void whatWasRecordedCameOnce(ChildKeyback keyback) {
        assertThat(recordedAtTheKill).isNotEmpty();
        assertThat(repeated(keyback)).doesNotContainAnyElementsOf(recordedAtTheKill);
    }

    /** It was sent before the kill and again after it, under one Message-ID, by which mail programs know it. */
    private static void onlyTheMailOnItsWayCameTwice(ChildKeyback keyback, Applicant applicant) {
        List<String> submitted = messageIds(keyback, applicant, SUBMITTED);
        assertThat(submitted).hasSize(2);
        assertThat(repeated(keyback)).containsExactly(submitted.get(0));
    }

    private static void theLogTellsNothingAbout(List<Applicant> applicants) throws IOException {
        String log = Files.readString(CHILD_LOG);
        assertThat(log).contains("Keyback is ready");
        for (Applicant applicant : applicants) {
            assertThat(Secrets.of(applicant).in(log)).as("what the log tells").isEmpty();
        }
    }

    private static boolean locked(Site keyback, String activity, String caseId) {
        return keyback.database()
                .sql("""
                        select exists (
                            select from act_ru_job job
                                join act_ru_execution execution on execution.id_ = job.execution_id_
                                join act_ru_execution process on process.id_ = job.process_instance_id_
                            where process.business_key_ = :case and execution.act_id_ = :activity
                                and job.lock_owner_ is not null)
                        """)
                .param("case", caseId)
                .param("activity", activity)
                .query(Boolean.class)
                .single();
    }

    private static List<String> checks(Site keyback, String caseId) {
        return keyback.database()
                .sql("select kind from keyback.check_result where case_id = cast(:case as uuid)")
                .param("case", caseId)
                .query(String.class)
                .list();
    }

    private static List<String> messageIds(Site keyback, Applicant applicant, String notice) {
        return keyback.database()
                .sql("select message_id from exchange.mailbox where recipient = :to and strpos(subject, :notice) = 1")
                .param("to", applicant.holder().email())
                .param("notice", notice)
                .query(String.class)
                .list();
    }

    /** The Message-IDs that are there more than once. */
    private static List<String> repeated(Site keyback) {
        return keyback.database()
                .sql("select message_id from exchange.mailbox group by message_id having count(*) > 1")
                .query(String.class)
                .list();
    }
}
