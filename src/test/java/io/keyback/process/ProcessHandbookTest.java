package io.keyback.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code docs/process.md} is written from the models and the settings, and the build fails when it says something else.
 * {@code mvn test -Dtest=ProcessHandbookTest -Dhandbook.write=true} writes it anew.
 */
class ProcessHandbookTest {

    private static final Path HANDBOOK = Path.of("docs/process.md");
    private static final String SETTINGS = "io.keyback.recovery.RecoveryProperties";
    private static final Pattern TIMER = Pattern.compile("\\$\\{caseTimers\\.(\\w+)\\(execution\\)}");

    /** Which setting stands behind a timer of {@link CaseTimers}. */
    private static final List<Path> DECISIONS =
            List.of(Path.of("processes/triage.dmn"), Path.of("processes/document.dmn"), Path.of("processes/hold.dmn"));

    private static final Map<String, String> SETTING_OF_TIMER = Map.of(
            "confirmEmailBy", "codeStepLimit",
            "fillInBy", "fillInLimit",
            "atRiskAt", "atRiskAfter",
            "decideBy", "decisionDueAfter",
            "remindAt", "infoReminderAfter",
            "provideInfoBy", "infoDeadlineAfter",
            "holdOver", "standardHold");

    private final BpmnModelInstance model =
            Bpmn.readModelFromFile(Path.of("processes/recovery.bpmn").toFile());

    @Test
    void theHandbookSaysWhatTheModelsSay() throws Exception {
        String handbook = handbook();
        if (Boolean.getBoolean("handbook.write")) {
            Files.writeString(HANDBOOK, handbook);
        }

        assertThat(read(HANDBOOK))
                .as("docs/process.md; write it anew with: mvn test -Dtest=ProcessHandbookTest -Dhandbook.write=true")
                .isEqualTo(handbook);
    }

    private String handbook() throws ClassNotFoundException {
        Process process = model.getModelElementsByType(Process.class).iterator().next();
        return """
                # Process handbook

                Written by `ProcessHandbookTest` from `processes/` and the settings; do not edit.

                ![The process of a case](process.png)

                ## %s

                %s

                ### Steps, in the order of the way through the model

                | step | in | who | by |
                |---|---|---|---|
                %s

                ### Timers

                | timer | on | then | setting | default |
                |---|---|---|---|---|
                %s

                ### What may come at any time

                | event | in | then |
                |---|---|---|
                %s

                ### Errors

                | error | on | then |
                |---|---|---|
                %s

                ### Ways on

                | question | answer | then |
                |---|---|---|
                %s

                ### Ends

                | end | of | reached from | what it means |
                |---|---|---|---|
                %s

                %s""".formatted(
                        process.getName(),
                        process.getDocumentations().iterator().next().getTextContent(),
                        lines(steps(process)),
                        lines(timers()),
                        lines(interruptions()),
                        lines(errors()),
                        lines(answers()),
                        lines(ends()),
                        DECISIONS.stream().map(ProcessHandbookTest::chapter).collect(Collectors.joining("\n")));
    }

    private static String chapter(Path file) {
        DmnModelInstance model = Dmn.readModelFromFile(file.toFile());
        Decision decision =
                model.getModelElementsByType(Decision.class).iterator().next();
        DecisionTable table =
                model.getModelElementsByType(DecisionTable.class).iterator().next();
        List<String> columns = columns(table);
        return """
                ## %s

                %s

                | %s |
                |%s
                %s
                """.formatted(
                        decision.getName(),
                        decision.getDescription().getTextContent(),
                        String.join(" | ", columns),
                        "---|".repeat(columns.size()),
                        lines(table.getRules().stream().map(ProcessHandbookTest::rule)));
    }

    private Stream<String> steps(Process process) {
        return inOrder(process).stream()
                .filter(node ->
                        node instanceof ServiceTask || node instanceof UserTask || node instanceof BusinessRuleTask)
                .map(node -> row(node.getName(), scope(node), who(node), by(node)));
    }

    private static String who(FlowNode node) {
        if (node instanceof UserTask task) {
            return task.getCamundaCandidateGroupsList().stream().sorted().collect(Collectors.joining(", "));
        }
        return "Keyback";
    }

    private static String by(FlowNode node) {
        if (node instanceof UserTask task) {
            return "form `" + task.getAttributeValueNs("http://camunda.org/schema/1.0/bpmn", "formRef") + "`";
        }
        if (node instanceof BusinessRuleTask task) {
            return "decision `" + task.getCamundaDecisionRef() + "`";
        }
        return "`" + node.getId() + "`";
    }

    private Stream<String> timers() throws ClassNotFoundException {
        Map<String, String> defaults = defaults();
        return Stream.concat(boundaryTimers(defaults), waits(defaults));
    }

    /** A wait on the way of the case itself. */
    private Stream<String> waits(Map<String, String> defaults) {
        return model.getModelElementsByType(IntermediateCatchEvent.class).stream()
                .map(event -> {
                    String setting =
                            SETTING_OF_TIMER.getOrDefault(timer(event).findAny().orElseThrow(), "?");
                    return row(event.getName(), "", next(event), setting(setting), defaults.getOrDefault(setting, "?"));
                });
    }

