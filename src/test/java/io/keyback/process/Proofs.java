package io.keyback.process;

import io.keyback.documentcheck.DocumentFact;
import io.keyback.documentcheck.DocumentRules.Reading;
import io.keyback.documentcheck.DocumentRules.Weight;
import io.keyback.process.TokenWays.Condition;
import io.keyback.process.TokenWays.Token;
import io.keyback.process.TokenWays.Walk;
import io.keyback.recovery.Hold;
import io.keyback.recovery.StepAnswer;
import io.keyback.recovery.Triage;
import io.keyback.recovery.Verdict;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.DomElement;

/**
 * What holds in every case, whatever people answer and whenever timers fire, because the models leave no other way.
 * Counts what it looked at, so that looking at nothing shows.
 */
final class Proofs {

    private static final String RESET = "${resetTwoFactor}";

    private static final String TRIAGE = "triage";
    private static final String HOLD = "hold";

    /** What a token has to pass again whenever it comes back from somebody else. */
    private static final List<String> CHECKS =
            List.of("ValidateForm", "RunFaceCheck", "RunDocumentCheck", "TriageCase");

    /** The kinds of element whose meaning the walk knows, with what may make one of them happen. */
    private static final Map<Class<? extends FlowNode>, List<Class<? extends EventDefinition>>> UNDERSTOOD = Map.of(
            StartEvent.class, List.of(MessageEventDefinition.class),
            EndEvent.class, List.of(TerminateEventDefinition.class),
            BoundaryEvent.class,
                    List.of(TimerEventDefinition.class, ErrorEventDefinition.class, MessageEventDefinition.class),
            IntermediateCatchEvent.class, List.of(TimerEventDefinition.class, MessageEventDefinition.class),
            UserTask.class, List.of(),
            ServiceTask.class, List.of(),
            BusinessRuleTask.class, List.of(),
            SubProcess.class, List.of(),
            ExclusiveGateway.class, List.of(),
            ParallelGateway.class, List.of());

    /** What is proven. */
    enum Proof {
        EVERY_ELEMENT_IS_UNDERSTOOD,
        EVERY_ELEMENT_CAN_BE_REACHED,
        EVERY_TOKEN_CAN_END,
        EVERY_QUESTION_HAS_ONE_ANSWER,
        NO_ANSWER_COMES_FROM_BESIDE,
        ONE_TASK_RESETS,
        NO_RESET_WITHOUT_THE_CONFIRMED_CODE,
        NO_RESET_WITHOUT_EVERY_STEP_OF_THE_REQUEST,
        NO_RESET_WITHOUT_EVERY_CHECK,
        NO_RESET_WITHOUT_A_REVIEW,
        ONE_APPROVAL_OF_TWO_APPROVES_NOTHING,
        NO_RESET_WITHOUT_THE_APPROVAL,
        NO_RESET_WITHOUT_A_HOLD,
        NO_SECOND_RESET,
        STOP_REACHES_EVERY_STATE,
        STOP_FREEZES_BEFORE_ANYTHING_ELSE,
        NO_RESET_AFTER_A_STOP,
        NOBODY_WAITS_FOR_THE_APPLICANT_FOREVER,
        NO_REVIEW_IS_FORGOTTEN,
        TRIAGE_HAS_ONE_OUTCOME,
        TRIAGE_APPROVES_NOTHING,
        TRIAGE_ASKS_AGAIN_ONLY_WHILE_ROUNDS_ARE_LEFT,
        TRIAGE_LETS_ONE_REVIEWER_DECIDE_ONLY_WHERE_NO_CHECK_FAILED,
        HOLD_HAS_ONE_LENGTH,
        HOLD_IS_NEVER_SHORTER_WHERE_MORE_IS_AT_RISK,
        EVERY_FACT_OF_A_DOCUMENT_HAS_ONE_WEIGHT,
        A_DOCUMENT_FAILS_ONLY_BY_HARD_FACTS,
        NO_DOCUMENT_PASSES_UNREAD,
        NO_DOCUMENT_PASSES_WITH_ANYTHING_AGAINST_IT
    }

    /** What speaks against a proof. */
    record Breach(Proof proof, String why) {}

