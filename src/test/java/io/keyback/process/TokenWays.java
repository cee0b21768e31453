package io.keyback.process;

import io.keyback.recovery.StepAnswer;
import io.keyback.recovery.StopDecision;
import io.keyback.recovery.Triage;
import io.keyback.recovery.Verdict;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/**
 * Where tokens can come in a process, and what the variables that its gateways ask for can be there. What nobody can know
 * (when a timer fires, what a person answers) is walked in every way, so that a token never comes where a walk does not.
 */
final class TokenWays {

    private static final Pattern CONDITION = Pattern.compile("\\$\\{([a-zA-Z]+) ([!=])= '([A-Z_]+)'}");

    private final Process process;
    private final Map<String, FlowNode> nodes = new LinkedHashMap<>();
    private final Map<String, List<SequenceFlow>> outOf;
    private final Map<String, List<SequenceFlow>> into;
    private final Map<String, Condition> conditions = new HashMap<>();

    // Read once, because a walk asks for it again and again.
    private final Map<String, List<Step>> steps = new HashMap<>();
    private final Map<String, Set<String>> joins = new HashMap<>();
    private final Map<String, List<String>> beginnings = new HashMap<>();
    private final Map<String, List<String>> happenings = new HashMap<>();
    private final Map<String, String> ended = new HashMap<>();
    private final Map<String, Map<String, Set<String>>> answers = new HashMap<>();

    /** A flow as it is walked. */
    private record Step(String flow, String to, Optional<Condition> condition) {}

    TokenWays(Process process) {
        this.process = process;
        process.getModelInstance().getModelElementsByType(FlowNode.class).stream()
                .filter(node -> isWithin(node, process))
                .forEach(node -> nodes.put(node.getId(), node));
        List<SequenceFlow> flows = process.getModelInstance().getModelElementsByType(SequenceFlow.class).stream()
                .filter(flow -> isWithin(flow, process))
                .toList();
        this.outOf = flows.stream()
                .collect(Collectors.groupingBy(flow -> flow.getSource().getId()));
        this.into = flows.stream()
                .collect(Collectors.groupingBy(flow -> flow.getTarget().getId()));
        flows.forEach(flow -> Condition.read(flow).ifPresent(condition -> conditions.put(flow.getId(), condition)));
        nodes.forEach(this::read);
    }

    private void read(String id, FlowNode node) {
        steps.put(
                id,
                outOf(node).stream()
                        .map(flow -> new Step(flow.getId(), flow.getTarget().getId(), condition(flow)))
                        .toList());
        if (node instanceof ParallelGateway) {
            joins.put(id, into(node).stream().map(SequenceFlow::getId).collect(Collectors.toSet()));
        }
        if (node instanceof SubProcess) {
            beginnings.put(id, startsOf(node).map(FlowNode::getId).toList());
        }
        happenings.put(id, happeningsAt(node).map(FlowNode::getId).distinct().toList());
        scopeEndedAt(node).ifPresent(scope -> ended.put(id, scope));
        answers.put(id, readAnswers(node));
    }

    Process root() {
        return process;
    }

    Collection<FlowNode> nodes() {
        return nodes.values();
    }

    FlowNode node(String id) {
        return nodes.get(id);
    }

    List<SequenceFlow> outOf(FlowNode node) {
        return outOf.getOrDefault(node.getId(), List.of());
    }

    List<SequenceFlow> into(FlowNode node) {
        return into.getOrDefault(node.getId(), List.of());
    }

    /** The process and the sub-processes around an element, innermost first. */
    List<ModelElementInstance> scopesOf(ModelElementInstance element) {
        return Stream.iterate(
                        element.getParentElement(),
                        scope -> !scope.equals(process),
                        ModelElementInstance::getParentElement)
                .collect(Collectors.collectingAndThen(
                        Collectors.toList(),
                        inner -> Stream.concat(inner.stream(), Stream.of(process))
                                .toList()));
    }

    /** A new case. */
    Set<Token> beginning() {
        return startsOf(process).map(start -> Token.in(start, Map.of())).collect(Collectors.toSet());
    }

    /** Everywhere that tokens come, whatever happens meanwhile, if the named elements and flows were not there. */
    Walk from(Set<Token> tokens, Set<String> without) {
        return new Walk(tokens, without, happenings);
    }

    /** The same where nothing happens from outside: no timer fires, no message comes. */
    Walk undisturbedFrom(Set<Token> tokens, Set<String> without) {
        return new Walk(tokens, without, Map.of());
    }

    /** What the variables that are asked for can be when an element is done. */
    Map<String, Set<String>> answersOf(FlowNode node) {
        return answers.get(node.getId());
    }

    /** What a flow asks; empty where it asks nothing that can be read. */
    Optional<Condition> condition(SequenceFlow flow) {
        return Optional.ofNullable(conditions.get(flow.getId()));
    }

