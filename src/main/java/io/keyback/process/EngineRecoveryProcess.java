package io.keyback.process;

import io.keyback.caseid.CaseId;
import io.keyback.recovery.CaseBusy;
import io.keyback.recovery.RecoveryProcess;
import io.keyback.recovery.Step;
import io.keyback.recovery.StepAnswer;
import io.keyback.recovery.StepNotOpen;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.errorcode.BuiltinExceptionCode;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The process of a case on Camunda. */
@Component
class EngineRecoveryProcess implements RecoveryProcess {

    /** Key of {@code recovery.bpmn}. */
    static final String PROCESS = "recovery";

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ReviewQueue queue;
    private final ApplicantSteps steps;

    // Lazy because the engine's delegates call the features, and the features call the engine through this port.
    EngineRecoveryProcess(
            @Lazy RuntimeService runtime, @Lazy TaskService tasks, @Lazy ReviewQueue queue, ApplicantSteps steps) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.queue = queue;
        this.steps = steps;
    }

    @Override
    public void start(CaseId caseId) {
        runtime.startProcessInstanceByKey(PROCESS, caseId.toString());
    }

    @Override
    public Optional<Step> openStep(CaseId caseId) {
        return tasksOf(caseId).orderByTaskCreateTime().desc().list().stream()
                .flatMap(task -> steps.formOf(task).map(form -> new Step(task.getId(), task.getName(), form)).stream())
                .findFirst();
    }

    @Override
    public void complete(CaseId caseId, String stepId, StepAnswer answer) {
        if (tasksOf(caseId).taskId(stepId).list().stream().noneMatch(steps::contain)) {
            throw new StepNotOpen(stepId);
        }
        try {
            givingWay(() -> tasks.complete(stepId, Map.of(ProcessVariable.STEP_ANSWER.name(), answer.name())));
        } catch (OptimisticLockingException e) {
            throw new StepNotOpen(stepId);
        }
    }

    @Override
    public Optional<String> reviewerOf(CaseId caseId) {
        return tasksOf(caseId).taskAssigned().list().stream()
                .map(Task::getAssignee)
                .findFirst();
    }

    @Override
    public void stop(CaseId caseId) {
        tell(caseId, ProcessMessage.STOP_REQUESTED);
    }

    @Override
    public void pause(CaseId caseId) {
        tell(caseId, ProcessMessage.PAUSE_REQUESTED);
    }

    @Override
    public void reschedule(CaseId caseId) {
        try {
            givingWay(() -> queue.reschedule(caseId));
        } catch (OptimisticLockingException e) {
            throw new CaseBusy(e);
        }
    }

    @Override
    public void withdraw(CaseId caseId) {
        tell(caseId, ProcessMessage.WITHDRAWAL_REQUESTED);
    }

    /** A case that is not being decided has nothing to decide anew. */
    @Override
    public void decideAnew(CaseId caseId) {
        try {
            givingWay(() -> runtime.createMessageCorrelation(ProcessMessage.CONSENT_WITHDRAWAL_REQUESTED.id())
                    .processInstanceBusinessKey(caseId.toString())
                    .correlateAll());
        } catch (OptimisticLockingException e) {
            throw new CaseBusy(e);
        }
    }

    private void tell(CaseId caseId, ProcessMessage message) {
        try {
            givingWay(() -> runtime.createMessageCorrelation(message.id())
                    .processInstanceBusinessKey(caseId.toString())
                    .correlate());
        } catch (OptimisticLockingException | MismatchingMessageCorrelationException e) {
            throw new CaseBusy(e);
        }
    }

    /**
     * A job locks its execution and then the case, a person's call the case and then the execution; where both happen at
     * once the database ends one of them.
     */
    private static void givingWay(Runnable change) {
        try {
            change.run();
        } catch (ProcessEngineException e) {
            throw e.getCode() == BuiltinExceptionCode.DEADLOCK.getCode() ? new CaseBusy(e) : e;
        }
    }

    private TaskQuery tasksOf(CaseId caseId) {
        return tasks.createTaskQuery().processInstanceBusinessKey(caseId.toString());
    }
}