    private final List<Breach> breaches = new ArrayList<>();
    private final Map<Proof, Integer> looked = new EnumMap<>(Proof.class);
    private final Models models;

    private Proofs(Models models) {
        this.models = models;
    }

    static Proofs of(Models models) {
        Proofs proofs = ofProcesses(models);
        proofs.proveDecisions();
        return proofs;
    }

    static Proofs ofProcesses(Models models) {
        Proofs proofs = new Proofs(models);
        proofs.proveProcesses();
        return proofs;
    }

    /** Of one table alone; no other asks it. */
    static Proofs ofDecision(Models models, String table) {
        Proofs proofs = new Proofs(models);
        proofs.proveDecision(table);
        return proofs;
    }

    List<Breach> breaches() {
        return breaches;
    }

    /** At how many places each was looked at. */
    Map<Proof, Integer> looked() {
        return looked;
    }

    private void proveProcesses() {
        for (String xml : models.ending(".bpmn").values()) {
            BpmnModelInstance model =
                    Bpmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
            proveThatOneTaskResets(model);
            model.getModelElementsByType(Process.class)
                    .forEach(process -> new OfProcess(new TokenWays(process)).prove());
        }
    }

    private void proveThatOneTaskResets(BpmnModelInstance model) {
        long named = naming(RESET, model.getDefinitions().getDomElement());
        long tasks = model.getModelElementsByType(ServiceTask.class).stream()
                .filter(Proofs::resets)
                .count();
        require(Proof.ONE_TASK_RESETS, named == 1 && tasks == 1, "%d elements, %d of them tasks, reset", named, tasks);
    }

    private static long naming(String bean, DomElement element) {
        boolean names = bean.equals(element.getAttribute("http://camunda.org/schema/1.0/bpmn", "delegateExpression"))
                || bean.equals(element.getAttribute("delegateExpression"));
        return (names ? 1 : 0)
                + element.getChildElements().stream()
                        .mapToLong(child -> naming(bean, child))
                        .sum();
    }

    private static boolean resets(FlowNode node) {
        return node instanceof ServiceTask task && RESET.equals(task.getCamundaDelegateExpression());
    }

    private static boolean isStop(StartEvent start) {
        return start.isInterrupting()
                && start.getEventDefinitions().stream()
                        .anyMatch(definition -> definition instanceof MessageEventDefinition message
                                && message.getMessage() != null
                                && ProcessMessage.STOP_REQUESTED
                                        .id()
                                        .equals(message.getMessage().getName()));
    }

    private static boolean beginsBeside(FlowNode event) {
        return event instanceof BoundaryEvent boundary
                ? !boundary.cancelActivity()
                : event instanceof StartEvent start && !start.isInterrupting();
    }

    /** Whether the case can stand there until somebody answers, a job runs or a timer fires. */
    private static boolean waits(FlowNode node) {
        return node instanceof UserTask
                || node instanceof IntermediateCatchEvent
                || node.isCamundaAsyncBefore()
                || node.isCamundaAsyncAfter();
    }

    private final class OfProcess {

        private final TokenWays ways;
        private final Walk everything;
        private final Set<String> beside;

        OfProcess(TokenWays ways) {
            this.ways = ways;
            this.everything = ways.from(ways.beginning(), Set.of());
            this.beside = beside();
        }

        void prove() {
            ways.nodes().forEach(this::proveUnderstood);
            ways.nodes().forEach(this::proveReachable);
            proveThatEveryTokenCanEnd();
            ways.nodes().forEach(this::proveOneAnswer);
            ways.nodes().forEach(this::proveNothingFromBeside);
            ways.nodes().stream().filter(Proofs::resets).forEach(this::proveReset);
            proveStopReachesEverything();
            ways.nodes().forEach(this::proveStopFreezes);
            ways.nodes().forEach(this::proveNobodyWaitsForever);
            ways.nodes().forEach(this::proveReviewWatched);
        }

