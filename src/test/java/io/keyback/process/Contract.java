package io.keyback.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyback.documentcheck.DocumentRules;
import io.keyback.recovery.InfoItem;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.Signal;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.stereotype.Component;

/** What models, forms and code promise each other. Counts what it looked at, so that looking at nothing shows. */
final class Contract {

    /** Put at every user task by the engine's configuration, never named by a model. */
    private static final Set<Class<?>> BUILT_IN = Set.of(TaskRules.class, ClaimRules.class);

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    /** What the schemas say where a file says nothing. */
    private static final Set<String> DEFAULT_LANGUAGES =
            Set.of("http://www.w3.org/1999/XPath", "https://www.omg.org/spec/DMN/20191111/FEEL/");

    private static final Pattern BEAN = Pattern.compile("\\$\\{([a-zA-Z]+)}");
    private static final Pattern CALL = Pattern.compile("\\$\\{([a-zA-Z]+)\\.([a-zA-Z]+)\\(execution\\)}");
    private static final Pattern COMPARISON = Pattern.compile("\\$\\{([a-zA-Z]+) [!=]= '([A-Z_]+)'}");
    private static final Pattern TIME_TO_LIVE = Pattern.compile("P[1-9][0-9]*D");
    private static final String DOCUMENT_OUTPUT = "weight";

    private static final Pattern CELL =
            Pattern.compile("|true|false|(?:<=|>=|<|>) [0-9]+|(?:not\\()?(\"[A-Z_]+\"(?:,\"[A-Z_]+\")*)\\)?");

    /** What runs code that is not a bean of ours, or reaches out of the engine. */
    private static final Set<String> FORBIDDEN_ELEMENTS = Set.of(
            "script",
            "scriptTask",
            "connector",
            "inputOutput",
            "field",
            "formData",
            "literalExpression",
            "invocation",
            "properties",
            "sendTask",
            "callActivity",
            "adHocSubProcess");

    private static final Set<String> FORBIDDEN_ATTRIBUTES = Set.of(
            "class",
            "expression",
            "type",
            "topic",
            "formKey",
            "formHandlerClass",
            "language",
            "expressionLanguage",
            "scriptFormat",
            "resource",
            "assignee",
            "candidateUsers",
            "variableMappingClass",
            "resultVariableName");

    private final List<String> breaches = new ArrayList<>();
    private final Map<String, Integer> checked = new TreeMap<>();
    private final Set<Class<?>> usedBeans = new HashSet<>();
    private final Set<String> usedVariables = new TreeSet<>();
    private final Set<String> usedErrors = new TreeSet<>();
    private final Set<String> usedMessages = new TreeSet<>();
    private final Set<String> usedForms = new TreeSet<>();
    private final Set<String> usedGroups = new TreeSet<>();
    private final Set<String> usedDecisions = new TreeSet<>(Set.of(EngineDocumentRules.DECISION));
    private final Set<String> usedTimers = new TreeSet<>();
    private final Models models;

    private Contract(Models models) {
        this.models = models;
    }

    static Contract of(Models models) {
        Contract contract = new Contract(models);
        contract.check();
        return contract;
    }

    List<String> breaches() {
        return breaches;
    }

    /** How many things of each kind were looked at. */
    Map<String, Integer> checked() {
        return checked;
    }

    private void check() {
        models.ending(".bpmn").forEach((name, xml) -> checkProcessFile(name, Bpmn.readModelFromStream(stream(xml))));
        models.ending(".dmn").forEach((name, xml) -> checkDecisionFile(name, Dmn.readModelFromStream(stream(xml))));
        Stream.of(InfoItem.values()).map(InfoItem::forms).flatMap(List::stream).forEach(this::useForm);
        models.ending(".form").forEach(this::checkForm);
        checkNothingIsDead();
    }

