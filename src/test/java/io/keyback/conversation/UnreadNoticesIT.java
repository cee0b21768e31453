package io.keyback.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.Journeys;
import io.keyback.Journeys.Journey;
import io.keyback.KeybackIT;
import io.keyback.TestClock;
import io.keyback.TestMailServer;
import io.keyback.TestMailServer.Received;
import io.keyback.conversation.Conversations.Draft;
import io.keyback.recovery.CaseLinks;
import io.keyback.recovery.RecoveryCases;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KeybackIT
class UnreadNoticesIT {

    private static final String REVIEWER = "rita";
    private static final Pattern LINK = Pattern.compile("/recovery/resume/([A-Za-z0-9_-]+)");

    @Autowired
    private Messages messages;

    @Autowired
    private Conversations conversations;

    @Autowired
    private RecoveryCases cases;

    @Autowired
    private CaseLinks links;

    @Autowired
    private Journeys journeys;

    @Autowired
    private TaskService tasks;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestMailServer mails;

    private Journey journey;

    @BeforeEach
    void aCaseWithItsReviewer() {
        journeys.reviewer(REVIEWER, "rita@keyback.example", "reviewers");
        journey = journeys.inReview();
        tasks.claim(journey.task("ReviewCase").getId(), REVIEWER);
    }

    private UnreadNotices node() {
        return new UnreadNotices(messages, cases, links, Limits.of(500, 10), clock);
    }

    @Test
    void whoIsAwayIsMailedALinkAndNotTheText() {
        answers("Zanzibar");
        node().send();
        assertThat(waitingMails()).isEmpty();

        clock.pass(Limits.AWAY_AFTER);
        node().send();

        assertThat(waitingMails()).hasSize(1);
        Received mail = waitingMails().get(0);
        assertThat(mail.to()).isEqualTo(journey.account().email().value());
        assertThat(mail.text()).contains("has written to you").doesNotContain("Zanzibar", REVIEWER);
        Matcher link = LINK.matcher(mail.text());
        assertThat(link.find()).isTrue();
        assertThat(links.open(link.group(1))).contains(journey.id());
    }

    @Test
    void whoIsThereAndReadsIsNotMailed() {
        answers("Which city?");
        conversations.markReadByApplicant(journey.id(), 1);

        later();

        assertThat(waitingMails()).isEmpty();
    }

    @Test
    void whatTheApplicantWritesHimselfIsNoNewsToHim() {
        conversations.writeAsApplicant(journey.id(), new Draft(UUID.randomUUID(), "Hello"), () -> {});

        later();

        assertThat(waitingMails()).isEmpty();
    }

    @Test
    void oneMailIsEnoughUntilHeHasRead() {
        answers("One");
        later();
        answers("Two");
        later();
        later();
        assertThat(waitingMails()).hasSize(1);

        conversations.markReadByApplicant(journey.id(), 2);
        later();
        assertThat(waitingMails()).hasSize(1);

        answers("Three");
        later();
        assertThat(waitingMails()).hasSize(2);
    }

    @Test
    void aMailThatDoesNotGoOutIsTriedAgainLater() {
        answers("Which city?");
        mails.goDown();
        later();
        mails.comeUp();
        node().send();
        assertThat(waitingMails()).isEmpty();

        clock.pass(Limits.RETRY_AFTER);
        node().send();

        assertThat(waitingMails()).hasSize(1);
    }

    @Test
    void aCaseWhoseMailCannotBeMadeKeepsNoOtherBack() {
        Journey lost = journeys.inReview();
        tasks.claim(lost.task("ReviewCase").getId(), REVIEWER);
        conversations.writeAsReviewer(lost.id(), new Draft(UUID.randomUUID(), "Anybody?"), REVIEWER);
        jdbc.sql("update keyback.recovery_case set account_id = 'nobody' where id = :case")
                .param("case", lost.id().value())
                .update();
        answers("Which city?");

        later();

        assertThat(waitingMails()).hasSize(1);
        // In the other tests it would come up again and again.
        conversations.markReadByApplicant(lost.id(), 1);
    }

    @Test
    void whereTheCaseIsDecidedMeanwhileTheDecisionIsMailedAlone() {
        answers("Which city?");
        journey.reject(REVIEWER, "DOCUMENT_NOT_ACCEPTED").runJobs();

        later();

        assertThat(waitingMails()).isEmpty();
        assertThat(messages.claimUnread(clock.instant(), clock.instant(), clock.instant()))
                .isEmpty();
    }

    @Test
    void severalNodesSendOneMail() throws Exception {
        answers("Which city?");
        clock.pass(Limits.AWAY_AFTER);
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            Callable<Boolean> send = () -> {
                node().send();
                return true;
            };
            for (Future<Boolean> sent : nodes.invokeAll(Collections.nCopies(8, send))) {
                assertThat(sent.get()).isTrue();
            }
        } finally {
            nodes.shutdown();
        }

        assertThat(waitingMails()).hasSize(1);
    }

    private void later() {
        clock.pass(Limits.AWAY_AFTER.plus(Duration.ofMinutes(2)));
        node().send();
    }

    private void answers(String text) {
        conversations.writeAsReviewer(journey.id(), new Draft(UUID.randomUUID(), text), REVIEWER);
    }

    private List<Received> waitingMails() {
        return journey.mails().stream()
                .filter(mail -> mail.notice().startsWith("message/"))
                .toList();
    }
}