        private void proveUnderstood(FlowNode node) {
            Optional<List<Class<? extends EventDefinition>>> causes = UNDERSTOOD.entrySet().stream()
                    .filter(kind -> kind.getKey().equals(kindOf(node)))
                    .map(Map.Entry::getValue)
                    .findFirst();
            boolean understood = causes.isPresent()
                    && node.getChildElementsByType(EventDefinition.class).stream()
                            .allMatch(cause -> causes.get().stream().anyMatch(known -> known.isInstance(cause)))
                    && !(node instanceof Activity activity && activity.getLoopCharacteristics() != null);
            require(Proof.EVERY_ELEMENT_IS_UNDERSTOOD, understood, "Nothing is known of %s", node.getId());
        }

        private static Class<?> kindOf(FlowNode node) {
            return Stream.of(node.getClass().getInterfaces())
                    .filter(FlowNode.class::isAssignableFrom)
                    .findFirst()
                    .orElseThrow();
        }

        private void proveReachable(FlowNode node) {
            require(
                    Proof.EVERY_ELEMENT_CAN_BE_REACHED,
                    everything.reaches(node) || TokenWays.isEventSubProcess(node),
                    "No case comes to %s",
                    node.getId());
        }

        /** Nobody's help from outside counted: no timer, no stop. */
        private void proveThatEveryTokenCanEnd() {
            Set<Token> ending = everything.leadingTo(node -> node instanceof EndEvent
                    && (node.getParentElement() instanceof Process
                            || TokenWays.isEventSubProcess(node.getParentElement())));
            for (Token token : everything.tokens()) {
                require(Proof.EVERY_TOKEN_CAN_END, ending.contains(token), "No end follows %s", token);
            }
            for (FlowNode node : ways.nodes()) {
                require(
                        Proof.EVERY_TOKEN_CAN_END,
                        node instanceof EndEvent
                                || TokenWays.isEventSubProcess(node)
                                || !ways.outOf(node).isEmpty(),
                        "%s ends what no end explains",
                        node.getId());
            }
        }

        private void proveOneAnswer(FlowNode node) {
            List<SequenceFlow> answers = ways.outOf(node);
            long conditions = answers.stream()
                    .filter(flow -> flow.getConditionExpression() != null)
                    .count();
            if (conditions == 0 && !(node instanceof ExclusiveGateway && answers.size() > 1)) {
                return;
            }
            require(
                    Proof.EVERY_QUESTION_HAS_ONE_ANSWER,
                    node instanceof ExclusiveGateway gateway
                            && gateway.getDefault() == null
                            && conditions == answers.size()
                            && answers.stream()
                                    .allMatch(flow -> ways.condition(flow).isPresent()),
                    "%s does not ask all its flows",
                    node.getId());
            for (Token token : everything.tokensIn(node)) {
                List<Condition> open = answers.stream()
                        .flatMap(flow -> ways.condition(flow).stream())
                        .filter(condition -> condition.holds(token.answers()))
                        .toList();
                require(
                        Proof.EVERY_QUESTION_HAS_ONE_ANSWER,
                        open.size() == 1
                                && token.answers().containsKey(open.get(0).variable()),
                        "%s has %d answers to %s",
                        node.getId(),
                        open.size(),
                        token.answers());
            }
        }

        /** What runs beside the case shares its variables: it answers nothing that is still to be asked. */
        private void proveNothingFromBeside(FlowNode node) {
            if (!beside.contains(node.getId())) {
                return;
            }
            for (String variable : ways.answersOf(node).keySet()) {
                for (FlowNode question : ways.nodes()) {
                    boolean asks = ways.outOf(question).stream()
                            .flatMap(flow -> ways.condition(flow).stream())
                            .anyMatch(condition -> condition.variable().equals(variable));
                    require(
                            Proof.NO_ANSWER_COMES_FROM_BESIDE,
                            !asks || answeredAtOnce(question, variable, new HashSet<>()),
                            "%s can change what %s asks",
                            node.getId(),
                            question.getId());
                }
            }
            count(Proof.NO_ANSWER_COMES_FROM_BESIDE);
        }

        /** What runs while the case goes on. */
        private Set<String> beside() {
            Set<Token> begun = ways.nodes().stream()
                    .filter(Proofs::beginsBeside)
                    .flatMap(event -> everything.tokensIn(event).stream())
                    .collect(Collectors.toSet());
            return ways.undisturbedFrom(begun, Set.of()).tokens().stream()
                    .map(Token::at)
                    .collect(Collectors.toSet());
        }

