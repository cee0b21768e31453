package io.keyback.process;

import io.keyback.documentcheck.DocumentFact;
import io.keyback.documentcheck.DocumentRules;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The rules as they stand in {@code document.dmn}. */
@Component
class EngineDocumentRules implements DocumentRules {

    static final String DECISION = "document";
    static final String FACT = "fact";
    static final String READING = "reading";

    private final RepositoryService repository;
    private final DecisionService decisions;

    // Lazy because the engine's delegates call the features, and the features call the engine through this port.
    EngineDocumentRules(@Lazy RepositoryService repository, @Lazy DecisionService decisions) {
        this.repository = repository;
        this.decisions = decisions;
    }

    @Override
    public Map<DocumentFact, Weight> weigh(Set<DocumentFact> facts, Reading reading) {
        String table = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(DECISION)
                .latestVersion()
                .singleResult()
                .getId();
        Map<DocumentFact, Weight> weights = new EnumMap<>(DocumentFact.class);
        facts.forEach(fact -> weights.put(fact, weigh(table, fact, reading)));
        return weights;
    }

    private Weight weigh(String table, DocumentFact fact, Reading reading) {
        String weight = decisions
                .evaluateDecisionTableById(table, Map.of(FACT, fact.name(), READING, reading.name()))
                .getSingleResult()
                .getSingleEntry();
        return Weight.valueOf(weight);
    }
}
