package io.keyback.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyback.Journeys;
import io.keyback.Journeys.Journey;
import io.keyback.KeybackIT;
import io.keyback.TestClock;
import io.keyback.recovery.CaseStatus;
import io.keyback.recovery.ReviewDesk;
import io.keyback.recovery.ReviewRefused;
import io.keyback.recovery.ReviewTasks;
import io.keyback.recovery.Reviewers;
import io.keyback.recovery.Stops;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How a reviewer comes to a task, and loses it. */
@KeybackIT
class ClaimsIT {

    private static final String REVIEWER = "rita";
    private static final String SECOND = "rolf";
    private static final Duration EXPIRY = Duration.ofMinutes(30);
    private static final Map<String, Object> APPROVAL = Map.of("decision", "APPROVED", "note", "All agrees");

    @Autowired
    private Journeys journeys;

    @Autowired
    private ReviewTasks reviewTasks;

    @Autowired
    private ExpiredClaims expired;

    @Autowired
    private Claims claims;

    @Autowired
    private Reviewers reviewers;

    @Autowired
    private ReviewDesk desk;

    @Autowired
    private Stops stops;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void staff() {
        journeys.reviewer(REVIEWER, "rita@keyback.example", "reviewers");
        journeys.reviewer(SECOND, "rolf@keyback.example", "reviewers");
    }

    @Test
    void aClaimThatIsLeftAloneReturnsToTheQueue() {
        Journey journey = claimed();

        clock.pass(EXPIRY.minusSeconds(1));
        expired.giveBack();
        assertThat(reviewerOf(journey)).isEqualTo(REVIEWER);
        clock.pass(Duration.ofSeconds(1));
        expired.giveBack();

        assertThat(reviewerOf(journey)).isNull();
        assertThat(claimsOf(journey)).isZero();
        journey.approve(SECOND);
        assertThat(journey.view().status()).isEqualTo(CaseStatus.APPROVED);
    }

    @Test
    void whoWorksOnACaseKeepsIt() {
        Journey journey = claimed();

        clock.pass(EXPIRY.minusSeconds(1));
        reviewTasks.touch(journey.id(), REVIEWER);
        clock.pass(EXPIRY.minusSeconds(1));
        reviewTasks.touch(journey.id(), SECOND);
        expired.giveBack();
        assertThat(reviewerOf(journey)).isEqualTo(REVIEWER);

        clock.pass(Duration.ofSeconds(1));
        expired.giveBack();
        assertThat(reviewerOf(journey)).isNull();
    }

    @Test
    void whoComesBackAfterTheExpiryIsToldSo() {
        Journey journey = claimed();
        String task = journey.task("ReviewCase").getId();
        clock.pass(EXPIRY);
        expired.giveBack();

        assertThatThrownBy(() ->
                        journeys.as(REVIEWER, () -> engine.getFormService().submitTaskForm(task, APPROVAL)))
                .hasMessageContaining("left alone returns to the queue")
                .rootCause()
                .isInstanceOf(ReviewRefused.class);

        assertThat(journey.view().status()).isEqualTo(CaseStatus.IN_REVIEW);
    }

    @Test
    void aTaskThatWasClaimedAnewIsNotTakenFromItsNewReviewer() {
        Journey journey = claimed();
        clock.pass(EXPIRY);
        String task = journey.task("ReviewCase").getId();
        engine.getTaskService().setAssignee(task, null);
        engine.getTaskService().claim(task, SECOND);

        expired.giveBack();

        assertThat(reviewerOf(journey)).isEqualTo(SECOND);
    }