        /** Whether the case stands nowhere between the answer and the question. */
        private boolean answeredAtOnce(FlowNode node, String variable, Set<String> seen) {
            List<FlowNode> before = before(node);
            return !before.isEmpty()
                    && before.stream()
                            .filter(each -> seen.add(each.getId()))
                            .allMatch(each -> ways.answersOf(each).containsKey(variable)
                                    || (!waits(each)
                                            && !(each instanceof CatchEvent && !(each instanceof StartEvent))
                                            && answeredAtOnce(each, variable, seen)));
        }

        /** From where a token comes to an element: through the end of a sub-process, and through its beginning. */
        private List<FlowNode> before(FlowNode node) {
            if (node instanceof StartEvent && node.getParentElement() instanceof SubProcess inner) {
                return inner.triggeredByEvent() ? List.of() : before(inner);
            }
            return ways.into(node).stream()
                    .map(SequenceFlow::getSource)
                    .flatMap(source -> source instanceof SubProcess inner
                            ? inner.getChildElementsByType(EndEvent.class).stream()
                            : Stream.of(source))
                    .map(FlowNode.class::cast)
                    .toList();
        }

        private void proveReset(FlowNode reset) {
            proveWaysIntoReset(reset);
            Map<String, Set<Token>> ofTheCase = Map.of("the beginning", ways.beginning());
            Map<String, Set<Token>> everywhere = new LinkedHashMap<>(ofTheCase);
            everywhere.putAll(comingBack(reset));
            proveCodeConfirmed(reset, ofTheCase);
            proveRequestFilledIn(reset, ofTheCase);
            for (String check : CHECKS) {
                requirePassed(Proof.NO_RESET_WITHOUT_EVERY_CHECK, reset, everywhere, Set.of(check));
            }
            requirePassed(Proof.NO_RESET_WITHOUT_A_REVIEW, reset, everywhere, Set.of("ReviewCase"));
            proveSecondReview();
            proveApproval(reset, everywhere);
            requirePassed(Proof.NO_RESET_WITHOUT_A_HOLD, reset, everywhere, Set.of("DecideHold"));
            proveHeld(reset);
            require(
                    Proof.NO_SECOND_RESET,
                    !ways.from(doneWith(reset), Set.of()).reaches(reset),
                    "After %s a token comes there again",
                    reset.getId());
            proveNoResetAfterStop(reset);
        }

        private void proveWaysIntoReset(FlowNode reset) {
            for (SequenceFlow flow : ways.into(reset)) {
                require(
                        Proof.ONE_TASK_RESETS,
                        flow.getSource() instanceof BusinessRuleTask hold
                                && "hold".equals(hold.getCamundaDecisionRef()),
                        "%s leads into the reset",
                        flow.getId());
            }
        }

        /** Where a case comes back from somebody else: from the applicant after his request, and from the host. */
        private Map<String, Set<Token>> comingBack(FlowNode reset) {
            Map<String, Set<Token>> back = new LinkedHashMap<>();
            Stream.concat(
                            ways.nodes().stream().filter(Proofs::isApplicants).filter(task -> !fillsIn(task)),
                            ways.boundaryEventsOf(reset))
                    .forEach(node -> {
                        Set<Token> tokens = everything.tokensIn(node);
                        require(
                                Proof.NO_RESET_WITHOUT_EVERY_CHECK,
                                beside.contains(node.getId())
                                        || ways.from(tokens, Set.of()).reaches(reset),
                                "From %s nothing was proven",
                                node.getId());
                        back.put(node.getId(), tokens);
                    });
            return back;
        }

        private boolean fillsIn(FlowNode task) {
            return ways.scopesOf(task).stream()
                    .anyMatch(scope ->
                            scope instanceof SubProcess inner && inner.getId().equals("FillInRequest"));
        }

