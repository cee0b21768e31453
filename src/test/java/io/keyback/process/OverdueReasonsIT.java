package io.keyback.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyback.Journeys;
import io.keyback.Journeys.Journey;
import io.keyback.KeybackIT;
import io.keyback.TestClock;
import io.keyback.TestHost;
import io.keyback.TestMailServer;
import io.keyback.recovery.Overdue;
import io.keyback.recovery.OverdueReason;
import io.keyback.recovery.RecoveryCases;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.MailException;

/** A breach is on record with what the case was waiting for. */
@KeybackIT
class OverdueReasonsIT {

    private static final String REVIEWER = "rita";
    private static final Duration LATE = Duration.ofHours(49);

    @Autowired
    private Journeys journeys;

    @Autowired
    private RecoveryCases cases;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private TestHost host;

    @Autowired
    private TestMailServer mails;

    @Autowired
    private TestClock clock;

    @BeforeEach
    void staff() {
        journeys.reviewer(REVIEWER, "rita@keyback.example", "reviewers");
    }

    @AfterEach
    void mailServerIsUp() {
        mails.comeUp();
    }

    /** What a case waits for while its time passes. */
    private enum Waiting {
        CHECKS(OverdueReason.CHECKS_NOT_DONE) {
            @Override
            Journey reach(OverdueReasonsIT test) {
                return test.checking();
            }
        },
        FAILED_CHECK(OverdueReason.STEP_FAILED) {
            @Override
            Journey reach(OverdueReasonsIT test) {
                Journey journey = test.checking();
                test.host.forget(journey.account().id());
                assertThatExceptionOfType(RuntimeException.class).isThrownBy(journey::runJobs);
                return journey;
            }
        },
        CHECKS_AND_THE_LEADS_MAIL(OverdueReason.CHECKS_NOT_DONE) {
            @Override
            Journey reach(OverdueReasonsIT test) {
                Journey journey = test.checking().fire("AtRisk");
                test.mails.goDown();
                assertThatExceptionOfType(MailException.class).isThrownBy(() -> test.escalate(journey));
                return journey;
            }
        },
        A_REVIEWER(OverdueReason.NOBODY_CLAIMED) {
            @Override
            Journey reach(OverdueReasonsIT test) {
                return test.journeys.inReview();
            }
        },
        THE_REVIEWER(OverdueReason.CLAIMED_NOT_DECIDED) {
            @Override
            Journey reach(OverdueReasonsIT test) {
                Journey journey = test.journeys.inReview();
                test.tasks.claim(journey.task("ReviewCase").getId(), REVIEWER);
                return journey;
            }
        },
        WHAT_IS_MISSING(OverdueReason.CLAIMED_NOT_DECIDED) {
            @Override
            Journey reach(OverdueReasonsIT test) {
                return test.journeys
                        .inReview()
                        .submit("ReviewCase", REVIEWER, Map.of("decision", "INFO_NEEDED", "note", "Too dark"));
            }
        },
        A_SECOND_REVIEWER(OverdueReason.SECOND_REVIEW_OPEN) {
            @Override
            Journey reach(OverdueReasonsIT test) {
                return test.journeys.inReviewTwice().approve(REVIEWER);
            }
        };

        private final OverdueReason reason;

        Waiting(OverdueReason reason) {
            this.reason = reason;
        }

        abstract Journey reach(OverdueReasonsIT test);
    }

    @ParameterizedTest
    @EnumSource
    void aBreachIsRecordedWithItsReason(Waiting waiting) {
        Journey journey = waiting.reach(this);
        clock.pass(LATE);

        journey.fire("Overdue");

        assertThat(cases.overdue(journey.id())).contains(new Overdue(clock.instant(), waiting.reason));
    }

    private void escalate(Journey journey) {
        management.executeJob(management
                .createJobQuery()
                .processInstanceId(journey.instanceId())
                .activityId("EscalateCase")
                .singleResult()
                .getId());
    }

    private Journey checking() {
        Journey journey = journeys.fillingIn().fillIn();
        journey.runNextJob();
        return journey;
    }
}