    @Test
    void fourNodesAtOnceGiveATaskBackOnce() throws Exception {
        Journey journey = claimed();
        clock.pass(EXPIRY);
        String task = journey.task("ReviewCase").getId();

        atOnce(IntStream.range(0, 4)
                .<Callable<Boolean>>mapToObj(node -> () -> {
                    expired.giveBack();
                    return true;
                })
                .toList());

        assertThat(reviewerOf(journey)).isNull();
        assertThat(jdbc.sql("select rev_ from act_ru_task where id_ = ?")
                        .param(task)
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void aClaimEndsWithItsTask() {
        Journey decided = claimed();
        Journey stopped = claimed();
        assertThat(claimsOf(decided)).isOne();

        decided.approve(REVIEWER);
        stops.stop(stopped.stopToken());

        assertThat(claimsOf(decided)).isZero();
        assertThat(claimsOf(stopped)).isZero();
    }

    @Test
    void theNextCaseIsOneOfTheMostUrgent() {
        List<Journey> waiting = noneBut(6);

        Set<String> drawn = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            String task = reviewTasks.claimNext(REVIEWER).orElseThrow();
            assertThat(engine.getTaskService()
                            .createTaskQuery()
                            .taskId(task)
                            .taskAssignee(REVIEWER)
                            .count())
                    .isOne();
            drawn.add(task);
            engine.getTaskService().setAssignee(task, null);
        }

        assertThat(drawn).containsExactlyInAnyOrderElementsOf(tasks(waiting.subList(0, 5)));
    }

    @Test
    void nobodyDrawsHisOwnAccountOrWhatHeHasApproved() {
        Journey own = noneBut(1).get(0);
        journeys.reviewer("own" + own.account().login(), own.account().email().value(), "reviewers");
        assertThat(reviewTasks.claimNext("own" + own.account().login())).isEmpty();

        claimAllTasks();
        Journey once = journeys.inReviewTwice().approve(REVIEWER);
        assertThat(reviewTasks.claimNext(REVIEWER)).isEmpty();
        assertThat(reviewTasks.claimNext(SECOND))
                .contains(once.task("SecondReview").getId());
    }

    @Test
    void nobodyDrawsWhatHeHasNoRightTo() {
        claimAllTasks();
        Journey stopped = journeys.inReview();
        stops.stop(stopped.stopToken());
        stopped.runJobs();
        journeys.reviewer("sven", "sven@keyback.example", "seniorReviewers");
        journeys.reviewer("paul", "paul@keyback.example", "processOwners");

        assertThat(reviewTasks.claimNext(REVIEWER)).isEmpty();
        assertThat(reviewTasks.claimNext("paul")).isEmpty();
        assertThat(reviewTasks.claimNext("nobody")).isEmpty();
        assertThat(reviewTasks.claimNext("sven"))
                .contains(stopped.task("LookIntoStop").getId());
    }

    @Test
    void fourReviewersAtOnceDrawFourCases() throws Exception {
        List<Journey> waiting = noneBut(4);
        List<String> names = List.of("draw1", "draw2", "draw3", "draw4", "draw5");
        names.forEach(name -> journeys.reviewer(name, name + "@keyback.example", "reviewers"));

        List<String> drawn = atOnce(names.stream()
                .<Callable<String>>map(name -> () -> reviewTasks.claimNext(name).orElse("none"))
                .toList());

        assertThat(drawn).doesNotHaveDuplicates().contains("none").containsAll(tasks(waiting));
    }

    @Test
    void whereCasesAreHandedOutNobodyDrawsAnewWhileHeHasOne() {
        List<Journey> waiting = noneBut(2);
        ReviewTasks handedOut = handingOut();

        String first = handedOut.claimNext(REVIEWER).orElseThrow();

        assertThat(handedOut.claimNext(REVIEWER)).contains(first);
        assertThat(handedOut.claimNext(SECOND)).isPresent().get().isNotEqualTo(first);
        assertThat(tasks(waiting)).contains(first);
    }

    private ReviewTasks handingOut() {
        return new EngineReviewTasks(
                engine.getTaskService(),
                engine.getRuntimeService(),
                engine.getIdentityService(),
                reviewers,
                desk,
                claims,
                new QueueSettings(EXPIRY, Duration.ofMinutes(1), QueueSettings.Assignment.NEXT, 5));
    }

    private Journey claimed() {
        Journey journey = journeys.inReview();
        journeys.as(
                REVIEWER,
                () -> engine.getTaskService().claim(journey.task("ReviewCase").getId(), REVIEWER));
        return journey;
    }

    /** So many cases wait, the first due first, and no others: other tests leave cases of their own. */
    private List<Journey> noneBut(int number) {
        claimAllTasks();
        return IntStream.range(0, number)
                .mapToObj(i -> {
                    clock.pass(Duration.ofSeconds(1));
                    return journeys.inReview();
                })
                .toList();
    }

    private void claimAllTasks() {
        journeys.reviewer("other", "other@keyback.example", "reviewers");
        for (Task task : engine.getTaskService()
                .createTaskQuery()
                .taskCandidateGroupIn(List.of("reviewers", "seniorReviewers"))
                .list()) {
            engine.getTaskService().claim(task.getId(), "other");
        }
        engine.getTaskService()
                .createTaskQuery()
                .taskAssignee(REVIEWER)
                .list()
                .forEach(task -> engine.getTaskService().setAssignee(task.getId(), "other"));
    }

    private static List<String> tasks(List<Journey> cases) {
        return cases.stream().map(each -> each.task("ReviewCase").getId()).toList();
    }

    private static String reviewerOf(Journey journey) {
        return journey.task("ReviewCase").getAssignee();
    }

    private int claimsOf(Journey journey) {
        return jdbc.sql("select count(*) from keyback.claim where case_id = ?")
                .param(journey.id().value())
                .query(Integer.class)
                .single();
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }
}
