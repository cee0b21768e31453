package io.keyback.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.Journeys;
import io.keyback.Journeys.Journey;
import io.keyback.KeybackIT;
import io.keyback.TestClock;
import io.keyback.recovery.RecoveryCases;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The case clock across downtime, pauses and the change of the clocks. */
@KeybackIT
class CaseClockIT {

    private static final String REVIEWER = "rita";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    @Autowired
    private Journeys journeys;

    @Autowired
    private RecoveryCases cases;

    @Autowired
    private ManagementService management;

    @Autowired
    private TaskService tasks;

    @Autowired
    private TestClock clock;

    @BeforeEach
    void staff() {
        journeys.reviewer(REVIEWER, "rita@keyback.example", "reviewers");
    }

    @Test
    void aDowntimeOfThreeDaysEscalatesOnce() {
        Journey journey = journeys.inReview();
        clock.pass(Duration.ofDays(3));

        runWhatIsDue(journey);

        assertThat(journey.notices())
                .filteredOn(notice -> notice.startsWith("at-risk") || notice.startsWith("overdue"))
                .containsExactlyInAnyOrder("at-risk to lead@keyback.example", "overdue to holder");
        assertThat(journey.view().dueAt()).isEqualTo(clock.instant().plus(Duration.ofDays(1)));
        assertThat(mail(journey, "overdue")).contains(DAY.format(clock.instant().plus(Duration.ofDays(1))));
        assertThat(management
                        .createJobQuery()
                        .processInstanceId(journey.instanceId())
                        .count())
                .isZero();
    }

    @Test
    void theNewDateStandsStillToo() {
        Journey journey = journeys.inReview();
        clock.pass(Duration.ofDays(2));
        journey.fire("Overdue").runJobs();
        clock.pass(Duration.ofHours(4));
        journey.askForNewFace(REVIEWER).runJobs();
        assertThat(journey.view().dueAt()).isNull();
        clock.pass(Duration.ofDays(5));

        journey.provideInfo().runJobs();

        assertThat(journey.view().dueAt()).isEqualTo(clock.instant().plus(Duration.ofHours(20)));
        assertThat(cases.overdue(journey.id()))
                .map(late -> late.at())
                .contains(clock.instant().minus(Duration.ofDays(5)).minus(Duration.ofHours(4)));
    }

    /** Around the hours that are left out, or come twice, in Berlin and in New York. */
    static Stream<Instant> changesOfTheClocks() {
        return Stream.of("2027-03-28T01:00:00Z", "2026-10-25T01:00:00Z", "2027-03-14T07:00:00Z", "2026-11-01T06:00:00Z")
                .map(Instant::parse)
                .flatMap(change ->
                        Stream.of(-90, -30, 0, 30, 90).map(minutes -> change.plus(Duration.ofMinutes(minutes))));
    }

    @ParameterizedTest
    @MethodSource("changesOfTheClocks")
    void theEngineKeepsEveryInstantAcrossTheChangeOfTheClocks(Instant due) {
        Journey journey = journeys.inReview();
        String task = journey.task("ReviewCase").getId();

        management.setJobDuedate(journey.timer("Overdue").getId(), Date.from(due));
        tasks.setDueDate(task, Date.from(due));

        assertThat(journey.timer("Overdue").getDuedate().toInstant()).isEqualTo(due);
        assertThat(journey.task("ReviewCase").getDueDate().toInstant()).isEqualTo(due);
        assertThat(isDue(journey, due.minusSeconds(1))).isFalse();
        assertThat(isDue(journey, due.plusSeconds(1))).isTrue();
    }

    @Test
    void theEngineRunsInATimeZoneWithoutChanges() {
        assertThat(TimeZone.getDefault().getID()).isEqualTo("UTC");
    }

    private boolean isDue(Journey journey, Instant at) {
        return management
                        .createJobQuery()
                        .jobId(journey.timer("Overdue").getId())
                        .duedateLowerThan(Date.from(at))
                        .count()
                == 1;
    }

    /** As the job executor does it after a restart: the earliest first, and what comes of it. */
    private void runWhatIsDue(Journey journey) {
        Optional<Job> next = earliestDue(journey);
        while (next.isPresent()) {
            management.executeJob(next.get().getId());
            next = earliestDue(journey);
        }
    }

    private Optional<Job> earliestDue(Journey journey) {
        List<Job> jobs = management
                .createJobQuery()
                .processInstanceId(journey.instanceId())
                .list();
        return jobs.stream().min(Comparator.comparing(Job::getDuedate));
    }

    private static String mail(Journey journey, String notice) {
        return journey.mails().stream()
                .filter(mail -> mail.notice().equals(notice))
                .findFirst()
                .orElseThrow()
                .text();
    }
}
