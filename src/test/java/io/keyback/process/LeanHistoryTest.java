package io.keyback.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LeanHistoryTest {

    private final LeanHistory history = new LeanHistory(Set.of("outcome")::contains);

    @Test
    void onlyRegisteredVariablesAreKept() {
        assertThat(history.isHistoryEventProduced(HistoryEventTypes.VARIABLE_INSTANCE_CREATE, variable("outcome")))
                .isTrue();
        assertThat(history.isHistoryEventProduced(HistoryEventTypes.VARIABLE_INSTANCE_CREATE, variable("firstName")))
                .isFalse();
        assertThat(history.isHistoryEventProduced(HistoryEventTypes.VARIABLE_INSTANCE_UPDATE, variable("firstName")))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = HistoryEventTypes.class,
            names = {
                "VARIABLE_INSTANCE_UPDATE_DETAIL",
                "FORM_PROPERTY_UPDATE",
                "IDENTITY_LINK_ADD",
                "IDENTITY_LINK_DELETE",
                "JOB_CREATE",
                "JOB_SUCCESS",
                "JOB_DELETE"
            })
    void whatNobodyReadsIsNotWritten(HistoryEventTypes type) {
        assertThat(history.isHistoryEventProduced(type, null)).isFalse();
        assertThat(history.isHistoryEventProduced(type, variable("outcome"))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = HistoryEventTypes.class,
            names = {
                "PROCESS_INSTANCE_START",
                "ACTIVITY_INSTANCE_END",
                "TASK_INSTANCE_COMPLETE",
                "USER_OPERATION_LOG",
                "INCIDENT_CREATE",
                "JOB_FAIL",
                "DMN_DECISION_EVALUATE"
            })
    void whatHappenedStays(HistoryEventTypes type) {
        assertThat(history.isHistoryEventProduced(type, null)).isTrue();
    }

    @Test
    void ofDecisionsThoseOnSingleFactsAreNotWritten() {
        assertThat(history.isHistoryEventProduced(HistoryEventTypes.DMN_DECISION_EVALUATE, decision("document")))
                .isFalse();
        assertThat(history.isHistoryEventProduced(HistoryEventTypes.DMN_DECISION_EVALUATE, decision("triage")))
                .isTrue();
    }

    private static DecisionDefinitionEntity decision(String key) {
        DecisionDefinitionEntity decision = new DecisionDefinitionEntity();
        decision.setKey(key);
        return decision;
    }

    private static VariableInstanceEntity variable(String name) {
        VariableInstanceEntity variable = new VariableInstanceEntity();
        variable.setName(name);
        return variable;
    }
}
