package io.keyback.form;

import com.fasterxml.jackson.databind.JsonNode;
import io.keyback.form.FormPart.Field;
import io.keyback.form.FormPart.Group;
import io.keyback.form.FormPart.GroupRule;
import io.keyback.form.FormPart.Kind;
import io.keyback.form.FormPart.Rules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a form file asks of its fields. Whatever it does not know, it refuses: a component, a rule or a property
 * that the browser would honour and the validator would not must never get into the application.
 */
final class FormReader {

    private static final Map<String, Kind> KINDS = Map.of(
            "textfield", Kind.LINE,
            "textarea", Kind.LINES,
            "number", Kind.NUMBER,
            "checkbox", Kind.TICK,
            "select", Kind.CHOICE,
            "radio", Kind.CHOICE);

    private static final Set<String> OF_EVERY_FIELD =
            Set.of("type", "id", "key", "label", "description", "conditional", "validate", "properties", "layout");
    private static final Map<String, Set<String>> OF_FIELD = Map.of(
            "textfield", Set.of(),
            "textarea", Set.of(),
            "number", Set.of("decimalDigits"),
            "checkbox", Set.of(),
            "select", Set.of("values", "searchable"),
            "radio", Set.of("values"));
    private static final Set<String> OF_GROUP =
            Set.of("type", "id", "label", "showOutline", "components", "conditional", "properties", "layout");
    private static final Set<String> OF_TEXT = Set.of("type", "id", "text", "conditional", "layout");
    private static final Set<String> OF_BUTTON = Set.of("type", "id", "label", "action", "layout");

