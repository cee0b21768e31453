package io.keyback.benchmark.engines.child;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * A model, the steps of it that are jobs of their own, and which variables its steps set. On Keyback's engine the names
 * must be its own, and before the review is done only such that it does not compare with tables, since there is no case.
 */
public enum Model {
    /** Four asynchronous steps, and a review with a timer of 48 hours between them; ten variables. */
    REFERENCE(
            "reference",
            Set.of("SendCode", "CheckRequest", "Reset", "Notify"),
            Map.of(
                    "Start", Map.of("stepAnswer", "DONE", "resettable", true),
                    "SendCode", Map.of("infoRoundsLeft", 3),
                    "CheckRequest", Map.of("onlyMailbox", false, "hold", "SHORT"),
                    "Review", Map.of("outcome", "APPROVED"),
                    "Reset", Map.of("formCheck", "PASSED", "faceCheck", "PASSED"),
                    "Notify", Map.of("documentCheck", "PASSED", "faceLive", true))),

    /** The same steps; a job begins only where a retry must not repeat what stands before it; three variables. */
    KEYBACKS_WAY(
            "keybacks-way",
            Set.of("SendCode", "Reset"),
            Map.of(
                    "Start", Map.of(),
                    "SendCode", Map.of(),
                    "CheckRequest", Map.of("hold", "SHORT"),
                    "Review", Map.of("outcome", "APPROVED"),
                    "Reset", Map.of("triage", "REVIEW"),
                    "Notify", Map.of()));

    /** In the files; each engine has a name of its own for its extensions. */
    private static final String NAMESPACE = "urn:engine";

    private final String process;
    private final Set<String> jobs;
    private final Map<String, Map<String, Object>> variables;

    Model(String process, Set<String> jobs, Map<String, Map<String, Object>> variables) {
        this.process = process;
        this.jobs = jobs;
        this.variables = variables;
    }

    String process() {
        return process;
    }

    String file() {
        return process + ".bpmn";
    }

    boolean isJob(String step) {
        return jobs.contains(step);
    }

    Map<String, Object> variables(String step) {
        return variables.get(step);
    }

    /** As BPMN, which is in a file that no engine's starter takes for one of its models, with the engine's own name of its extensions and of the class that does the work. */
    String bpmn(String namespace, String work) {
        try (InputStream file = Model.class.getResourceAsStream("/models/" + process + ".xml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace(NAMESPACE, namespace)
                    .replace("WORK", work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
