package io.keyback.process;

import io.keyback.documentcheck.DocumentFact;
import io.keyback.documentcheck.DocumentRules;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** {@code document.dmn} as it stands in the tree, asked without an engine's database. */
public final class DocumentTable implements DocumentRules {

    private final Decisions.Table table = new Decisions(Models.ofTheTree()).table(EngineDocumentRules.DECISION);

    @Override
    public Map<DocumentFact, Weight> weigh(Set<DocumentFact> facts, Reading reading) {
        Map<DocumentFact, Weight> weights = new EnumMap<>(DocumentFact.class);
        facts.forEach(fact -> weights.put(
                fact,
                Weight.valueOf(table.answer(
                        Map.of(EngineDocumentRules.FACT, fact.name(), EngineDocumentRules.READING, reading.name())))));
        return weights;
    }
}
