package io.keyback.process;

import io.keyback.audit.Action;
import io.keyback.audit.Actor;
import io.keyback.audit.Details;
import io.keyback.audit.Trail;
import io.keyback.caseid.CaseId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Records what somebody who is signed in does with the engine itself, in Admin or in Cockpit: the engine tells of each such
 * operation, in its transaction, for a log of its own. What is done with tasks the rules of tasks record.
 */
@Component
class EngineOperations extends AbstractProcessEnginePlugin {

    private static final Map<String, Action> STAFF = Map.of(
            EntityTypes.USER, Action.STAFF_USER_CHANGED,
            EntityTypes.GROUP, Action.STAFF_GROUP_CHANGED,
            EntityTypes.GROUP_MEMBERSHIP, Action.STAFF_MEMBERSHIP_CHANGED,
            EntityTypes.AUTHORIZATION, Action.STAFF_AUTHORIZATION_CHANGED);

    /** Who has claimed a task, and with what it was completed, is recorded where that is decided. */
    private static final Set<String> RECORDED_ELSEWHERE = Set.of(
            UserOperationLogEntry.OPERATION_TYPE_CLAIM,
            UserOperationLogEntry.OPERATION_TYPE_ASSIGN,
            UserOperationLogEntry.OPERATION_TYPE_COMPLETE);

    /** The ids among what an operation on staff changed; all else, such as an address, is not ours to keep. */
    private static final Map<String, String> IDS =
            Map.of("userId", "user", "groupId", "group", "permissionBits", "permissions");

    private final Trail trail;

    EngineOperations(@Lazy Trail trail) {
        this.trail = trail;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setHistoryEventHandler(new DbHistoryEventHandler() {
            /** The engine's own list of handlers would tell each event by itself. */
            @Override
            public void handleEvents(List<HistoryEvent> events) {
                super.handleEvents(events);
                record(events);
            }
        });
    }

    /** An operation comes as one event for each property that it changed. */
    private void record(List<HistoryEvent> events) {
        Set<String> known = new HashSet<>();
        for (HistoryEvent event : events) {
            if (event instanceof UserOperationLogEntryEventEntity operation
                    && operation.getUserId() != null
                    && !isRecordedElsewhere(operation)
                    && known.add(operation.getEntityType())) {
                record(operation, events);
            }
        }
    }

    private static boolean isRecordedElsewhere(UserOperationLogEntryEventEntity operation) {
        return EntityTypes.TASK.equals(operation.getEntityType())
                && RECORDED_ELSEWHERE.contains(operation.getOperationType());
    }

    private void record(UserOperationLogEntryEventEntity operation, List<HistoryEvent> events) {
        Actor actor = Actor.staff(operation.getUserId());
        String type = operation.getEntityType();
        Details details = Details.NONE.withId("operation", operation.getOperationType());
        Action ofStaff = STAFF.get(type);
        if (ofStaff != null) {
            trail.recordOfSystem(ofStaff, actor, withIds(details, events));
            return;
        }
        Details ofEngine = details.withId("entity", type.replace(' ', '-'));
        caseOf(operation.getProcessInstanceId())
                .ifPresentOrElse(
                        caseId -> trail.record(caseId, Action.ENGINE_OPERATED, actor, ofEngine),
                        () -> trail.recordOfSystem(Action.ENGINE_OPERATED, actor, ofEngine));
    }

    private static Details withIds(Details details, List<HistoryEvent> events) {
        Details all = details;
        for (HistoryEvent event : events) {
            if (event instanceof UserOperationLogEntryEventEntity operation) {
                String name = IDS.get(Objects.requireNonNullElse(operation.getProperty(), ""));
                String value = operation.getNewValue() == null ? operation.getOrgValue() : operation.getNewValue();
                if (name != null && value != null && !all.has(name)) {
                    all = all.withId(name, value);
                }
            }
        }
        return all;
    }

    private static Optional<CaseId> caseOf(@Nullable String processInstanceId) {
        return Optional.ofNullable(processInstanceId)
                .map(id -> Context.getCommandContext().getExecutionManager().findExecutionById(id))
                .map(ExecutionEntity::getBusinessKey)
                .map(CaseId::of);
    }
}
