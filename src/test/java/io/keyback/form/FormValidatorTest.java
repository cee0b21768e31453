package io.keyback.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormValidatorTest {

    private static final Instant NOW = Instant.parse("2026-03-09T20:00:00Z");

    private final FeelEngineApi feel = FeelEngineBuilder.forJava().build();
    private final FormValidator validator = new FormValidator(feel, Clock.fixed(NOW, ZoneOffset.UTC));

    @Nested
    class ATextField {

        private static final String NAME =
                "{'type':'textfield','key':'a','label':'Name','validate':{'required':true,'minLength':2,'maxLength':5,"
                        + "'pattern':'^[a-z ]+$','patternErrorMessage':'Name takes small letters.'}}";
        private static final String FREE = "{'type':'textfield','key':'a','label':'Name'}";

        @Test
        void isKeptWithoutTheBlanksAround() {
            assertThat(accepted(NAME, "  anna ")).isEqualTo("anna");
        }

        @Test
        void emptyIsRefusedWhereItIsRequired() {
            assertThat(refusal(NAME, null)).isEqualTo("Name is required.");
            assertThat(refusal(NAME, "")).isEqualTo("Name is required.");
            assertThat(refusal(NAME, "  ")).isEqualTo("Name is required.");
        }

        @Test
        void emptyIsNullWhereItIsNot() {
            assertThat(accepted(FREE, null)).isNull();
            assertThat(accepted(FREE, " ")).isNull();
        }

        @Test
        void hasLimitsOfLength() {
            assertThat(accepted(NAME, "ab")).isEqualTo("ab");
            assertThat(accepted(NAME, "abcde")).isEqualTo("abcde");
            assertThat(refusal(NAME, "a")).isEqualTo("Name needs at least 2 characters.");
            assertThat(refusal(NAME, "abcdef")).isEqualTo("Name may have at most 5 characters.");
        }

        @Test
        void isCutOffSomewhereEvenWithoutALimitOfItsOwn() {
            assertThat(accepted(FREE, "a".repeat(FormValidator.LONGEST_TEXT))).isNotNull();
            assertThat(refusal(FREE, "a".repeat(FormValidator.LONGEST_TEXT + 1)))
                    .isEqualTo("Name may have at most 4000 characters.");
        }

        @Test
        void saysInItsOwnWordsThatThePatternDoesNotFit() {
            assertThat(refusal(NAME, "ANNA")).isEqualTo("Name takes small letters.");
        }

        @Test
        void saysSoInGeneralWordsWhereItHasNone() {
            assertThat(refusal("{'type':'textfield','key':'a','label':'Name','validate':{'pattern':'^x$'}}", "y"))
                    .isEqualTo("Name is not in the expected form.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a\0b", "a\u0007b", "a\tb", "a\nb", "a\u007Fb", "a\u0085b"})
        void takesNoControlCharacters(String text) {
            assertThat(refusal(FREE, text))
                    .isEqualTo("Name contains an invisible control character. Please type it again.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a\uD83D", "\uDE00a", "\uDE00\uD83D"})
        void takesNoHalvesOfCharacters(String text) {
            assertThat(refusal(FREE, text)).isEqualTo("Name contains a broken character. Please type it again.");
        }

        @Test
        void keepsEmojiUnlessThePatternForbidsIt() {
            assertThat(accepted(FREE, "a😀")).isEqualTo("a😀");
            assertThat(refusal(NAME, "a😀")).isEqualTo("Name takes small letters.");
        }

        @Test
        void takesNothingButText() {
            assertThat(refusal(FREE, 7)).isEqualTo("Name must be text.");
            assertThat(refusal(FREE, true)).isEqualTo("Name must be text.");
            assertThat(refusal(FREE, List.of("a"))).isEqualTo("Name must be text.");
            assertThat(refusal(FREE, Map.of("a", "b"))).isEqualTo("Name must be text.");
        }

        @Test
        void dropsTheBlanksThatAreOnlyForReading() {
            String code = "{'type':'textfield','key':'a','label':'Code','properties':{'dropBlanks':'true'},"
                    + "'validate':{'pattern':'^ *([0-9] *){4}$'}}";

            assertThat(accepted(code, " 12 34 ")).isEqualTo("1234");
            assertThat(refusal(code, "12 3")).isNotNull();
        }
    }

    @Nested
    class ADateInAText {

        private static final String DATE =
                "{'type':'textfield','key':'a','label':'Date','properties':{'calendarDate':'past'}}";

        @Test
        void isADayOfTheCalendar() {
            assertThat(accepted(DATE, "2024-02-29")).isEqualTo("2024-02-29");
            assertThat(refusal(DATE, "2026-02-29")).isEqualTo("Date is not a day of the calendar.");
            assertThat(refusal(DATE, "yesterday")).isEqualTo("Date is not a day of the calendar.");
        }

        @Test
        void isNotInTheFutureAnywhereOnEarth() {
            assertThat(accepted(DATE, "2026-03-10")).isNotNull();
            assertThat(refusal(DATE, "2026-03-11")).isEqualTo("Date cannot be in the future.");
        }
    }

    @Nested
    class ATextArea {

        private static final String NOTE =
                "{'type':'textarea','key':'a','label':'Note','validate':{'required':true,'minLength':3,'maxLength':20}}";

        @Test
        void takesLinesAndEmoji() {
            assertThat(accepted(NOTE, "one\r\ntwo\n\tthree 😀")).isEqualTo("one\ntwo\n\tthree 😀");
        }

        @Test
        void takesNoOtherControlCharacters() {
            assertThat(refusal(NOTE, "one\0two"))
                    .isEqualTo("Note contains an invisible control character. Please type it again.");
        }

        @Test
        void hasLimitsOfLength() {
            assertThat(refusal(NOTE, "\n")).isEqualTo("Note is required.");
            assertThat(refusal(NOTE, "ab")).isEqualTo("Note needs at least 3 characters.");
            assertThat(refusal(NOTE, "a".repeat(21))).isEqualTo("Note may have at most 20 characters.");
        }
    }

    @Nested
    class ANumber {

        private static final String DAY =
                "{'type':'number','key':'a','label':'Day','decimalDigits':0,'validate':{'required':true,'min':1,'max':31}}";
        private static final String ANY = "{'type':'number','key':'a','label':'Any','decimalDigits':2}";

        @Test
        void isTheSameHoweverItIsWritten() {
            assertThat(accepted(DAY, 7)).isEqualTo(7);
            assertThat(accepted(DAY, 7L)).isEqualTo(7);
            assertThat(accepted(DAY, 7.0)).isEqualTo(7);
            assertThat(accepted(DAY, new BigDecimal("0.7e1"))).isEqualTo(7);
            assertThat(accepted(ANY, 7.25)).isEqualTo(new BigDecimal("7.25"));
        }

        @Test
        void emptyIsRefusedWhereItIsRequired() {
            assertThat(refusal(DAY, null)).isEqualTo("Day is required.");
            assertThat(accepted(ANY, null)).isNull();
        }

        @ParameterizedTest
        @CsvSource({"1,", "31,", "0,Day must be 1 or more.", "32,Day must be 31 or less.", "-1,Day must be 1 or more."})
        void hasLimits(int day, @Nullable String refusal) {
            assertThat(refusal(DAY, day)).isEqualTo(refusal);
        }

        @Test
        void hasAsManyDecimalsAsItsField() {
            assertThat(refusal(DAY, 1.5)).isEqualTo("Day must be a whole number.");
            assertThat(refusal(ANY, 1.555)).isEqualTo("Any may have at most 2 decimal digits.");
        }

        @Test
        void isOneThatAPersonCanMean() {
            assertThat(accepted(ANY, FormValidator.LARGEST_NUMBER)).isNotNull();
            assertThat(refusal(ANY, 1e16)).isEqualTo("Any is not a number that can be used.");
            assertThat(refusal(ANY, Double.NaN)).isEqualTo("Any is not a number that can be used.");
            assertThat(refusal(ANY, new BigDecimal("-1e999999999"))).isEqualTo("Any is not a number that can be used.");
            assertThat(refusal(ANY, new BigDecimal("1e-999999999")))
                    .isEqualTo("Any may have at most 2 decimal digits.");
            assertThat(refusal(ANY, BigInteger.TEN.pow(900))).isEqualTo("Any is not a number that can be used.");
        }

        @Test
        void isNotAText() {
            assertThat(refusal(DAY, "7")).isEqualTo("Day must be a number.");
            assertThat(refusal(DAY, "\0")).isEqualTo("Day must be a number.");
        }
    }

    @Nested
    class ACheckbox {

        private static final String MUST =
                "{'type':'checkbox','key':'a','label':'I agree.','validate':{'required':true}}";
        private static final String MAY = "{'type':'checkbox','key':'a','label':'More'}";

        @Test
        void isTickedWhereItIsRequired() {
            assertThat(accepted(MUST, true)).isEqualTo(true);
            assertThat(refusal(MUST, false)).isEqualTo("Please tick “I agree.”");
            assertThat(refusal(MUST, null)).isEqualTo("Please tick “I agree.”");
        }

        @Test
        void isFalseWhereNothingWasSent() {
            assertThat(accepted(MAY, null)).isEqualTo(false);
            assertThat(accepted(MAY, true)).isEqualTo(true);
        }

        @Test
        void isNotAText() {
            assertThat(refusal(MAY, "true")).isEqualTo("More: please tick the box or leave it.");
        }
    }

    @Nested
    class AChoice {

        @ParameterizedTest
        @ValueSource(strings = {"select", "radio"})
        void isOneOfItsOptions(String type) {
            String choice = choice(type, true);

            assertThat(accepted(choice, "x")).isEqualTo("x");
            assertThat(refusal(choice, "z")).isEqualTo("Choice: please choose from the list.");
            assertThat(refusal(choice, "x\0")).isEqualTo("Choice: please choose from the list.");
            assertThat(refusal(choice, 1)).isEqualTo("Choice: please choose from the list.");
            assertThat(refusal(choice, List.of("x"))).isEqualTo("Choice: please choose from the list.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"select", "radio"})
        void isMadeWhereItIsRequired(String type) {
            assertThat(refusal(choice(type, true), null)).isEqualTo("Choice is required.");
            assertThat(refusal(choice(type, true), "")).isEqualTo("Choice is required.");
            assertThat(accepted(choice(type, false), "")).isNull();
        }

        private static String choice(String type, boolean required) {
            return "{'type':'" + type + "','key':'a','label':'Choice','validate':{'required':" + required
                    + "},'values':[{'label':'X','value':'x'},{'label':'Y','value':'y'}]}";
        }
    }

    @Nested
    class AConditionalField {

        private static final String STATE = "{'type':'textfield','key':'country','label':'Country'},"
                + "{'type':'textfield','key':'state','label':'State','validate':{'required':true},"
                + "'conditional':{'hide':'=country != \\'US\\''}}";

        @Test
        void isRequiredWhereItIsShown() {
            assertThat(validate(STATE, Map.of("country", "US")).errors())
                    .containsExactly(new FormError("state", "State", "State is required."));
        }

        @Test
        void isDroppedWhereItIsHidden() {
            Submission submission = validate(STATE, Map.of("country", "NO", "state", "TX"));

            assertThat(submission.valid()).isTrue();
            assertThat(submission.data()).containsExactly(entry("country", "NO"));
        }

        @Test
        void isHiddenAlsoWhileTheOtherFieldIsEmpty() {
            assertThat(validate(STATE, Map.of()).valid()).isTrue();
        }

        @Test
        void isNotSwayedByAValueOfTheWrongKind() {
            assertThat(validate(STATE, Map.of("country", List.of("US"))).errors())
                    .extracting(FormError::field)
                    .containsExactly("country");
        }

        @Test
        void isHiddenWithItsGroup() {
            String group = "{'type':'checkbox','key':'none','label':'None'},"
                    + "{'type':'group','id':'g','label':'G','conditional':{'hide':'=none = true'},'components':["
                    + "{'type':'group','id':'h','label':'H','components':["
                    + "{'type':'textfield','key':'a','label':'A','validate':{'required':true}}]}]}";

            assertThat(validate(group, Map.of("none", true, "a", "x")).data()).containsExactly(entry("none", true));
            assertThat(validate(group, Map.of("none", false)).errors())
                    .extracting(FormError::field)
                    .containsExactly("a");
            assertThat(validate(group, Map.of()).errors())
                    .extracting(FormError::field)
                    .containsExactly("a");
        }

        @Test
        void doesNotSeeWhatIsHiddenItself() {
            String chain = "{'type':'checkbox','key':'none','label':'None'},"
                    + "{'type':'checkbox','key':'more','label':'More','conditional':{'hide':'=none = true'}},"
                    + "{'type':'textfield','key':'a','label':'A','validate':{'required':true},"
                    + "'conditional':{'hide':'=more != true'}}";

            assertThat(validate(chain, Map.of("none", true, "more", true)).valid())
                    .isTrue();
            assertThat(validate(chain, Map.of("none", false, "more", true)).valid())
                    .isFalse();
        }
    }

    @Nested
    class AGroup {

        private static final String BIRTH = "{'type':'group','id':'g','label':'Date of birth','properties':"
                + "{'calendarDate':'past','day':'d','month':'m','year':'y'},'components':["
                + "{'type':'number','key':'d','label':'Day','validate':{'required':true}},"
                + "{'type':'select','key':'m','label':'Month','values':[{'label':'F','value':'2'},{'label':'M','value':'3'}]},"
                + "{'type':'number','key':'y','label':'Year'}]}";
        private static final String ITEMS =
                "{'type':'group','id':'g','label':'Ask again for','properties':{'atLeastOne':'true'},'components':["
                        + "{'type':'checkbox','key':'a','label':'A'},{'type':'checkbox','key':'b','label':'B'}]}";

        @ParameterizedTest
        @CsvSource({
            "29, 2, 2024,",
            "10, 3, 2026,",
            "29, 2, 2026, Date of birth is not a day of the calendar.",
            "31, 2, 2000, Date of birth is not a day of the calendar.",
            "11, 3, 2026, Date of birth cannot be in the future.",
            "1, 2, 2999, Date of birth cannot be in the future.",
        })
        void canBeADateThatHasBeen(int day, String month, int year, @Nullable String words) {
            Submission submission = validate(BIRTH, Map.of("d", day, "m", month, "y", year));

            assertThat(submission.errors())
                    .isEqualTo(words == null ? List.of() : List.of(new FormError("d", "Date of birth", words)));
        }

        @Test
        void isJudgedOnlyWhenItsFieldsAreGood() {
            assertThat(validate(BIRTH, Map.of("m", "2", "y", 2000)).errors())
                    .containsExactly(new FormError("d", "Day", "Day is required."));
        }

        @Test
        void canAskForOneTick() {
            assertThat(validate(ITEMS, Map.of("b", true)).valid()).isTrue();
            assertThat(validate(ITEMS, Map.of("a", false)).errors())
                    .containsExactly(new FormError("a", "Ask again for", "Ask again for: please tick at least one."));
        }
    }

    @Test
    void whatTheFormDoesNotAskForIsRefused() {
        Submission submission = validate("{'type':'textfield','key':'a','label':'A'}", Map.of("a", "x", "b", "y"));

        assertThat(submission.errors())
                .containsExactly(new FormError(
                        "", "", "Something was sent that this form does not ask for. Reload the page and try again."));
        assertThat(submission.data()).doesNotContainKey("b");
    }

    @Test
    void errorsStandInTheOrderOfTheForm() {
        String form = "{'type':'textfield','key':'b','label':'B','validate':{'required':true}},"
                + "{'type':'textfield','key':'a','label':'A','validate':{'required':true}}";

        assertThat(validate(form, Map.of()).errors())
                .extracting(FormError::field)
                .containsExactly("b", "a");
    }

    private @Nullable Object accepted(String field, @Nullable Object value) {
        Submission submission = validate(field, entered(value));
        assertThat(submission.errors()).isEmpty();
        return submission.data().get("a");
    }

    private @Nullable String refusal(String field, @Nullable Object value) {
        return validate(field, entered(value)).errors().stream()
                .map(FormError::message)
                .findFirst()
                .orElse(null);
    }

    private static Map<String, @Nullable Object> entered(@Nullable Object value) {
        Map<String, @Nullable Object> data = new HashMap<>();
        data.put("a", value);
        return data;
    }

    private Submission validate(String components, Map<String, ? extends @Nullable Object> data) {
        String json =
                ("{'components':[" + components + "]}").replace("\\'", "\\\"").replace('\'', '"');
        try {
            return validator.validate(new FormReader(feel).read(new ObjectMapper().readTree(json)), data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
