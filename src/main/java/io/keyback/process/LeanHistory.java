package io.keyback.process;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.jspecify.annotations.Nullable;

/**
 * The history that somebody reads: everything but each single change of a variable, form fields, who might have worked on a
 * task (who did is kept with the task), the weight of each single fact of a document, and jobs that did what they should. Of
 * variables only the registered ones are kept, so that what slips into the engine by mistake does not stay in its history.
 */
final class LeanHistory implements HistoryLevel {

    static final String NAME = "keyback";

    /** Written into the database; a database with another level is refused at start. Above the engine's own 0 to 3. */
    private static final int ID = 20;

    private static final Set<HistoryEventTypes> NEVER = EnumSet.of(
            HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL,
            HistoryEventTypes.FORM_PROPERTY_UPDATE,
            HistoryEventTypes.IDENTITY_LINK_ADD,
            HistoryEventTypes.IDENTITY_LINK_DELETE,
            HistoryEventTypes.JOB_CREATE,
            HistoryEventTypes.JOB_SUCCESS,
            HistoryEventTypes.JOB_DELETE);

    private final Predicate<String> variables;

    LeanHistory(Predicate<String> variables) {
        this.variables = variables;
    }

    @Override
    public int getId() {
        return ID;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, @Nullable Object entity) {
        if (type instanceof HistoryEventTypes known && NEVER.contains(known)) {
            return false;
        }
        // A dozen of them for each document; what came of them is kept with the check.
        if (entity instanceof DecisionDefinition decision && decision.getKey().equals(EngineDocumentRules.DECISION)) {
            return false;
        }
        return !(entity instanceof VariableInstance variable) || variables.test(variable.getName());
    }
}