        private void proveCodeConfirmed(FlowNode reset, Map<String, Set<Token>> starts) {
            requirePassed(Proof.NO_RESET_WITHOUT_THE_CONFIRMED_CODE, reset, starts, Set.of("ConfirmEmailCode"));
            Set<String> yes = ways.nodes().stream()
                    .filter(node ->
                            before(node).stream().anyMatch(task -> task.getId().equals("ConfirmEmailCode")))
                    .flatMap(question -> flowsAsking(question, ProcessVariable.STEP_ANSWER, StepAnswer.DONE))
                    .collect(Collectors.toSet());
            requirePassed(Proof.NO_RESET_WITHOUT_THE_CONFIRMED_CODE, reset, starts, yes);
        }

        private Stream<String> flowsAsking(FlowNode question, ProcessVariable<?> variable, Enum<?> choice) {
            return ways.outOf(question).stream()
                    .filter(flow -> ways.condition(flow)
                            .filter(new Condition(variable.name(), true, choice.name())::equals)
                            .isPresent())
                    .map(SequenceFlow::getId);
        }

        private void proveRequestFilledIn(FlowNode reset, Map<String, Set<Token>> starts) {
            ways.nodes().stream()
                    .filter(Proofs::isApplicants)
                    .filter(this::fillsIn)
                    .forEach(step -> requirePassed(
                            Proof.NO_RESET_WITHOUT_EVERY_STEP_OF_THE_REQUEST, reset, starts, Set.of(step.getId())));
        }

        /** Where a reviewer approved as one of two, nothing but the other's task is next. */
        private void proveSecondReview() {
            for (FlowNode review : reviews()) {
                Set<Token> approvedOnce = doneWith(review).stream()
                        .filter(token -> Verdict.APPROVED_ONCE
                                .name()
                                .equals(token.answers().get(ProcessVariable.OUTCOME.name())))
                        .collect(Collectors.toSet());
                if (approvedOnce.isEmpty()) {
                    continue;
                }
                Walk without = ways.undisturbedFrom(approvedOnce, Set.of("SecondReview"));
                for (FlowNode node : ways.nodes()) {
                    require(
                            Proof.ONE_APPROVAL_OF_TWO_APPROVES_NOTHING,
                            node instanceof Gateway || !without.reaches(node),
                            "With one approval of two, %s leads to %s",
                            review.getId(),
                            node.getId());
                }
            }
        }

        private List<FlowNode> reviews() {
            return ways.nodes().stream()
                    .filter(node ->
                            node.getId().equals("ReviewCase") || node.getId().equals("SecondReview"))
                    .toList();
        }

        private void proveApproval(FlowNode reset, Map<String, Set<Token>> starts) {
            Set<String> approved = ways.nodes().stream()
                    .flatMap(question -> flowsAsking(question, ProcessVariable.OUTCOME, Verdict.APPROVED))
                    .collect(Collectors.toSet());
            requirePassed(Proof.NO_RESET_WITHOUT_THE_APPROVAL, reset, starts, approved);
            for (Token token : everything.tokensIn(reset)) {
                require(
                        Proof.NO_RESET_WITHOUT_THE_APPROVAL,
                        Verdict.APPROVED.name().equals(token.answers().get(ProcessVariable.OUTCOME.name())),
                        "A token comes to the reset with %s",
                        token.answers());
            }
        }

        private void proveNoResetAfterStop(FlowNode reset) {
            ways.nodes().stream()
                    .filter(node -> node instanceof StartEvent start && isStop(start))
                    .forEach(stop -> require(
                            Proof.NO_RESET_AFTER_A_STOP,
                            !ways.from(everything.tokensIn(stop), Set.of()).reaches(reset),
                            "From %s a token comes to the reset",
                            stop.getId()));
        }

        /** After a reset, no case ends before the time of its hold. */
        private void proveHeld(FlowNode reset) {
            Set<String> timers = ways.nodes().stream()
                    .filter(node -> node instanceof IntermediateCatchEvent
                            && node.getTextContent().contains("caseTimers.holdOver("))
                    .map(FlowNode::getId)
                    .collect(Collectors.toSet());
            Walk without = ways.undisturbedFrom(doneWith(reset), timers);
            ways.nodes().stream()
                    .filter(EndEvent.class::isInstance)
                    .forEach(end -> require(
                            Proof.NO_RESET_WITHOUT_A_HOLD,
                            !without.reaches(end),
                            "After the reset a token comes to %s without a hold",
                            end.getId()));
        }