    private Map<String, Set<String>> readAnswers(FlowNode node) {
        Map<String, Set<String>> answers = new TreeMap<>();
        if (node instanceof BusinessRuleTask task) {
            ProcessVariable<?> result = ProcessVariable.all().get(task.getCamundaResultVariable());
            if (result != null) {
                answers.put(result.name(), result.choices());
            }
        }
        if (hasListener(node, "${recordTriage}")) {
            answers.put(
                    ProcessVariable.OUTCOME.name(),
                    names(EnumSet.complementOf(EnumSet.of(Triage.REVIEW_TWICE)))); // the flows see one review
        }
        if (node instanceof UserTask task) {
            answers.putAll(answersOf(task));
        }
        answers.keySet()
                .retainAll(conditions.values().stream().map(Condition::variable).collect(Collectors.toSet()));
        return answers;
    }

    /** As {@code TaskRules} has it. */
    private static Map<String, Set<String>> answersOf(UserTask task) {
        String outcome = ProcessVariable.OUTCOME.name();
        if (task.getCamundaCandidateGroupsList().contains(TaskGroup.APPLICANT.id())) {
            return Map.of(ProcessVariable.STEP_ANSWER.name(), names(EnumSet.allOf(StepAnswer.class)));
        }
        return switch (task.getId()) {
            case "ReviewCase", "SecondReview" -> Map.of(outcome, names(EnumSet.allOf(Verdict.class)));
            case "LookIntoStop" -> Map.of(outcome, names(EnumSet.allOf(StopDecision.class)));
            default -> Map.of();
        };
    }

    private static Set<String> names(Set<? extends Enum<?>> choices) {
        return choices.stream().map(Enum::name).collect(Collectors.toSet());
    }

    private static boolean hasListener(FlowNode node, String bean) {
        return node.getExtensionElements() != null
                && node
                        .getExtensionElements()
                        .getElementsQuery()
                        .filterByType(CamundaExecutionListener.class)
                        .list()
                        .stream()
                        .anyMatch(listener -> bean.equals(listener.getCamundaDelegateExpression()));
    }

    /** The sub-process that is done with the last token in it; what runs beside its scope does not end it. */
    private static Optional<String> scopeEndedAt(ModelElementInstance element) {
        ModelElementInstance scope = element.getParentElement();
        if (!(scope instanceof SubProcess inner)) {
            return Optional.empty();
        }
        if (!inner.triggeredByEvent()) {
            return Optional.of(inner.getId());
        }
        return isInterrupting(inner) ? scopeEndedAt(inner) : Optional.empty();
    }

    /** The events that can happen while a token is there. */
    private Stream<FlowNode> happeningsAt(FlowNode at) {
        return Stream.concat(Stream.of(at), scopesOf(at).stream())
                .flatMap(scope -> Stream.concat(boundaryEventsOf(scope), eventStartsOf(scope)));
    }

    Stream<BoundaryEvent> boundaryEventsOf(ModelElementInstance activity) {
        return nodes.values().stream()
                .filter(BoundaryEvent.class::isInstance)
                .map(BoundaryEvent.class::cast)
                .filter(event -> activity.equals(event.getAttachedTo()));
    }

    private Stream<StartEvent> eventStartsOf(ModelElementInstance scope) {
        return eventSubProcessesOf(scope).flatMap(this::startsOf);
    }

    Stream<SubProcess> eventSubProcessesOf(ModelElementInstance scope) {
        return nodes.values().stream()
                .filter(TokenWays::isEventSubProcess)
                .map(SubProcess.class::cast)
                .filter(inner -> scope.equals(inner.getParentElement()));
    }

    Stream<StartEvent> startsOf(ModelElementInstance scope) {
        return nodes.values().stream()
                .filter(StartEvent.class::isInstance)
                .map(StartEvent.class::cast)
                .filter(start -> scope.equals(start.getParentElement()));
    }

    static boolean isEventSubProcess(ModelElementInstance element) {
        return element instanceof SubProcess inner && inner.triggeredByEvent();
    }

    /** Whether what happens in it ends what its scope was about. */
    static boolean isInterrupting(ModelElementInstance eventSubProcess) {
        return eventSubProcess.getChildElementsByType(StartEvent.class).stream().anyMatch(StartEvent::isInterrupting);
    }

    private static boolean isWithin(ModelElementInstance element, Process process) {
        return Stream.<@Nullable ModelElementInstance>iterate(
                        element, around -> around != null, ModelElementInstance::getParentElement)
                .anyMatch(process::equals);
    }

    enum Stage {
        IN,
        DONE
    }

    /** A token at an element, and what the variables are. */
    record Token(String at, Stage stage, Map<String, String> answers) {

        static Token in(FlowNode node, Map<String, String> answers) {
            return new Token(node.getId(), Stage.IN, answers);
        }
    }

    /** What a flow asks. */
    record Condition(String variable, boolean wanted, String choice) {