    private Stream<String> boundaryTimers(Map<String, String> defaults) {
        return boundary(event -> timer(event).findAny().isPresent()).map(event -> {
            String method = timer(event).findAny().orElseThrow();
            String setting = SETTING_OF_TIMER.getOrDefault(method, "?");
            return row(
                    event.getName(),
                    event.getAttachedTo().getName(),
                    next(event) + (event.cancelActivity() ? "" : " (beside)"),
                    setting(setting),
                    defaults.getOrDefault(setting, "?"));
        });
    }

    private Stream<String> errors() {
        return boundary(event -> timer(event).findAny().isEmpty())
                .map(event -> row(event.getName(), event.getAttachedTo().getName(), next(event)));
    }

    private Stream<String> answers() {
        return model.getModelElementsByType(Gateway.class).stream()
                .filter(gateway -> gateway.getName() != null)
                .flatMap(gateway -> gateway.getOutgoing().stream()
                        .map(flow -> row(gateway.getName(), flow.getName(), name(flow.getTarget()))));
    }

    private Stream<String> ends() {
        return model.getModelElementsByType(EndEvent.class).stream()
                .sorted(Comparator.comparing(EndEvent::getName))
                .map(end -> row(
                        end.getName(),
                        end.getParentElement() instanceof SubProcess part ? part.getName() : "the case",
                        end.getIncoming().stream()
                                .map(SequenceFlow::getSource)
                                .map(ProcessHandbookTest::name)
                                .collect(Collectors.joining(", ")),
                        end.getDocumentations().iterator().next().getTextContent()));
    }

    private Stream<String> interruptions() {
        return model.getModelElementsByType(StartEvent.class).stream()
                .filter(start -> !start.getEventDefinitions().isEmpty())
                .map(start -> row(start.getName(), scope(start), next(start)));
    }

    private static List<String> columns(DecisionTable table) {
        return Stream.concat(
                        table.getInputs().stream().map(Input::getLabel),
                        Stream.concat(table.getOutputs().stream().map(Output::getLabel), Stream.of("why")))
                .toList();
    }

    private static String rule(Rule rule) {
        return row(Stream.concat(
                        Stream.concat(
                                rule.getInputEntries().stream().map(entry -> text(entry.getTextContent())),
                                rule.getOutputEntries().stream().map(entry -> text(entry.getTextContent()))),
                        Stream.of(rule.getDescription().getTextContent()))
                .toArray(String[]::new));
    }

    private Stream<BoundaryEvent> boundary(Predicate<BoundaryEvent> which) {
        return model.getModelElementsByType(BoundaryEvent.class).stream()
                .filter(which)
                .sorted(Comparator.comparing(BoundaryEvent::getName));
    }

    private static String setting(String name) {
        return "`keyback.recovery." + kebab(name) + "`";
    }

    private static Stream<String> timer(CatchEvent event) {
        return event.getEventDefinitions().stream()
                .filter(TimerEventDefinition.class::isInstance)
                .map(definition -> TIMER.matcher(
                        ((TimerEventDefinition) definition).getTimeDate().getTextContent()))
                .filter(Matcher::matches)
                .map(match -> match.group(1));
    }

    /** The nodes as a case meets them; those of a sub-process before what comes after it. */
    private static Collection<FlowNode> inOrder(Process process) {
        Set<FlowNode> met = new LinkedHashSet<>();
        visit(starts(process.getFlowElements()), met);
        process.getFlowElements().stream()
                .filter(element -> element instanceof SubProcess part && part.triggeredByEvent())
                .forEach(part -> visit(starts(((SubProcess) part).getFlowElements()), met));
        return met;
    }

    private static void visit(List<FlowNode> starts, Set<FlowNode> met) {
        Deque<FlowNode> ahead = new ArrayDeque<>(starts);
        while (!ahead.isEmpty()) {
            FlowNode node = ahead.poll();
            if (!met.add(node)) {
                continue;
            }
            if (node instanceof SubProcess part) {
                visit(starts(part.getFlowElements()), met);
            }
            node.getOutgoing().stream().map(SequenceFlow::getTarget).forEach(ahead::add);
            if (node instanceof Activity) {
                node.getModelInstance().getModelElementsByType(BoundaryEvent.class).stream()
                        .filter(event -> event.getAttachedTo().equals(node))
                        .forEach(ahead::add);
            }
        }
    }

    private static List<FlowNode> starts(Collection<?> elements) {
        return elements.stream()
                .filter(StartEvent.class::isInstance)
                .map(FlowNode.class::cast)
                .toList();
    }

    private static String next(FlowNode node) {
        return name(node.getOutgoing().iterator().next().getTarget());
    }

    /** An unnamed gateway only joins; what counts is what comes after it. */
    private static String name(FlowNode node) {
        return node.getName() == null ? next(node) : node.getName();
    }

    private static String scope(FlowNode node) {
        return node.getParentElement() instanceof SubProcess part ? part.getName() : "";
    }

    private static Map<String, String> defaults() throws ClassNotFoundException {
        return Arrays.stream(
                        Class.forName(SETTINGS).getDeclaredConstructors()[0].getParameters())
                .collect(Collectors.toMap(
                        Parameter::getName,
                        parameter -> String.join(
                                ", ",
                                parameter.getAnnotation(DefaultValue.class).value())));
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String text(String content) {
        String stripped = content.strip();
        return stripped.isEmpty() ? "any" : "`" + stripped + "`";
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String lines(Stream<String> rows) {
        return rows.collect(Collectors.joining("\n"));
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