        private Set<Token> doneWith(FlowNode node) {
            return everything.tokens().stream()
                    .filter(token -> token.at().equals(node.getId()) && token.stage() == TokenWays.Stage.DONE)
                    .collect(Collectors.toSet());
        }

        /** No token comes to the reset when these are taken away. */
        private void requirePassed(Proof proof, FlowNode reset, Map<String, Set<Token>> starts, Set<String> these) {
            starts.forEach((from, tokens) -> require(
                    proof,
                    !ways.from(tokens, these).reaches(reset),
                    "From %s a token comes to the reset without %s",
                    from,
                    new TreeSet<>(these)));
        }

        private void proveStopReachesEverything() {
            List<SubProcess> stops = ways.eventSubProcessesOf(ways.root())
                    .filter(each -> ways.startsOf(each).anyMatch(Proofs::isStop))
                    .toList();
            require(
                    Proof.STOP_REACHES_EVERY_STATE,
                    stops.size() == 1,
                    "The process %s has %d stops that interrupt it",
                    ways.root().getId(),
                    stops.size());
            ways.nodes().stream()
                    .filter(Proofs::waits)
                    .forEach(state -> require(
                            Proof.STOP_REACHES_EVERY_STATE,
                            stops.stream().anyMatch(stop -> reaches(stop, state)),
                            "No stop reaches %s",
                            state.getId()));
        }

        /** What interrupts the process takes its stop away: then nothing may be left that a stop would prevent. */
        private boolean reaches(SubProcess stop, FlowNode state) {
            return ways.scopesOf(state).stream()
                    .filter(scope -> TokenWays.isEventSubProcess(scope)
                            && scope.getParentElement().equals(ways.root()))
                    .filter(scope -> TokenWays.isInterrupting(scope) && !scope.equals(stop))
                    .flatMap(ways::startsOf)
                    .noneMatch(start -> comesToReset(ways.undisturbedFrom(everything.tokensIn(start), Set.of())));
        }

        private boolean comesToReset(Walk walk) {
            return ways.nodes().stream().filter(Proofs::resets).anyMatch(walk::reaches);
        }

        private void proveStopFreezes(FlowNode node) {
            if (!(node instanceof StartEvent start && isStop(start))) {
                return;
            }
            Set<String> freezing = ways.nodes().stream()
                    .filter(task -> task instanceof ServiceTask service
                            && "${freezeAccount}".equals(service.getCamundaDelegateExpression()))
                    .map(FlowNode::getId)
                    .collect(Collectors.toSet());
            Walk without = ways.undisturbedFrom(everything.tokensIn(start), freezing);
            for (FlowNode other : ways.nodes()) {
                require(
                        Proof.STOP_FREEZES_BEFORE_ANYTHING_ELSE,
                        other.equals(start) || other instanceof Gateway || !without.reaches(other),
                        "%s comes to %s before the account is frozen",
                        start.getId(),
                        other.getId());
            }
        }

        private void proveNobodyWaitsForever(FlowNode node) {
            if (!isApplicants(node)) {
                return;
            }
            require(
                    Proof.NOBODY_WAITS_FOR_THE_APPLICANT_FOREVER,
                    timersAround(node).anyMatch(timer -> timer.cancelActivity() && endsWithoutAnybody(timer)),
                    "%s waits for an answer for ever",
                    node.getId());
        }

        private Stream<BoundaryEvent> timersAround(FlowNode node) {
            return Stream.concat(Stream.of(node), ways.scopesOf(node).stream())
                    .flatMap(ways::boundaryEventsOf)
                    .filter(event ->
                            event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance));
        }

        private boolean endsWithoutAnybody(BoundaryEvent timer) {
            Walk on = ways.undisturbedFrom(everything.tokensIn(timer), Set.of());
            return ways.nodes().stream().filter(UserTask.class::isInstance).noneMatch(on::reaches)
                    && ways.nodes().stream().filter(EndEvent.class::isInstance).anyMatch(on::reaches);
        }

