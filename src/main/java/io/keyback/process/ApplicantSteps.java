package io.keyback.process;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Which tasks are the applicant's: those of which the model says so, whatever has been done to the task since. From
 * there is their form too: the engine would read the process definition once more for each task.
 */
@Component
class ApplicantSteps {

    private final RepositoryService repository;

    /** By process definition; a deployed model never changes. */
    private final Map<String, Map<String, String>> known = new ConcurrentHashMap<>();

    ApplicantSteps(@Lazy RepositoryService repository) {
        this.repository = repository;
    }

    boolean contain(Task task) {
        return formOf(task).isPresent();
    }

    /** Id of the form of a step of the applicant; empty for any other task. */
    Optional<String> formOf(Task task) {
        return Optional.ofNullable(known.computeIfAbsent(task.getProcessDefinitionId(), this::stepsOf)
                .get(task.getTaskDefinitionKey()));
    }

    private Map<String, String> stepsOf(String processDefinitionId) {
        return repository.getBpmnModelInstance(processDefinitionId).getModelElementsByType(UserTask.class).stream()
                .filter(task -> task.getCamundaCandidateGroupsList().contains(TaskGroup.APPLICANT.id()))
                .collect(Collectors.toUnmodifiableMap(BaseElement::getId, UserTask::getCamundaFormRef));
    }
}
