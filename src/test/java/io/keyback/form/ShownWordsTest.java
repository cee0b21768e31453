package io.keyback.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyback.recovery.InfoItem;
import io.keyback.recovery.InfoReason;
import io.keyback.recovery.InfoRequest;
import io.keyback.recovery.RejectionReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** What a form shows a reviewer as the words that the applicant reads is what the applicant reads. */
class ShownWordsTest {

    private static final Forms FORMS = new Forms(new ObjectMapper(), Clock.systemUTC());
    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{(.*?)}}");
    private static final Pattern FACT = Pattern.compile("\\[\\(\\$\\{\\w+}\\)]");
    private static final String REQUEST = "request-additional-info";

    static Stream<Arguments> itemsWithTheirReasons() {
        return EnumSet.complementOf(EnumSet.of(InfoItem.QUESTION)).stream()
                .flatMap(item -> item.reasons().stream().map(reason -> Arguments.of(item, reason)));
    }

    @ParameterizedTest
    @MethodSource("itemsWithTheirReasons")
    void anItemIsShownWithItsReasonAsTheMailHasIt(InfoItem item, InfoReason reason) {
        Map<String, Object> entered =
                Map.of("ask" + camel(item), true, uncapitalised(camel(item)) + "Reason", reason.name());

        assertThat(quoted(REQUEST, entered)).containsExactly(asked(Map.of(item, reason), null));
    }

    @Test
    void aQuestionIsShownAsTheMailHasIt() {
        Map<String, Object> entered = Map.of("askQuestion", true, "question", "Whose is it?");

        assertThat(quoted(REQUEST, entered))
                .containsExactly(asked(Map.of(), "Whose is it?"))
                .noneMatch(words -> words.contains("Whose is it?"));
    }

    @Test
    void beforeAReasonIsChosenNothingIsShown() {
        assertThat(quoted(REQUEST, Map.of("askFace", true))).isEmpty();
        assertThat(quoted("review-case", Map.of())).isEmpty();
        assertThat(quoted("review-case", Map.of("decision", "REJECTED"))).isEmpty();
        assertThat(quoted("review-case", Map.of("decision", "INFO_NEEDED"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aRejectionIsShownAsTheMailHasIt(RejectionReason reason) {
        for (String form : List.of("review-case", "second-review")) {
            List<String> quoted = quoted(form, Map.of("decision", "REJECTED", "rejectionReason", reason.name()));

            assertThat(quoted).hasSize(3).contains(reason.words());
            assertThat(quoted.stream().filter(words -> !words.equals(reason.words())))
                    .allSatisfy(words -> assertThat(mail("request-rejected")).contains(words));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"review-case", "second-review"})
    void anApprovalIsShownAsTheMailHasIt(String form) {
        assertThat(quoted(form, Map.of("decision", "APPROVED")))
                .hasSize(3)
                .allSatisfy(words -> assertThat(mail("two-factor-reset")).contains(words));
    }

    private static String asked(Map<InfoItem, InfoReason> items, @Nullable String question) {
        return new InfoRequest(0, "rita", items, question, "", Instant.EPOCH, Set.of(), null)
                .words()
                .collect(Collectors.joining());
    }

    /** The quoted paragraphs of the texts that the form shows when this has been entered. */
    private static List<String> quoted(String form, Map<String, Object> entered) {
        Map<String, @Nullable Object> context = new HashMap<>();
        FORMS.get(form).fields().forEach(field -> context.put(field, entered.get(field)));
        List<String> quoted = new ArrayList<>();
        for (JsonNode text : texts(form)) {
            if (!isHidden(text, context)) {
                String rendered = TEMPLATE.matcher(text.path("text").asText())
                        .replaceAll(
                                template -> evaluate(template.group(1), context).toString());
                rendered.lines()
                        .filter(line -> line.startsWith("> "))
                        .map(line -> line.substring(2).strip())
                        .forEach(quoted::add);
            }
        }
        return quoted;
    }

    private static boolean isHidden(JsonNode component, Map<String, @Nullable Object> context) {
        JsonNode hide = component.path("conditional").path("hide");
        return !hide.isMissingNode()
                && Boolean.TRUE.equals(evaluate(hide.asText().substring(1), context));
    }

    private static Object evaluate(String expression, Map<String, @Nullable Object> context) {
        var result = FEEL.evaluateExpression(expression, context);
        assertThat(result.isSuccess()).as(expression).isTrue();
        return result.result();
    }

    private static List<JsonNode> texts(String form) {
        try {
            JsonNode schema = new ObjectMapper().readTree(FORMS.get(form).schema());
            return schema.findParents("text").stream()
                    .filter(component -> component.path("type").asText().equals("text"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a mail on one line, with dots where its facts stand. */
    private static String mail(String template) {
        try {
            String text = new ClassPathResource("mail/" + template + ".txt").getContentAsString(StandardCharsets.UTF_8);
            return FACT.matcher(text).replaceAll("…").replaceAll("\\s+", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String camel(InfoItem item) {
        return Stream.of(item.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    private static String uncapitalised(String word) {
        return Character.toLowerCase(word.charAt(0)) + word.substring(1);
    }
}
