package io.keyback.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyback.account.Transaction;
import io.keyback.documentcheck.DocumentType;
import io.keyback.recovery.ApprovalGround;
import io.keyback.recovery.CallTime;
import io.keyback.recovery.Decision;
import io.keyback.recovery.InfoItem;
import io.keyback.recovery.InfoReason;
import io.keyback.recovery.OverrideReason;
import io.keyback.recovery.PersonReason;
import io.keyback.recovery.RejectionReason;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Forms FORMS =
            new Forms(JSON, Clock.fixed(Instant.parse("2026-03-09T20:00:00Z"), ZoneOffset.UTC));

    /** A good submission of every form, with every field that can be shown. */
    private static final Map<String, Map<String, Object>> GOOD = Map.ofEntries(
            entry("confirm-email-code", Map.of("code", "1234 5678")),
            entry(
                    "provide-personal-information",
                    Map.ofEntries(
                            entry("firstName", "Zoë-Ann"),
                            entry("lastName", "O’Neill Nguyễn"),
                            entry("birthDay", 29),
                            entry("birthMonth", "2"),
                            entry("birthYear", 1996),
                            entry("street", "Karl-Marx-Straße 12/3, 2º"),
                            entry("city", "Łódź"),
                            entry("postalCode", "90-001"),
                            entry("country", "US"),
                            entry("state", "TX"),
                            entry("confirmTrue", true))),
            entry(
                    "provide-latest-transactions",
                    Map.ofEntries(
                            entry("noTransactions", false),
                            entry("kind1", "BUY"),
                            entry("amount1", "0.00250000"),
                            entry("currency1", "BTC"),
                            entry("date1", "2026-03-09"),
                            entry("secondTransaction", true),
                            entry("kind2", "DEPOSIT"),
                            entry("amount2", "100"),
                            entry("currency2", "eur"),
                            entry("date2", "2026-02-28"),
                            entry("thirdTransaction", true),
                            entry("kind3", "WITHDRAWAL"),
                            entry("amount3", "7.5"),
                            entry("currency3", "USDT"),
                            entry("date3", "2025-12-31"))),
            entry(
                    "complete-face-check",
                    Map.of(
                            "way", "PERSON",
                            "reason", "NOT_WANTED",
                            "mornings", true,
                            "afternoons", false,
                            "evenings", true,
                            "weekend", false)),
            entry(
                    "choose-document-type",
                    Map.of("documentType", "DRIVERS_LICENSE", "issuingCountry", "US", "issuingState", "PR")),
            entry("upload-identity-document", Map.of("notExpired", true)),
            entry("appeal-rejection", Map.of("statement", "My beard is new 😀\nthe face is mine")),
            entry("confirm-request", Map.of("stillNeeded", true)),
            entry("provide-additional-info", Map.of("message", "Thank you 😀\nsee you")),
            entry("answer-question", Map.of("answer", "My own 😀\nsince May")),
            entry(
                    "review-case",
                    Map.of("decision", "REJECTED", "rejectionReason", "SUSPECTED_FRAUD", "note", "Two faces 😀")),
            entry(
                    "second-review",
                    Map.of("decision", "REJECTED", "rejectionReason", "SUSPECTED_FRAUD", "note", "Two faces 😀")),
            entry("look-into-stop", Map.of("decision", "STOP_LIFTED", "note", "Her son pressed it 😀")),
            entry(
                    "request-additional-info",
                    Map.ofEntries(
                            entry("askFace", true),
                            entry("faceReason", "TOO_DARK"),
                            entry("askDocument", false),
                            entry("askDocumentFront", true),
                            entry("documentFrontReason", "GLARE"),
                            entry("askDocumentBack", true),
                            entry("documentBackReason", "CUT_OFF"),
                            entry("askName", true),
                            entry("nameReason", "INCOMPLETE"),
                            entry("askDateOfBirth", true),
                            entry("dateOfBirthReason", "DOES_NOT_MATCH_DOCUMENT"),
                            entry("askAddress", true),
                            entry("addressReason", "DOES_NOT_MATCH_ACCOUNT"),
                            entry("askTransactions", true),
                            entry("transactionsReason", "DOES_NOT_MATCH_ACCOUNT"),
                            entry("askQuestion", true),
                            entry("question", "Whose account is it? 😀"),
                            entry("note", "Second round"))));

    private static final Map<String, Object> APPROVAL = Map.of(
            "decision", "APPROVED",
            "faceMatchesDocument", true,
            "documentGenuine", true,
            "spokeWithPerson", true,
            "detailsAgree", true,
            "differencesExplained", true,
            "overrideReason", "CHECK_IS_WRONG",
            "note", "One face 😀");

    /** Where a field is shown only when another is not. */
    private static final Map<String, Map<String, Object>> GOOD_WITH = Map.of(
            "overrideReason", APPROVAL,
            "faceMatchesDocument", APPROVAL,
            "spokeWithPerson", APPROVAL,
            "documentGenuine", APPROVAL,
            "detailsAgree", APPROVAL,
            "differencesExplained", APPROVAL,
            "documentReason", Map.of("askDocument", true, "documentReason", "EXPIRED"));

    private static final Set<String> OPTIONAL = Set.of(
            "postalCode",
            "message",
            "overrideReason",
            "review-case note",
            "second-review note",
            "request-additional-info note");
    private static final Set<String> TAKES_EMOJI = Set.of("message", "note", "question", "answer", "statement");

    static List<String> forms() {
        return FORMS.ids();
    }

    static Stream<Arguments> fields() {
        return forms().stream()
                .flatMap(form -> FORMS.get(form).fields().stream().sorted().map(field -> Arguments.of(form, field)));
    }

    static Stream<Arguments> textFields() {
        return fields().filter(field -> good(field.get()[0].toString(), field.get()[1].toString())
                                .get(field.get()[1].toString())
                        instanceof String)
                .filter(field -> !component(field.get()[0].toString(), field.get()[1].toString())
                        .has("values"));
    }

    @Test
    void everyFormIsThere() {
        assertThat(forms()).containsExactlyInAnyOrderElementsOf(GOOD.keySet()).hasSize(14);
        assertThat(fields().count()).isEqualTo(80);
        assertThat(textFields().count()).isEqualTo(23);
    }

    @Test
    void anUnknownFormIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> FORMS.get("../application"));
        assertThatIllegalArgumentException().isThrownBy(() -> FORMS.validate("no-such-form", Map.of()));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aFormHandsOutItsFileAsItStands(String form) throws JsonProcessingException {
        JsonNode schema = JSON.readTree(FORMS.get(form).schema());

        assertThat(schema.path("id").asText()).isEqualTo(form);
        assertThat(schema.path("schemaVersion").asInt()).isEqualTo(16);
        assertThat(schema.path("executionPlatformVersion").asText()).isEqualTo("7.24.0");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aGoodSubmissionIsTakenWhole(String form) {
        Submission submission = FORMS.validate(form, good(form));

        assertThat(submission.errors()).isEmpty();
        assertThat(submission.data().keySet())
                .isEqualTo(FORMS.get(form).fields().stream()
                        .filter(field -> good(form, field).equals(good(form)))
                        .collect(Collectors.toSet()));
        Map<String, Object> expected = new HashMap<>(good(form));
        expected.computeIfPresent("code", (key, value) -> "12345678");
        assertThat(submission.data()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("fields")
    void nulIsRefusedInEveryField(String form, String field) {
        assertRefused(form, field, "a\0b");
        assertRefused(form, field, "\0");
    }

    @ParameterizedTest
    @MethodSource("fields")
    void halfACharacterIsRefusedInEveryField(String form, String field) {
        assertRefused(form, field, "a\uD83D");
    }

    @ParameterizedTest
    @MethodSource("fields")
    void emojiIsKeptInFreeTextAndRefusedElsewhere(String form, String field) {
        if (TAKES_EMOJI.contains(field)) {
            Submission submission = FORMS.validate(form, with(form, field, "so 👩‍👩‍👧 it is"));
            assertThat(submission.errors()).isEmpty();
            assertThat(submission.data()).containsEntry(field, "so 👩‍👩‍👧 it is");
        } else {
            assertRefused(form, field, "😀");
            assertRefused(form, field, good(form, field).get(field) + "😀");
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void tooLongIsRefusedInEveryField(String form, String field) {
        assertRefused(form, field, "1".repeat(FormValidator.LONGEST_TEXT + 1));
        assertRefused(form, field, "a".repeat(5_000_000));
    }

    @ParameterizedTest
    @MethodSource("textFields")
    void tooLongNamesTheLimitOrTheForm(String form, String field) {
        int limit = component(form, field).path("validate").path("maxLength").asInt(FormValidator.LONGEST_TEXT);

        assertThat(errors(form, field, "a".repeat(limit + 1)))
                .singleElement()
                .satisfies(error -> assertThat(error.message())
                        .isEqualTo(error.label() + " may have at most " + limit + " characters."));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void emptyIsRefusedWhereSomethingIsRequired(String form, String field) {
        String type = component(form, field).path("type").asText();
        boolean optional = OPTIONAL.contains(field)
                || OPTIONAL.contains(form + " " + field)
                || (type.equals("checkbox") && !isRequired(form, field));

        assertThat(isRequired(form, field)).isNotEqualTo(optional);
        for (@Nullable Object empty : type.equals("checkbox") ? Arrays.asList(null, false) : Arrays.asList(null, "")) {
            if (!type.equals("number") || empty == null) {
                assertThat(errors(form, field, empty))
                        .extracting(FormError::field)
                        .isEqualTo(optional ? List.of() : List.of(field));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void theWrongKindOfValueIsRefusedInEveryField(String form, String field) {
        assertRefused(form, field, List.of("a"));
        assertRefused(form, field, Map.of("a", "b"));
        assertRefused(form, field, good(form, field).get(field) instanceof Boolean ? "true" : true);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void whatIsNotAskedForIsRefused(String form) {
        assertThat(FORMS.validate(form, with(form, "approved", true)).errors())
                .extracting(FormError::field)
                .containsExactly("");
    }

    @Test
    void aBirthDateInTheFutureIsRefused() {
        Map<String, Object> person = new HashMap<>(good("provide-personal-information"));
        person.putAll(Map.of("birthDay", 1, "birthMonth", "4", "birthYear", 2026));

        assertThat(FORMS.validate("provide-personal-information", person).errors())
                .containsExactly(new FormError("birthDay", "Date of birth", "Date of birth cannot be in the future."));
    }

    @Test
    void theStateIsAskedForInTheUnitedStatesOnly() {
        assertThat(errors("provide-personal-information", "state", null)).isNotEmpty();
        assertThat(FORMS.validate("provide-personal-information", with("provide-personal-information", "country", "NO"))
                        .data())
                .doesNotContainKey("state")
                .containsEntry("country", "NO");
        assertThat(errors("choose-document-type", "issuingState", null)).isNotEmpty();
        assertThat(FORMS.validate("choose-document-type", with("choose-document-type", "issuingCountry", "CA"))
                        .data())
                .doesNotContainKey("issuingState");
    }

    @Test
    void whoRemembersNoTransactionsNeedNotEnterAny() {
        String form = "provide-latest-transactions";

        assertThat(FORMS.validate(form, Map.of("noTransactions", true)).data())
                .containsExactly(entry("noTransactions", true));
        assertThat(FORMS.validate(form, with(form, "noTransactions", true)).data())
                .containsExactly(entry("noTransactions", true));
        assertThat(FORMS.validate(form, Map.of()).errors())
                .extracting(FormError::field)
                .containsExactly("kind1", "amount1", "currency1", "date1");
    }

    @Test
    void aReasonIsRequiredForARejectionOnly() {
        assertThat(errors("review-case", "rejectionReason", null)).isNotEmpty();
        assertThat(FORMS.validate("review-case", with("review-case", "detailsAgree", true))
                        .data())
                .doesNotContainKey("rejectionReason")
                .containsEntry("decision", "APPROVED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"review-case", "second-review"})
    void anApprovalSaysWhatConvincedAndARejectionDoesNot(String form) {
        assertThat(FORMS.validate(form, Map.of("decision", "APPROVED")).errors())
                .extracting(FormError::message)
                .containsExactly("What convinced you: please tick at least one.");
        assertThat(FORMS.validate(form, Map.of("decision", "APPROVED", "documentGenuine", true))
                        .errors())
                .isEmpty();
        assertThat(FORMS.validate(form, with(form, "decision", "REJECTED")).data())
                .doesNotContainKeys("faceMatchesDocument", "documentGenuine");
    }

    @Test
    void somethingIsAskedForAgain() {
        assertThat(FORMS.validate("request-additional-info", Map.of("note", "nothing"))
                        .errors())
                .extracting(FormError::message)
                .containsExactly("Ask again for: please tick at least one.");
    }

    @Test
    void theOptionsAreTheConstantsOfTheCode() {
        assertThat(options("review-case", "decision")).containsExactlyElementsOf(names(Decision.values()));
        assertThat(options("review-case", "rejectionReason"))
                .containsExactlyElementsOf(names(RejectionReason.values()));
        for (String form : List.of("review-case", "second-review")) {
            assertThat(FORMS.get(form).fields())
                    .containsAll(Stream.of(ApprovalGround.values())
                            .map(FormsTest::camel)
                            .toList());
            assertThat(options(form, "overrideReason")).containsExactlyElementsOf(names(OverrideReason.values()));
        }
        assertThat(options("choose-document-type", "documentType"))
                .containsExactlyElementsOf(names(DocumentType.values()));
        assertThat(options("complete-face-check", "reason"))
                .containsExactlyInAnyOrderElementsOf(
                        names(EnumSet.complementOf(EnumSet.of(PersonReason.CONSENT_WITHDRAWN))
                                .toArray(Enum<?>[]::new)));
        assertThat(FORMS.get("complete-face-check").fields())
                .containsAll(Stream.of(CallTime.values()).map(CallTime::field).toList());
        for (int i = 1; i <= 3; i++) {
            assertThat(options("provide-latest-transactions", "kind" + i))
                    .containsExactlyElementsOf(names(Transaction.Kind.values()));
        }
        assertThat(FORMS.get("request-additional-info").fields()).hasSize(2 * InfoItem.values().length + 1);
        Set<InfoReason> reasons = EnumSet.noneOf(InfoReason.class);
        for (InfoItem item : EnumSet.complementOf(EnumSet.of(InfoItem.QUESTION))) {
            reasons.addAll(item.reasons());
            assertThat(options("request-additional-info", reasonOf(item)))
                    .containsExactlyInAnyOrderElementsOf(names(item.reasons().toArray(Enum<?>[]::new)));
        }
        assertThat(reasons).isEqualTo(EnumSet.complementOf(EnumSet.of(InfoReason.CHECK_FAILED, InfoReason.VISA)));
    }

    @Test
    void eachItemIsGivenByFormsThatAreThere() {
        assertThat(Stream.of(InfoItem.values()).map(InfoItem::forms).flatMap(List::stream))
                .allSatisfy(form -> assertThat(forms()).contains(form));
    }

    @Test
    void aSideOfTheDocumentIsNotAskedForBesideTheWholeDocument() {
        Map<String, @Nullable Object> whole = with("request-additional-info", "askDocument", true);
        whole.put("documentReason", "EXPIRED");

        assertThat(FORMS.validate("request-additional-info", whole).data())
                .containsEntry("documentReason", "EXPIRED")
                .doesNotContainKeys("askDocumentFront", "documentFrontReason", "askDocumentBack", "documentBackReason");
    }

    @Test
    void reviewersFormsShowNothingThatTheTasklistLacks() {
        for (String form : List.of("review-case", "request-additional-info")) {
            assertThat(FORMS.get(form).schema()).doesNotContain("filepicker", "documentPreview", "patternErrorMessage");
        }
    }

    private static Map<String, Object> good(String form) {
        return GOOD.getOrDefault(form, Map.of());
    }

    private static Map<String, Object> good(String form, String field) {
        return GOOD_WITH.getOrDefault(field, good(form));
    }

    /** A good submission with another value in one field. */
    static Map<String, @Nullable Object> with(String form, String field, @Nullable Object value) {
        Map<String, @Nullable Object> data = new HashMap<>(good(form, field));
        data.put(field, value);
        return data;
    }

    private static List<FormError> errors(String form, String field, @Nullable Object value) {
        return FORMS.validate(form, with(form, field, value)).errors();
    }

    /** The field is refused, and by name; what hangs on it (a state on its country) may go with it. */
    private static void assertRefused(String form, String field, Object value) {
        assertThat(errors(form, field, value))
                .filteredOn(error -> error.field().equals(field))
                .singleElement()
                .satisfies(error ->
                        assertThat(error.message()).contains(error.label()).doesNotContain("\0", "\uD83D"));
    }

    private static boolean isRequired(String form, String field) {
        return component(form, field).path("validate").path("required").asBoolean(false);
    }

    private static List<String> options(String form, String field) {
        return component(form, field).path("values").findValuesAsText("value");
    }

    private static String reasonOf(InfoItem item) {
        String words = Stream.of(item.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
        return Character.toLowerCase(words.charAt(0)) + words.substring(1) + "Reason";
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }

    /** {@code DETAILS_AGREE} as the key of a field: {@code detailsAgree}. */
    private static String camel(Enum<?> constant) {
        String words = Stream.of(constant.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    private static JsonNode component(String form, String field) {
        try {
            return JSON.readTree(FORMS.get(form).schema()).findParents("key").stream()
                    .filter(component -> component.path("key").asText().equals(field))
                    .findFirst()
                    .orElseThrow();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