    private static final Map<Kind, Set<String>> RULES = Map.of(
            Kind.LINE, Set.of("required", "minLength", "maxLength", "pattern", "patternErrorMessage"),
            Kind.LINES, Set.of("required", "minLength", "maxLength"),
            Kind.NUMBER, Set.of("required", "min", "max"),
            Kind.TICK, Set.of("required"),
            Kind.CHOICE, Set.of("required"));
    private static final Map<Kind, Set<String>> PROPERTIES = Map.of(
            Kind.LINE, Set.of("autocomplete", "inputmode", "calendarDate", "dropBlanks"),
            Kind.LINES, Set.of(),
            Kind.NUMBER, Set.of("autocomplete"),
            Kind.TICK, Set.of(),
            Kind.CHOICE, Set.of("autocomplete"));

    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);

    private final FeelEngineApi feel;

    FormReader(FeelEngineApi feel) {
        this.feel = feel;
    }

    /** The parts of the form in their order. Throws {@link IllegalArgumentException} saying what is not understood. */
    List<FormPart> read(JsonNode form) {
        List<FormPart> parts = parts(form);
        Set<String> keys = new HashSet<>();
        parts.stream()
                .flatMap(FormPart::fields)
                .forEach(field -> require(keys.add(field.key()), "key " + field.key() + " is there twice"));
        return parts;
    }

    private List<FormPart> parts(JsonNode parent) {
        List<FormPart> parts = new ArrayList<>();
        for (JsonNode component : parent.path("components")) {
            String type = component.path("type").asText();
            switch (type) {
                case "text" -> text(component);
                case "button" -> {
                    only(OF_BUTTON, component);
                    require(component.path("action").asText().equals("submit"), "a button submits");
                }
                case "group" -> parts.add(group(component));
                default -> parts.add(field(component, type));
            }
        }
        return parts;
    }

    /** A text is shown and not judged, but one that cannot be shown would spoil the form around it. */
    private void text(JsonNode component) {
        only(OF_TEXT, component);
        hide(component);
        TEMPLATE.matcher(component.path("text").asText())
                .results()
                .map(template -> template.group(1))
                .forEach(expression ->
                        require(feel.parseExpression(expression).isSuccess(), "template '" + expression + "' is FEEL"));
    }

    private Group group(JsonNode component) {
        only(OF_GROUP, component);
        Group group =
                new Group(label(component), parts(component), groupRule(component.path("properties")), hide(component));
        Set<String> keys = new HashSet<>(group.fields().map(Field::key).toList());
        if (group.rule() instanceof GroupRule.PastDate date) {
            Stream.of(date.day(), date.month(), date.year())
                    .forEach(key -> require(keys.contains(key), "the date's " + key + " is in the group"));
        }
        return group;
    }

    private static @Nullable GroupRule groupRule(JsonNode properties) {
        only(Set.of("calendarDate", "day", "month", "year", "atLeastOne"), properties);
        if (properties.has("calendarDate")) {
            return new GroupRule.PastDate(
                    properties.path("day").asText(),
                    properties.path("month").asText(),
                    properties.path("year").asText());
        }
        return properties.has("atLeastOne") ? new GroupRule.AtLeastOne() : null;
    }

    private Field field(JsonNode component, String typeName) {
        Kind kind = KINDS.get(typeName);
        if (kind == null) {
            throw new IllegalArgumentException("component type " + typeName + " is not supported");
        }
        Set<String> known = new HashSet<>(OF_EVERY_FIELD);
        known.addAll(OF_FIELD.getOrDefault(typeName, Set.of()));
        only(known, component);
        String key = component.path("key").asText();
        require(key.matches("[A-Za-z][A-Za-z0-9]*"), "key '" + key + "' is one plain word");
        Set<String> options = options(component.path("values"));
        require(options.isEmpty() != (kind == Kind.CHOICE), "options for " + key);
        return new Field(key, label(component), kind, rules(component, kind), options, hide(component));
    }

    private static Rules rules(JsonNode component, Kind kind) {
        JsonNode validate = component.path("validate");
        JsonNode properties = component.path("properties");
        only(RULES.getOrDefault(kind, Set.of()), validate);
        only(PROPERTIES.getOrDefault(kind, Set.of()), properties);
        JsonNode pattern = validate.path("pattern");
        return new Rules(
                validate.path("required").asBoolean(false),
                whole(validate, "minLength", 0),
                whole(validate, "maxLength", FormValidator.LONGEST_TEXT),
                number(validate, "min"),
                number(validate, "max"),
                component.has("decimalDigits") ? whole(component, "decimalDigits", 0) : null,
                pattern.isTextual() ? new PortablePattern(pattern.asText()) : null,
                validate.path("patternErrorMessage").textValue(),
                properties.has("calendarDate"),
                properties.has("dropBlanks"));
    }

    private static Set<String> options(JsonNode values) {
        Set<String> options = new LinkedHashSet<>();
        for (JsonNode option : values) {
            String value = option.path("value").asText();
            require(option.path("value").isTextual() && !value.isEmpty(), "an option has a text as its value");
            require(options.add(value), "option " + value + " is there twice");
        }
        return options;
    }

    private @Nullable ParsedExpression hide(JsonNode component) {
        JsonNode conditional = component.path("conditional");
        if (conditional.isMissingNode()) {
            return null;
        }
        only(Set.of("hide"), conditional);
        String expression = conditional.path("hide").asText();
        require(expression.startsWith("="), "condition '" + expression + "' begins with =");
        var parsed = feel.parseExpression(expression.substring(1));
        require(parsed.isSuccess(), "condition '" + expression + "' is FEEL");
        return parsed.parsedExpression();
    }

    private static String label(JsonNode component) {
        String label = component.path("label").asText();
        require(!label.isBlank(), "a label for " + component.path("id").asText());
        return label;
    }

    private static int whole(JsonNode parent, String name, int otherwise) {
        JsonNode value = parent.path(name);
        require(value.isMissingNode() || value.isInt(), name + " is a whole number");
        return value.asInt(otherwise);
    }

    private static @Nullable BigDecimal number(JsonNode parent, String name) {
        JsonNode value = parent.path(name);
        require(value.isMissingNode() || value.isNumber(), name + " is a number");
        return value.isMissingNode() ? null : value.decimalValue();
    }

    private static void only(Set<String> known, JsonNode object) {
        object.fieldNames()
                .forEachRemaining(name -> require(
                        known.contains(name), name + " of " + object.path("id").asText() + " is not supported"));
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("Form file: " + what);
        }
    }
}
