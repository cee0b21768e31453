package io.keyback.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.Journeys;
import io.keyback.Journeys.Journey;
import io.keyback.KeybackIT;
import io.keyback.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The list that Tasklist opens with. */
@KeybackIT
class ReviewQueueIT {

    private static final String REVIEWER = "rita";

    @Autowired
    private Journeys journeys;

    @Autowired
    private TestClock clock;

    @Autowired
    private FilterService filters;

    @Test
    void theReviewThatIsDueFirstIsOnTopAndOfTwoTheOneAtRisk() {
        journeys.reviewer(REVIEWER, "rita@keyback.example", "reviewers");
        Journey first = journeys.inReview();
        clock.pass(Duration.ofHours(1));
        Journey second = journeys.inReview();
        Journey atRisk = journeys.inReview().fire("AtRisk").runJobs();
        Journey applicants = journeys.fillingIn();

        assertThat(queue(List.of(first, second, atRisk, applicants)))
                .containsExactly(first.instanceId(), atRisk.instanceId(), second.instanceId());
    }

    /** The cases of this test as the reviewer finds them; other tests leave cases of their own. */
    private List<String> queue(List<Journey> cases) {
        List<String> ours = cases.stream().map(Journey::instanceId).toList();
        String filter = filters.createFilterQuery()
                .filterName(StaffRights.FILTER)
                .singleResult()
                .getId();
        List<Task> tasks = new ArrayList<>();
        journeys.as(REVIEWER, () -> tasks.addAll(filters.list(filter)));
        return tasks.stream()
                .map(Task::getProcessInstanceId)
                .filter(ours::contains)
                .toList();
    }
}
