package io.keyback.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.Journeys;
import io.keyback.Journeys.Journey;
import io.keyback.KeybackIT;
import io.keyback.TestClock;
import io.keyback.recovery.QueueEstimate.DecisionTimes;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What an applicant is told of the queue. */
@KeybackIT
class QueueEstimatesIT {

    private static final String REVIEWER = "rita";

    @Autowired
    private Journeys journeys;

    @Autowired
    private QueueEstimates estimates;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    @BeforeEach
    void staff() {
        journeys.reviewer(REVIEWER, "rita@keyback.example", "reviewers");
    }

    @Test
    void whatIsDueBeforeIsBeforeUntilItIsDecided() {
        Journey earlier = journeys.inReview();
        clock.pass(Duration.ofHours(1));
        Journey mine = journeys.inReview();
        int before = before(mine);
        assertThat(before).isGreaterThan(before(earlier));

        clock.pass(Duration.ofHours(1));
        journeys.inReview();
        assertThat(before(mine)).isEqualTo(before);

        earlier.reject(REVIEWER, "FACE_DOES_NOT_MATCH");
        assertThat(before(mine)).isEqualTo(before - 1);
    }

    @Test
    void aPauseMovesARequestBack() {
        Journey paused = journeys.inReview();
        clock.pass(Duration.ofHours(1));
        Journey mine = journeys.inReview();
        int before = before(mine);
        paused.askForNewFace(REVIEWER).runJobs();
        assertThat(estimates.of(paused.id())).isEmpty();
        assertThat(before(mine)).isEqualTo(before - 1);

        clock.pass(Duration.ofHours(5));
        paused.provideInfo().runJobs();

        assertThat(before(mine)).isEqualTo(before - 1);
        assertThat(before(paused)).isGreaterThan(before(mine));
    }

    @Test
    void onlyWhatIsInReviewHasAnEstimate() {
        assertThat(estimates.of(journeys.fillingIn().id())).isEmpty();
        assertThat(estimates.of(journeys.inReview().approve(REVIEWER).id())).isEmpty();
    }

    @Test
    void theDecisionThatCountsIsKeptWithTheTimeOnTheClock() {
        Journey journey = journeys.inReview();
        clock.pass(Duration.ofHours(2));
        journey.askForNewFace(REVIEWER).runJobs();
        clock.pass(Duration.ofDays(3));
        journey.provideInfo().runJobs();
        clock.pass(Duration.ofHours(1));
        assertThat(decisionSpent(journey)).isEmpty();

        journey.approve(REVIEWER);
        clock.pass(Duration.ofHours(4));
        journey.runJobs();

        assertThat(decisionSpent(journey)).contains(Duration.ofHours(3).toSeconds());
    }

    @Test
    void recentDecisionsAreToldByTheirMiddleAndTheirSlowEnd() {
        afterNothingButThese(mine -> {
            for (int hours = 1; hours <= 21; hours++) {
                decided(Duration.ofHours(hours), Duration.ofDays(1));
            }

            assertThat(recent(mine)).contains(new DecisionTimes(Duration.ofHours(11), Duration.ofHours(19)));
        });
    }

    @Test
    void aDecisionOfLongAgoIsNotRecent() {
        afterNothingButThese(mine -> {
            for (int i = 0; i < 19; i++) {
                decided(Duration.ofHours(1), Duration.ofDays(1));
            }
            decided(Duration.ofHours(1), Duration.ofDays(30));
            assertThat(recent(mine)).isEmpty();

            decided(Duration.ofHours(1), Duration.ofDays(30).minusSeconds(1));

            assertThat(recent(mine)).contains(new DecisionTimes(Duration.ofHours(1), Duration.ofHours(1)));
        });
    }

    @Test
    void ofManyTheLatestCount() {
        afterNothingButThese(mine -> {
            for (int i = 0; i < 30; i++) {
                decided(Duration.ofHours(40), Duration.ofDays(2));
            }
            for (int i = 0; i < 100; i++) {
                decided(Duration.ofHours(2), Duration.ofDays(1));
            }

            assertThat(recent(mine)).contains(new DecisionTimes(Duration.ofHours(2), Duration.ofHours(2)));
        });
    }

    @Test
    void withoutDecisionsNoTimeIsTold() {
        afterNothingButThese(mine -> assertThat(recent(mine)).isEmpty());
    }

    /** As if nothing had been decided before; rolled back in the end. */
    private void afterNothingButThese(Consumer<Journey> test) {
        Journey mine = journeys.inReview();
        transactions.executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            jdbc.sql("update keyback.recovery_case set decided_at = null, decision_spent_seconds = null")
                    .update();
            test.accept(mine);
        });
    }

    private void decided(Duration spent, Duration ago) {
        Instant at = clock.instant().minus(ago);
        jdbc.sql("""
                insert into keyback.recovery_case
                    (id, reference, account_id, second_factors, status, device, opened_at, clock_spent_seconds, round,
                     requested_info, ended_at, decided_at, decision_spent_seconds, version)
                values (gen_random_uuid(), gen_random_uuid()::text, 'sample', '{}', 'REJECTED', 1, :at, :spent, 0, '{}', :at,
                        :at, :spent, 0)
                """)
                .param("at", Timestamp.from(at))
                .param("spent", spent.toSeconds())
                .update();
    }

    private int before(Journey journey) {
        return estimates.of(journey.id()).orElseThrow().before();
    }

    private Optional<DecisionTimes> recent(Journey journey) {
        return estimates.of(journey.id()).orElseThrow().recent();
    }

    private Optional<Long> decisionSpent(Journey journey) {
        return jdbc.sql("select decision_spent_seconds from keyback.recovery_case where id = ?"
                        + " and decision_spent_seconds is not null")
                .param(journey.id().value())
                .query(Long.class)
                .optional();
    }
}
