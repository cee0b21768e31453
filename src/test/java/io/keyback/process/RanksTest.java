package io.keyback.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a model says of who comes first, and of whose a task is. */
class RanksTest {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final String WAITED_FOR = "20";
    private static final String NOBODY_WAITS = "0";

    private final BpmnModelInstance model =
            Bpmn.readModelFromFile(Path.of("processes/recovery.bpmn").toFile());

    @Test
    void whatAPersonWaitsForComesBeforeEveryTimer() {
        List<CatchEvent> timers = model.getModelElementsByType(CatchEvent.class).stream()
                .filter(event -> event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance))
                .toList();

        assertThat(model.getModelElementsByType(Process.class))
                .extracting(RanksTest::rank)
                .containsOnly(WAITED_FOR);
        assertThat(timers).hasSizeGreaterThanOrEqualTo(9);
        assertThat(timers).extracting(RanksTest::rank).containsOnly(NOBODY_WAITS);
    }

    @Test
    void aStopComesBeforeEverythingElse() {
        List<String> others = model.getModelElementsByType(BaseElement.class).stream()
                .filter(element -> !"FreezeAccount".equals(element.getId()))
                .map(RanksTest::rank)
                .filter(Objects::nonNull)
                .toList();

        String stop = rank(model.getModelElementById("FreezeAccount"));
        assertThat(stop).isNotNull().hasSize(2);
        assertThat(others).hasSizeGreaterThan(9).allMatch(rank -> rank.length() < 2 || rank.compareTo(stop) < 0);
    }

    @ParameterizedTest
    @EnumSource(TaskGroup.class)
    void theStepsOfAGroupOfStaffAreThoseOfTheModel(TaskGroup group) {
        Set<String> steps = model.getModelElementsByType(UserTask.class).stream()
                .filter(task -> group != TaskGroup.APPLICANT)
                .filter(task -> task.getCamundaCandidateGroupsList().contains(group.id()))
                .map(BaseElement::getId)
                .collect(Collectors.toSet());

        assertThat(group.staffSteps()).isEqualTo(steps);
    }

    private static @Nullable String rank(BaseElement element) {
        return element.getAttributeValueNs(CAMUNDA, "jobPriority");
    }
}