        /** Who decides about a reset is told before it is late, and when it is. */
        private void proveReviewWatched(FlowNode node) {
            if (!(node instanceof UserTask) || isApplicants(node) || !decides(node)) {
                return;
            }
            for (String instant : List.of("caseTimers.atRiskAt", "caseTimers.decideBy")) {
                require(
                        Proof.NO_REVIEW_IS_FORGOTTEN,
                        timersAround(node)
                                .anyMatch(timer -> !timer.cancelActivity()
                                        && timer.getTextContent().contains(instant + "(")),
                        "Nothing happens at %s in %s",
                        instant,
                        node.getId());
            }
        }

        private boolean decides(FlowNode node) {
            return comesToReset(ways.undisturbedFrom(everything.tokensIn(node), Set.of()));
        }
    }

    private static boolean isApplicants(FlowNode node) {
        return node instanceof UserTask task
                && task.getCamundaCandidateGroupsList().contains(TaskGroup.APPLICANT.id());
    }

    private void proveDecisions() {
        for (String table : List.of(TRIAGE, HOLD, EngineDocumentRules.DECISION)) {
            proveDecision(table);
        }
    }

    private void proveDecision(String name) {
        Decisions.Table table = new Decisions(models).table(name);
        switch (name) {
            case TRIAGE ->
                answers(table, Proof.TRIAGE_HAS_ONE_OUTCOME, Triage.values()).forEach(this::proveTriage);
            case HOLD -> {
                Map<Map<String, Object>, String> hold = answers(table, Proof.HOLD_HAS_ONE_LENGTH, Hold.values());
                hold.forEach((facts, length) -> proveHold(facts, length, hold));
            }
            case EngineDocumentRules.DECISION ->
                answers(table, Proof.EVERY_FACT_OF_A_DOCUMENT_HAS_ONE_WEIGHT, Weight.values())
                        .forEach(this::proveDocument);
            default -> throw new IllegalArgumentException("Nothing is to be proven of " + name);
        }
    }

    /** What shows before anything is read, and what only a clean read shows. */
    private static final Set<DocumentFact> UNUSABLE =
            EnumSet.range(DocumentFact.FRONT_MISSING, DocumentFact.STATE_NOT_EXPECTED);

    private static final Set<DocumentFact> HARD =
            EnumSet.of(DocumentFact.EXPIRED, DocumentFact.TYPE_DIFFERS, DocumentFact.IS_VISA);

    /** All that may be said of a document that passes. */
    private static final Set<DocumentFact> HARMLESS = EnumSet.of(
            DocumentFact.TYPE_AGREES,
            DocumentFact.COUNTRY_AGREES,
            DocumentFact.STATE_AGREES,
            DocumentFact.NOT_EXPIRED,
            DocumentFact.EXPIRES_SOON,
            DocumentFact.NAME_AS_ENTERED,
            DocumentFact.NAME_AS_ON_FILE,
            DocumentFact.BIRTH_AS_ENTERED,
            DocumentFact.BIRTH_AS_ON_FILE,
            DocumentFact.AGE_PLAUSIBLE,
            DocumentFact.NUMBER_USUAL,
            DocumentFact.NUMBER_UNUSUAL,
            DocumentFact.SEEN_NOWHERE_ELSE,
            DocumentFact.SIDES_SWAPPED,
            DocumentFact.REFUSED_BEFORE,
            DocumentFact.LOW_RESOLUTION,
            DocumentFact.UNUSUAL_SHAPE,
            DocumentFact.EDITED_PICTURE,
            DocumentFact.TAKEN_LONG_AGO,
            DocumentFact.TAKEN_IN_FUTURE);

    private void proveDocument(Map<String, Object> asked, String answer) {
        if (Stream.of(Weight.values()).noneMatch(known -> known.name().equals(answer))) {
            return;
        }
        Weight weight = Weight.valueOf(answer);
        DocumentFact fact = DocumentFact.valueOf(String.valueOf(asked.get(EngineDocumentRules.FACT)));
        boolean certain = Reading.CERTAIN.name().equals(asked.get(EngineDocumentRules.READING));
        require(
                Proof.A_DOCUMENT_FAILS_ONLY_BY_HARD_FACTS,
                weight != Weight.FAILED || UNUSABLE.contains(fact) || (certain && HARD.contains(fact)),
                "%s weighs %s",
                asked,
                weight);
        boolean passes = weight.compareTo(Weight.INCONCLUSIVE) < 0;
        require(
                Proof.NO_DOCUMENT_PASSES_UNREAD,
                !passes || fact != DocumentFact.DOCUMENT_READ || certain,
                "%s weighs %s",
                asked,
                weight);
        require(
                Proof.NO_DOCUMENT_PASSES_WITH_ANYTHING_AGAINST_IT,
                !passes || HARMLESS.contains(fact) || fact == DocumentFact.DOCUMENT_READ,
                "%s weighs %s",
                asked,
                weight);
    }

    /** What the table says to everything, as far as it says one thing and something that the code knows. */
    private Map<Map<String, Object>, String> answers(Decisions.Table table, Proof proof, Enum<?>[] known) {
        Set<String> outcomes = Stream.of(known).map(Enum::name).collect(Collectors.toSet());
        Map<Map<String, Object>, String> answers = new LinkedHashMap<>();
        for (Map<String, Object> facts : table.everything()) {
            List<String> said;
            try {
                said = table.answers(facts);
            } catch (DmnEngineException moreThanOne) {
                said = List.of();
            }
            require(
                    proof,
                    said.size() == 1 && outcomes.contains(said.get(0)),
                    "%s is not answered once: %s",
                    facts,
                    said);
            if (said.size() == 1) {
                answers.put(facts, said.get(0));
            }
        }
        return answers;
    }

    private void proveTriage(Map<String, Object> facts, String outcome) {
        require(
                Proof.TRIAGE_APPROVES_NOTHING,
                !outcome.toUpperCase(Locale.ROOT).contains("APPROVE"),
                "%s is answered by %s",
                facts,
                outcome);
        int roundsLeft = (Integer) Objects.requireNonNull(facts.get(ProcessVariable.INFO_ROUNDS_LEFT.name()));
        require(
                Proof.TRIAGE_ASKS_AGAIN_ONLY_WHILE_ROUNDS_ARE_LEFT,
                roundsLeft > 0 || !outcome.equals(Triage.INFO_NEEDED.name()),
                "%s is answered by %s",
                facts,
                outcome);
        require(
                Proof.TRIAGE_LETS_ONE_REVIEWER_DECIDE_ONLY_WHERE_NO_CHECK_FAILED,
                !facts.containsValue("FAILED") || !outcome.equals(Triage.REVIEW.name()),
                "%s is answered by %s",
                facts,
                outcome);
    }

    private void proveHold(Map<String, Object> facts, String length, Map<Map<String, Object>, String> all) {
        Map<String, Object> riskier = new LinkedHashMap<>(facts);
        riskier.put(ProcessVariable.ONLY_MAILBOX.name(), true);
        requireNotShorter(facts, length, riskier, all);
        if (Triage.REVIEW.name().equals(facts.get(ProcessVariable.TRIAGE.name()))) {
            riskier.putAll(facts);
            riskier.put(ProcessVariable.TRIAGE.name(), Triage.REVIEW_TWICE.name());
            requireNotShorter(facts, length, riskier, all);
        }
    }

    private void requireNotShorter(
            Map<String, Object> facts,
            String length,
            Map<String, Object> riskier,
            Map<Map<String, Object>, String> all) {
        String longer = all.get(riskier);
        require(
                Proof.HOLD_IS_NEVER_SHORTER_WHERE_MORE_IS_AT_RISK,
                longer == null || Hold.valueOf(longer).compareTo(Hold.valueOf(length)) >= 0,
                "%s is held %s, and %s %s",
                riskier,
                longer,
                facts,
                length);
    }

    private void require(Proof proof, boolean holds, String why, Object... details) {
        count(proof);
        if (!holds) {
            breaches.add(new Breach(proof, String.format(Locale.ROOT, why, details)));
        }
    }

    private void count(Proof proof) {
        looked.merge(proof, 1, Integer::sum);
    }
}