    private void checkProcessFile(String file, BpmnModelInstance model) {
        for (Process process : model.getModelElementsByType(Process.class)) {
            count("process");
            requireEqual("process id", file, process.getId());
            requireEqual(
                    "process id", Models.kebab(Objects.requireNonNullElse(process.getName(), "")), process.getId());
            require(process.isExecutable(), "Process %s is not executable", process.getId());
            requireTimeToLive(process.getId(), process.getCamundaHistoryTimeToLiveString());
        }
        each(model, FlowNode.class, this::checkName);
        each(model, FlowNode.class, this::checkDrawn);
        each(model, SequenceFlow.class, this::checkFlow);
        each(model, ExclusiveGateway.class, this::checkAnswers);
        each(model, ServiceTask.class, this::checkServiceTask);
        each(model, UserTask.class, this::checkUserTask);
        each(model, BusinessRuleTask.class, this::checkBusinessRuleTask);
        each(model, TimerEventDefinition.class, this::checkTimer);
        each(
                model,
                CamundaExecutionListener.class,
                listener -> checkListener(listener.getCamundaDelegateExpression(), ExecutionListener.class));
        each(
                model,
                CamundaTaskListener.class,
                listener -> checkListener(listener.getCamundaDelegateExpression(), TaskListener.class));
        each(model, Error.class, this::checkError);
        each(
                model,
                ErrorEventDefinition.class,
                definition ->
                        require(definition.getError() != null, "An error event catches everything, not a named error"));
        each(model, Message.class, this::checkMessage);
        each(
                model,
                MessageEventDefinition.class,
                definition -> require(
                        definition.getMessage() != null, "A message event waits for anything, not a named message"));
        each(model, Signal.class, signal -> breach("Signal %s has no enum in code", signal.getId()));
        checkNoCode(model.getDefinitions().getDomElement());
    }

    private void checkMessage(Message message) {
        count("message");
        requireEqual("name of a message", message.getId(), message.getName());
        usedMessages.add(message.getId());
        require(
                Stream.of(ProcessMessage.values()).anyMatch(known -> known.id().equals(message.getId())),
                "Message %s has no enum in code",
                message.getId());
    }

    private void checkName(FlowNode node) {
        count("name");
        if (node instanceof EndEvent) {
            require(!node.getDocumentations().isEmpty(), "%s does not say what it means", node.getId());
        }
        String name = node.getName();
        if (name == null || name.isBlank()) {
            require(node instanceof Gateway && node.getId().matches(".*(Fork|Join)"), "%s has no name", node.getId());
            return;
        }
        requireEqual("id of \"" + name + "\"", Models.upperCamel(name), node.getId());
        boolean asks = name.endsWith("?");
        require(asks == (node instanceof Gateway), "%s: gateways ask, nothing else does", node.getId());
    }

    private void checkDrawn(FlowNode node) {
        count("drawing");
        require(
                node.getModelInstance().getModelElementsByType(BpmnShape.class).stream()
                        .anyMatch(shape -> node.equals(shape.getBpmnElement())),
                "%s is not in the diagram",
                node.getId());
    }

    private void checkFlow(SequenceFlow flow) {
        count("flow");
        requireEqual(
                "id of a flow",
                flow.getSource().getId() + "To" + flow.getTarget().getId(),
                flow.getId());
        require(
                flow.getModelInstance().getModelElementsByType(BpmnEdge.class).stream()
                        .anyMatch(edge -> flow.equals(edge.getBpmnElement())),
                "%s is not in the diagram",
                flow.getId());
        ConditionExpression condition = flow.getConditionExpression();
        if (condition != null) {
            count("condition");
            require(
                    COMPARISON.matcher(condition.getTextContent().strip()).matches(),
                    "%s does not compare a variable with a constant",
                    flow.getId());
        }
    }

    private void checkAnswers(ExclusiveGateway gateway) {
        Collection<SequenceFlow> answers = gateway.getOutgoing();
        if (answers.size() < 2) {
            return;
        }
        count("question");
        require(gateway.getDefault() == null, "%s answers by default what nobody asked for", gateway.getId());
        for (SequenceFlow answer : answers) {
            require(answer.getConditionExpression() != null, "%s has no condition", answer.getId());
            require(answer.getName() != null, "%s does not say which answer it is", answer.getId());
        }
        long different = answers.stream()
                .map(SequenceFlow::getConditionExpression)
                .filter(Objects::nonNull)
                .map(ModelElementInstance::getTextContent)
                .distinct()
                .count();
        require(different == answers.size(), "%s answers the same twice", gateway.getId());
    }

    private void checkServiceTask(ServiceTask task) {
        count("service task");
        requireEqual(
                "bean of " + task.getId(),
                "${" + Models.lowerCamel(task.getId()) + "}",
                task.getCamundaDelegateExpression());
        require(
                task.isCamundaAsyncBefore() || isPartOfTimer(task) || sharesSavePoint(task),
                "%s is no save point",
                task.getId());
        require(task.isCamundaExclusive(), "%s may run beside its neighbours", task.getId());
        useBean(task.getCamundaDelegateExpression(), JavaDelegate.class);
    }

