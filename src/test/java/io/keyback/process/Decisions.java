package io.keyback.process;

import io.keyback.documentcheck.DocumentFact;
import io.keyback.documentcheck.DocumentRules;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;

/** The decision tables, asked without a process. */
final class Decisions {

    /** What {@code document.dmn} is asked with; it is no variable of a process. */
    static final Map<String, Set<String>> DOCUMENT_INPUTS = Map.of(
            EngineDocumentRules.FACT, names(DocumentFact.values()),
            EngineDocumentRules.READING, names(DocumentRules.Reading.values()));

    /** Below nothing, nothing, one, and more. */
    private static final List<Integer> NUMBERS = List.of(-1, 0, 1, 2, 3);

    private final Models models;
    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    Decisions(Models models) {
        this.models = models;
    }

    static Set<String> names(Enum<?>... values) {
        return Stream.of(values).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
    }

    Table table(String key) {
        String file = Objects.requireNonNull(models.files().get("processes/" + key + ".dmn"));
        return new Table(engine.parseDecision(key, new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))));
    }

    /** One of them. */
    final class Table {

        private final DmnDecision decision;

        private Table(DmnDecision decision) {
            this.decision = decision;
        }

        /** What the rules that match say; a table that answers well says one thing. */
        List<String> answers(Map<String, Object> facts) {
            return engine.evaluateDecisionTable(decision, facts).getResultList().stream()
                    .map(answer -> String.valueOf(answer.values().iterator().next()))
                    .toList();
        }

        String answer(Map<String, Object> facts) {
            return engine.evaluateDecisionTable(decision, facts)
                    .getSingleResult()
                    .getSingleEntry();
        }

        /** Every combination of what its inputs can be. */
        List<Map<String, Object>> everything() {
            List<Map<String, Object>> all = List.of(Map.of());
            for (String input : inputs()) {
                List<Map<String, Object>> wider = new ArrayList<>();
                for (Map<String, Object> each : all) {
                    values(input).forEach(value -> {
                        Map<String, Object> more = new LinkedHashMap<>(each);
                        more.put(input, value);
                        wider.add(more);
                    });
                }
                all = wider;
            }
            return all;
        }

        private List<String> inputs() {
            return ((DmnDecisionTableImpl) decision.getDecisionLogic())
                    .getInputs().stream()
                            .map(input -> input.getExpression().getExpression())
                            .toList();
        }

        private static Stream<?> values(String input) {
            if (DOCUMENT_INPUTS.containsKey(input)) {
                return DOCUMENT_INPUTS.get(input).stream();
            }
            return values(ProcessVariable.all().get(input));
        }

        private static Stream<?> values(ProcessVariable<?> variable) {
            if (variable.stored() == Boolean.class) {
                return Stream.of(true, false);
            }
            return variable.stored() == Integer.class ? NUMBERS.stream() : new TreeSet<>(variable.choices()).stream();
        }
    }
}