        private static Optional<Condition> read(SequenceFlow flow) {
            if (flow.getConditionExpression() == null) {
                return Optional.empty();
            }
            Matcher condition = CONDITION.matcher(
                    flow.getConditionExpression().getTextContent().strip());
            return condition.matches()
                    ? Optional.of(
                            new Condition(condition.group(1), condition.group(2).equals("="), condition.group(3)))
                    : Optional.empty();
        }

        boolean holds(Map<String, String> answers) {
            return choice.equals(answers.get(variable)) == wanted;
        }
    }

    /** One walk: the tokens that there can be, and from which each came on a flow. */
    final class Walk {

        private final Set<String> without;
        private final Map<String, List<String>> happening;
        private final Map<Token, Set<Token>> cameFrom = new LinkedHashMap<>();
        private final Map<String, Set<Token>> inside = new HashMap<>();
        private final Deque<Token> ahead = new ArrayDeque<>();
        private final Map<String, Set<Token>> arrivedBy = new HashMap<>();

        private Walk(Set<Token> tokens, Set<String> without, Map<String, List<String>> happening) {
            this.without = without;
            this.happening = happening;
            tokens.forEach(this::put);
            while (!ahead.isEmpty()) {
                step(ahead.remove());
            }
        }

        Set<Token> tokens() {
            return cameFrom.keySet();
        }

        Set<Token> tokensIn(FlowNode node) {
            return inside.getOrDefault(node.getId(), Set.of());
        }

        boolean reaches(FlowNode node) {
            return inside.containsKey(node.getId());
        }

        /** The tokens from which flows alone lead to an element of this kind. */
        Set<Token> leadingTo(Predicate<FlowNode> kind) {
            Set<String> there =
                    nodes.values().stream().filter(kind).map(FlowNode::getId).collect(Collectors.toSet());
            Deque<Token> back = new ArrayDeque<>(tokens().stream()
                    .filter(token -> there.contains(token.at()))
                    .toList());
            Set<Token> leading = new HashSet<>(back);
            while (!back.isEmpty()) {
                for (Token before : cameFrom.get(back.remove())) {
                    if (leading.add(before)) {
                        back.add(before);
                    }
                }
            }
            return leading;
        }

        private void step(Token token) {
            if (token.stage() == Stage.DONE) {
                leave(token);
                return;
            }
            happening.getOrDefault(token.at(), List.of()).forEach(event -> put(in(event, token)));
            if (beginnings.containsKey(token.at())) {
                beginnings.get(token.at()).forEach(start -> put(in(start, token), token));
            } else {
                answered(token.answers(), answers.get(token.at()))
                        .forEach(after -> put(new Token(token.at(), Stage.DONE, after), token));
            }
        }

        private void leave(Token token) {
            if (steps.get(token.at()).isEmpty() && ended.containsKey(token.at())) {
                put(new Token(ended.get(token.at()), Stage.DONE, token.answers()), token);
            }
            for (Step step : steps.get(token.at())) {
                boolean open = step.condition()
                        .map(condition -> condition.holds(token.answers()))
                        .orElse(true);
                if (open && !without.contains(step.flow())) {
                    arrive(step, token);
                }
            }
        }

        /** A join lets a token through when one has come on every flow into it. */
        private void arrive(Step step, Token token) {
            Set<String> all = joins.get(step.to());
            if (all == null) {
                put(in(step.to(), token), token);
                return;
            }
            arrivedBy.computeIfAbsent(step.flow(), any -> new LinkedHashSet<>()).add(token);
            if (arrivedBy.keySet().containsAll(all)) {
                all.stream()
                        .flatMap(flow -> arrivedBy.get(flow).stream())
                        .forEach(each -> put(in(step.to(), each), each));
            }
        }

        private static Token in(String id, Token token) {
            return new Token(id, Stage.IN, token.answers());
        }

        private void put(Token token, Token... before) {
            if (token.stage() == Stage.IN && without.contains(token.at())) {
                return;
            }
            Set<Token> known = cameFrom.get(token);
            if (known == null) {
                known = new HashSet<>();
                cameFrom.put(token, known);
                ahead.add(token);
                if (token.stage() == Stage.IN) {
                    inside.computeIfAbsent(token.at(), any -> new LinkedHashSet<>())
                            .add(token);
                }
            }
            known.addAll(List.of(before));
        }
    }

    /** The variables with every combination of what can be answered. */
    private static Set<Map<String, String>> answered(Map<String, String> before, Map<String, Set<String>> answers) {
        Set<Map<String, String>> after = new LinkedHashSet<>(Set.of(before));
        answers.forEach((variable, choices) -> {
            Set<Map<String, String>> wider = new LinkedHashSet<>();
            for (Map<String, String> each : after) {
                for (String choice : choices) {
                    Map<String, String> changed = new TreeMap<>(each);
                    changed.put(variable, choice);
                    wider.add(changed);
                }
            }
            after.clear();
            after.addAll(wider);
        });
        return after;
    }
}