    /** The job of a timer is a save point, and gone with what it guards: what comes of it is never late. */
    private static boolean isPartOfTimer(ServiceTask task) {
        return task.getPreviousNodes().list().stream()
                .allMatch(node -> node instanceof BoundaryEvent event
                        && !event.cancelActivity()
                        && event.getEventDefinitions().stream().allMatch(TimerEventDefinition.class::isInstance));
    }

    /** What forks is the save point of all its branches: what fails in one of them changes nothing outside. */
    private static boolean sharesSavePoint(ServiceTask task) {
        return task.getPreviousNodes().list().stream()
                .allMatch(node -> node instanceof ParallelGateway fork && fork.isCamundaAsyncBefore());
    }

    private void checkListener(@Nullable String expression, Class<?> kind) {
        count("listener");
        useBean(expression, kind);
    }

    private void useBean(@Nullable String expression, Class<?> kind) {
        Matcher bean = BEAN.matcher(Objects.requireNonNullElse(expression, ""));
        if (!bean.matches()) {
            breach("%s names no bean", expression);
            return;
        }
        Class<?> type = typeOf(bean.group(1));
        if (type == null) {
            breach("There is no class for the bean %s", bean.group(1));
            return;
        }
        usedBeans.add(type);
        require(kind.isAssignableFrom(type), "%s is no %s", type.getSimpleName(), kind.getSimpleName());
        require(!Modifier.isPublic(type.getModifiers()), "%s is public", type.getSimpleName());
        Component component = type.getAnnotation(Component.class);
        require(component != null && component.value().isEmpty(), "%s is no bean of its name", type.getSimpleName());
    }

