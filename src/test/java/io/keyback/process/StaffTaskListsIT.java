package io.keyback.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.Journeys;
import io.keyback.Journeys.Journey;
import io.keyback.KeybackIT;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which tasks staff get in lists and counts: those of their groups, as the models say. */
@KeybackIT
class StaffTaskListsIT {

    @Autowired
    private Journeys journeys;

    @Autowired
    private TaskService tasks;

    @Autowired
    private IdentityService identities;

    private final String reviewer = name();
    private final String senior = name();

    @BeforeEach
    void enrol() {
        journeys.reviewer(reviewer, reviewer + "@keyback.example", "reviewers");
        journeys.reviewer(senior, senior + "@keyback.example", "seniorReviewers");
    }

    @Test
    void eachGetsTheTasksOfHisGroupAndNobodyTheApplicants() {
        Journey inReview = journeys.inReview();
        Journey fillingIn = journeys.fillingIn();

        assertThat(steps(reviewer, inReview)).containsExactly("ReviewCase");
        assertThat(steps(senior, inReview)).containsExactly("ReviewCase");
        assertThat(steps(reviewer, fillingIn)).isEmpty();
        assertThat(steps(senior, fillingIn)).isEmpty();
    }

    @Test
    void whoAsksForASpecificStepGetsItOnlyWhereItIsHis() {
        Journey inReview = journeys.inReview();
        Journey fillingIn = journeys.fillingIn();
        String applicants = "ProvidePersonalInformation";

        assertThat(steps(reviewer, inReview, "ReviewCase", applicants)).containsExactly("ReviewCase");
        assertThat(steps(reviewer, fillingIn, applicants)).isEmpty();
        assertThat(steps(reviewer, inReview, "LookIntoStop")).isEmpty();
    }

    @Test
    void oneConditionOfSeveralOpensNothing() {
        Journey fillingIn = journeys.fillingIn();
        List<Task> found = new ArrayList<>();

        journeys.as(
                reviewer,
                () -> found.addAll(tasks.createTaskQuery()
                        .processInstanceId(fillingIn.instanceId())
                        .or()
                        .taskUnassigned()
                        .taskDefinitionKeyIn("ProvidePersonalInformation")
                        .endOr()
                        .list()));

        assertThat(found).isEmpty();
    }

    @Test
    void anotherGroupShowsWhatItsRightsShow() {
        identities.createMembership(reviewer, "processOwners");
        Journey fillingIn = journeys.fillingIn();

        assertThat(steps(reviewer, fillingIn)).containsExactly("ProvidePersonalInformation");
    }

    @Test
    void aQueryIsNotNarrowedForWhoAsksItNext() {
        TaskQuery query =
                tasks.createTaskQuery().processInstanceId(journeys.fillingIn().instanceId());

        journeys.as(reviewer, () -> {
            assertThat(query.list()).isEmpty();
            assertThat(query.count()).isZero();
        });

        assertThat(query.list()).extracting(Task::getTaskDefinitionKey).containsExactly("ProvidePersonalInformation");
        assertThat(query.count()).isOne();
    }

    /** As the list says it; the count must say the same. */
    private List<String> steps(String name, Journey journey, String... asked) {
        List<Task> found = new ArrayList<>();
        List<Long> count = new ArrayList<>();
        journeys.as(name, () -> {
            TaskQuery query = tasks.createTaskQuery().processInstanceId(journey.instanceId());
            TaskQuery wanted = asked.length == 0 ? query : query.taskDefinitionKeyIn(asked);
            found.addAll(wanted.list());
            count.add(wanted.count());
        });
        assertThat(count).containsExactly((long) found.size());
        return found.stream().map(Task::getTaskDefinitionKey).toList();
    }

    private static String name() {
        return "staff" + UUID.randomUUID().toString().replace("-", "");
    }
}
