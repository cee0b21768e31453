package io.keyback.form;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The Camunda Forms of the application and the one validator of what is entered into them. All are read when it is
 * made; a form that asks for something the validator does not know keeps the application from starting.
 */
@Component
public class Forms {

    private static final String ENDING = ".form";

    private final Map<String, ReadForm> forms = new TreeMap<>();
    private final FormValidator validator;

    private record ReadForm(Form form, List<FormPart> parts) {}

    /** Reads the forms of the classpath. Throws {@link IllegalStateException} naming a form that cannot be used. */
    public Forms(ObjectMapper json, Clock clock) {
        FeelEngineApi feel = FeelEngineBuilder.forJava().build();
        FormReader reader = new FormReader(feel);
        ObjectReader strict = json.reader().with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
        validator = new FormValidator(feel, clock);
        for (Resource file : files()) {
            String id = Objects.requireNonNull(file.getFilename()).replace(ENDING, "");
            try {
                forms.put(id, read(id, file.getContentAsString(StandardCharsets.UTF_8), strict, reader));
            } catch (IOException | IllegalArgumentException e) {
                throw new IllegalStateException("The form " + id + " cannot be used: " + e.getMessage(), e);
            }
        }
        if (forms.isEmpty()) {
            throw new IllegalStateException("There are no forms on the classpath");
        }
    }

    /** The ids of all forms, in alphabetical order. */
    public List<String> ids() {
        return List.copyOf(forms.keySet());
    }

    /** Throws {@link IllegalArgumentException} when there is no such form. */
    public Form get(String formId) {
        return find(formId).form();
    }

    /**
     * Validates a submission against the form's file: required, minimum and maximum, length, pattern, options,
     * conditional fields, unknown keys, and characters that no field takes (NUL, control characters, unpaired surrogates).
     * Fields that a condition hides are dropped, as form-js drops them.
     *
     * <p>What is kept: text and choices as String, null when empty; checkboxes as Boolean; whole numbers as Integer,
     * others as BigDecimal.
     */
    public Submission validate(String formId, Map<String, ? extends @Nullable Object> data) {
        return validator.validate(find(formId).parts(), data);
    }

    private ReadForm find(String formId) {
        ReadForm form = forms.get(formId);
        if (form == null) {
            throw new IllegalArgumentException("No such form: " + formId);
        }
        return form;
    }

    private static Resource[] files() {
        try {
            return new PathMatchingResourcePatternResolver().getResources("classpath*:forms/*" + ENDING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReadForm read(String id, String schema, ObjectReader json, FormReader reader) throws IOException {
        JsonNode form = json.readTree(schema);
        if (!form.path("id").asText().equals(id)) {
            throw new IllegalArgumentException("its id is not its file's name");
        }
        List<FormPart> parts = reader.read(form);
        Set<String> keys = parts.stream()
                .flatMap(FormPart::fields)
                .map(FormPart.Field::key)
                .collect(Collectors.toSet());
        return new ReadForm(new Form(id, schema, keys), parts);
    }
}