    private static @Nullable Class<?> typeOf(String bean) {
        try {
            return Class.forName(Contract.class.getPackageName() + "." + Models.upperCamel(bean));
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    private void checkUserTask(UserTask task) {
        count("user task");
        String form = Models.kebab(Objects.requireNonNullElse(task.getName(), ""));
        requireEqual("form of " + task.getId(), form, task.getCamundaFormRef());
        requireEqual("form binding of " + task.getId(), "deployment", task.getCamundaFormRefBinding());
        useForm(form);
        List<String> groups = task.getCamundaCandidateGroupsList();
        require(!groups.isEmpty(), "%s is nobody's", task.getId());
        Set<String> known = Stream.of(TaskGroup.values()).map(TaskGroup::id).collect(Collectors.toSet());
        for (String group : groups) {
            require(known.contains(group), "%s is for the unknown group %s", task.getId(), group);
            usedGroups.add(group);
        }
        if (groups.contains(TaskGroup.APPLICANT.id())) {
            require(groups.size() == 1, "%s is for the applicant and for staff", task.getId());
        } else {
            require(task.getCamundaDueDate() != null, "%s has no due date", task.getId());
            require(task.getCamundaPriority() != null, "%s has no priority", task.getId());
        }
    }

    private void checkBusinessRuleTask(BusinessRuleTask task) {
        count("business rule task");
        requireEqual("decision binding of " + task.getId(), "deployment", task.getCamundaDecisionRefBinding());
        requireEqual("mapping of " + task.getId(), "singleEntry", task.getCamundaMapDecisionResult());
        require(
                models.ending(".dmn").containsKey(task.getCamundaDecisionRef()),
                "There is no decision for %s",
                task.getId());
        usedDecisions.add(task.getCamundaDecisionRef());
        requireEqual("result of " + task.getId(), task.getCamundaDecisionRef(), task.getCamundaResultVariable());
        useVariable(task.getCamundaResultVariable());
    }

    private void checkTimer(TimerEventDefinition timer) {
        count("timer");
        require(timer.getTimeDate() != null, "%s is no date of the case", timer.getId());
        String expression = timer.getTextContent().strip();
        require(CALL.matcher(expression).matches(), "%s does not ask the case: %s", timer.getId(), expression);
        require(
                timer.getParentElement() instanceof BoundaryEvent
                        || timer.getParentElement() instanceof IntermediateCatchEvent,
                "%s guards nothing",
                timer.getId());
    }

    private void checkError(Error error) {
        count("error");
        String code = error.getErrorCode();
        usedErrors.add(code);
        requireEqual("code of an error", Models.upperCamel(Objects.requireNonNullElse(error.getName(), "")), code);
        require(
                Stream.of(ProcessError.values()).anyMatch(known -> known.code().equals(code)),
                "The error %s is unknown",
                code);
    }

    /** Every expression anywhere is one of three forms, and names what exists. */
    private void checkNoCode(DomElement element) {
        String name = element.getLocalName();
        require(!FORBIDDEN_ELEMENTS.contains(name), "There is a %s in the model", name);
        for (String attribute : FORBIDDEN_ATTRIBUTES) {
            if (Stream.of(element.getAttribute(attribute), element.getAttribute(CAMUNDA, attribute))
                    .anyMatch(value -> value != null && !DEFAULT_LANGUAGES.contains(value))) {
                breach("%s has the attribute %s", name, attribute);
            }
        }
        for (String attribute :
                List.of("delegateExpression", "dueDate", "priority", "candidateGroups", "followUpDate")) {
            checkExpression(element.getAttribute(CAMUNDA, attribute));
        }
        if (element.getChildElements().isEmpty()) {
            checkExpression(element.getTextContent());
        }
        element.getChildElements().forEach(this::checkNoCode);
    }

    private void checkExpression(@Nullable String text) {
        if (text == null || !text.matches("(?s).*[$#]\\{.*")) {
            return;
        }
        count("expression");
        String expression = text.strip();
        Matcher comparison = COMPARISON.matcher(expression);
        Matcher call = CALL.matcher(expression);
        if (comparison.matches()) {
            useVariable(comparison.group(1));
            ProcessVariable<?> variable = ProcessVariable.all().get(comparison.group(1));
            require(
                    variable != null && variable.choices().contains(comparison.group(2)),
                    "%s compares with what is no choice",
                    expression);
        } else if (call.matches()) {
            checkCall(call.group(1), call.group(2));
        } else {
            require(BEAN.matcher(expression).matches(), "The expression %s is not allowed", expression);
        }
    }

    private void checkCall(String bean, String method) {
        Class<?> type = typeOf(bean);
        require(
                type != null && type.isAnnotationPresent(ProcessBean.class),
                "%s is no bean that expressions may call",
                bean);
        usedTimers.add(method);
        require(type != null && callable(type).contains(method), "There is no %s.%s(DelegateExecution)", bean, method);
        require(
                type != null && Modifier.isPublic(type.getModifiers()),
                "%s is not public, so that expressions cannot call it",
                bean);
    }

    private static Set<String> callable(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> List.of(method.getParameterTypes()).equals(List.of(DelegateExecution.class)))
                .map(Method::getName)
                .collect(Collectors.toSet());
    }

    private void checkDecisionFile(String file, DmnModelInstance model) {
        for (Decision decision : model.getModelElementsByType(Decision.class)) {
            count("decision");
            requireEqual("decision id", file, decision.getId());
            requireEqual("decision id", Models.kebab(decision.getName()), decision.getId());
            requireTimeToLive(decision.getId(), decision.getCamundaHistoryTimeToLiveString());
        }
        for (DecisionTable table : model.getModelElementsByType(DecisionTable.class)) {
            require(table.getHitPolicy() == HitPolicy.UNIQUE, "%s has not the hit policy UNIQUE", table.getId());
            List<Set<String>> columns = new ArrayList<>();
            for (Input input : table.getInputs()) {
                columns.add(checkInput(input));
            }
            for (Output output : table.getOutputs()) {
                columns.add(checkOutput(output));
            }
            table.getRules().forEach(rule -> checkRule(rule, columns));
        }
        checkNoCode(model.getDefinitions().getDomElement());
    }

    /** What may stand in the column. */
    private Set<String> checkInput(Input input) {
        count("decision input");
        String name = input.getInputExpression().getText().getTextContent();
        Set<String> choices = Decisions.DOCUMENT_INPUTS.get(name);
        String type = "string";
        if (choices == null) {
            ProcessVariable<?> variable = useVariable(name);
            choices = variable == null ? Set.of() : variable.choices();
            type = variable == null ? type : variable.stored().getSimpleName().toLowerCase(java.util.Locale.ROOT);
        }
        requireEqual("type of " + name, type, input.getInputExpression().getTypeRef());
        if (!choices.isEmpty()) {
            requireEqual(
                    "values of " + name,
                    new TreeSet<>(choices).toString(),
                    input.getInputValues() == null
                            ? null
                            : quoted(input.getInputValues().getText().getTextContent())
                                    .toString());
        }
        return choices;
    }

    private Set<String> checkOutput(Output output) {
        count("decision output");
        Set<String> choices = DOCUMENT_OUTPUT.equals(output.getName())
                ? Decisions.names(DocumentRules.Weight.values())
                : choicesOf(useVariable(output.getName()));
        requireEqual(
                "values of " + output.getName(),
                new TreeSet<>(choices).toString(),
                quoted(output.getOutputValues().getText().getTextContent()).toString());
        return choices;
    }

    private static Set<String> choicesOf(@Nullable ProcessVariable<?> variable) {
        return variable == null ? Set.of() : variable.choices();
    }

    private static Set<String> quoted(String list) {
        return Stream.of(list.split(",", -1))
                .map(value -> value.strip().replace("\"", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void checkRule(Rule rule, List<Set<String>> columns) {
        count("decision rule");
        require(rule.getDescription() != null, "%s does not say why", rule.getId());
        List<String> cells = Stream.concat(
                        rule.getInputEntries().stream()
                                .map(entry -> entry.getText().getTextContent()),
                        rule.getOutputEntries().stream()
                                .map(entry -> entry.getText().getTextContent()))
                .toList();
        require(cells.size() == columns.size(), "%s has too few cells", rule.getId());
        for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
            count("decision cell");
            Matcher cell = CELL.matcher(cells.get(i).strip());
            Set<String> choices = columns.get(i);
            require(cell.matches(), "%s: %s is not allowed", rule.getId(), cells.get(i));
            if (cell.matches() && cell.group(1) != null) {
                require(choices.containsAll(quoted(cell.group(1))), "%s: %s is no choice", rule.getId(), cell.group(1));
            }
        }
    }

    private void useForm(String form) {
        require(models.files().containsKey("forms/" + form + ".form"), "There is no form %s", form);
        usedForms.add(form);
    }

    private void checkForm(String file, String json) {
        count("form");
        try {
            requireEqual(
                    "form id",
                    file,
                    new ObjectMapper().readTree(json).path("id").asText());
        } catch (JsonProcessingException e) {
            breach("The form %s is no JSON", file);
        }
        require(usedForms.contains(file), "Nobody uses the form %s", file);
    }

    private void checkNothingIsDead() {
        for (Class<?> type : beansForModels()) {
            count("bean");
            require(usedBeans.contains(type) || BUILT_IN.contains(type), "No model uses %s", type.getSimpleName());
        }
        requireSame("variables", ProcessVariable.names(), usedVariables);
        requireSame(
                "errors",
                Stream.of(ProcessError.values()).map(ProcessError::code).collect(Collectors.toSet()),
                usedErrors);
        requireSame(
                "messages",
                Stream.of(ProcessMessage.values()).map(ProcessMessage::id).collect(Collectors.toSet()),
                usedMessages);
        requireSame("groups", Stream.of(TaskGroup.values()).map(TaskGroup::id).collect(Collectors.toSet()), usedGroups);
        requireSame("decisions", models.ending(".dmn").keySet(), usedDecisions);
        requireSame("dates of the case", callable(CaseTimers.class), usedTimers);
    }

    private static Set<Class<?>> beansForModels() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        Stream.of(JavaDelegate.class, ExecutionListener.class, TaskListener.class)
                .map(AssignableTypeFilter::new)
                .forEach(scan::addIncludeFilter);
        return scan.findCandidateComponents(Contract.class.getPackageName()).stream()
                .map(found -> Objects.requireNonNull(found.getBeanClassName()))
                .map(Contract::load)
                .collect(Collectors.toSet());
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable ProcessVariable<?> useVariable(String name) {
        usedVariables.add(name);
        return ProcessVariable.all().get(name);
    }

    private void requireTimeToLive(String id, @Nullable String timeToLive) {
        require(
                timeToLive != null && TIME_TO_LIVE.matcher(timeToLive).matches(),
                "%s does not say how long its history lives",
                id);
    }

    private void requireSame(String what, Set<String> inCode, Set<String> inModels) {
        Set<String> dead = new TreeSet<>(inCode);
        dead.removeAll(inModels);
        Set<String> unknown = new TreeSet<>(inModels);
        unknown.removeAll(inCode);
        require(dead.isEmpty(), "No model uses the %s %s", what, dead);
        require(unknown.isEmpty(), "The code does not know the %s %s", what, unknown);
    }

    private void requireEqual(String what, String expected, @Nullable String actual) {
        require(expected.equals(actual), "The %s is %s, not %s", what, actual, expected);
    }

    private void require(boolean kept, String breach, @Nullable Object... details) {
        if (!kept) {
            breach(breach, details);
        }
    }

    private void breach(String breach, @Nullable Object... details) {
        breaches.add(String.format(java.util.Locale.ROOT, breach, details));
    }

    private void count(String what) {
        checked.merge(what, 1, Integer::sum);
    }

    private <T extends ModelElementInstance> void each(
            BpmnModelInstance model, Class<T> type, java.util.function.Consumer<T> check) {
        model.getModelElementsByType(type).forEach(check);
    }

    private static ByteArrayInputStream stream(String xml) {
        return new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
    }
}
