package io.keyback.process;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BpmnModelElementInstance;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/** A model in the hands of somebody who draws in it. */
final class Drawing {

    private final BpmnModelInstance model;

    private Drawing(String xml) {
        model = Bpmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    /** The model after somebody drew in it. */
    static String changed(String xml, Consumer<Drawing> hand) {
        Drawing drawing = new Drawing(xml);
        hand.accept(drawing);
        return Bpmn.convertToString(drawing.model);
    }

    <T extends BpmnModelElementInstance> T get(String id, Class<T> type) {
        return type.cast(Objects.requireNonNull(model.getModelElementById(id), () -> "There is no " + id));
    }

    FlowNode node(String id) {
        return get(id, FlowNode.class);
    }

    <T extends BpmnModelElementInstance> Collection<T> all(Class<T> type) {
        return model.getModelElementsByType(type);
    }

    void draw(String from, String to) {
        SequenceFlow flow = model.newInstance(SequenceFlow.class);
        flow.setId(from + "To" + to + "Drawn");
        node(from).getParentElement().addChildElement(flow);
        flow.setSource(node(from));
        flow.setTarget(node(to));
    }

    /** The only flow out of an element. */
    SequenceFlow onlyFlowOf(String from) {
        List<SequenceFlow> flows = flowsOf(from);
        if (flows.size() != 1) {
            throw new IllegalArgumentException(from + " has " + flows.size() + " flows");
        }
        return flows.get(0);
    }

    /** The flow out of a gateway that has this condition. */
    SequenceFlow answer(String question, String condition) {
        return flowsOf(question).stream()
                .filter(flow -> flow.getConditionExpression() != null
                        && flow.getConditionExpression()
                                .getTextContent()
                                .strip()
                                .equals(condition))
                .findFirst()
                .orElseThrow();
    }

    private List<SequenceFlow> flowsOf(String from) {
        return all(SequenceFlow.class).stream()
                .filter(flow -> flow.getSource().getId().equals(from))
                .toList();
    }

    void lead(SequenceFlow flow, String to) {
        flow.setTarget(node(to));
    }

    void ask(SequenceFlow flow, String condition) {
        ConditionExpression expression = model.newInstance(ConditionExpression.class);
        expression.setTextContent(condition);
        flow.setConditionExpression(expression);
    }

    /** With the flows that begin and end there, and the events that hang there. */
    void erase(String id) {
        FlowNode node = node(id);
        List.copyOf(all(BoundaryEvent.class)).stream()
                .filter(event -> node.equals(event.getAttachedTo()))
                .forEach(event -> erase(event.getId()));
        List.copyOf(all(SequenceFlow.class)).stream()
                .filter(flow -> node.equals(flow.getSource()) || node.equals(flow.getTarget()))
                .forEach(this::erase);
        node.getParentElement().removeChildElement(node);
    }

    void erase(SequenceFlow flow) {
        flow.getParentElement().removeChildElement(flow);
    }
}
