package io.keyback.form;

import io.keyback.form.FormPart.Field;
import io.keyback.form.FormPart.Group;
import io.keyback.form.FormPart.GroupRule;
import io.keyback.form.FormPart.Rules;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.jspecify.annotations.Nullable;

/** Judges what was entered into a form, by the rules that form-js applies in the browser and a few that it cannot. */
final class FormValidator {

    /** What a text may have at most, in UTF-16 units, also where its field names no limit. */
    static final int LONGEST_TEXT = 4000;

    /** Beyond this, up or down, no number is meant by a person. */
    static final BigDecimal LARGEST_NUMBER = new BigDecimal("1e15");

    private static final String NOT_ASKED_FOR =
            "Something was sent that this form does not ask for. Reload the page and try again.";

    private final FeelEngineApi feel;
    private final Clock clock;

    FormValidator(FeelEngineApi feel, Clock clock) {
        this.feel = feel;
        this.clock = clock;
    }

    Submission validate(List<FormPart> form, Map<String, ? extends @Nullable Object> entered) {
        Run run = new Run(form, entered);
        run.judge(form);
        return new Submission(run.data, run.errors);
    }

    /** One validation, in the order of the form: a condition does not see what is hidden before it. */
    private final class Run {

        private final Map<String, @Nullable Object> entered = new HashMap<>();
        private final Map<String, @Nullable Object> data = new LinkedHashMap<>();
        private final List<FormError> errors = new ArrayList<>();

        Run(List<FormPart> form, Map<String, ? extends @Nullable Object> submission) {
            form.stream()
                    .flatMap(FormPart::fields)
                    .forEach(field -> entered.put(field.key(), normalised(field, submission.get(field.key()))));
            if (!entered.keySet().containsAll(submission.keySet())) {
                errors.add(new FormError("", "", NOT_ASKED_FOR));
            }
        }

        void judge(List<FormPart> parts) {
            for (FormPart part : parts) {
                if (hidden(part.hide())) {
                    part.fields().forEach(field -> entered.put(field.key(), null));
                } else if (part instanceof Group group) {
                    int before = errors.size();
                    judge(group.parts());
                    if (errors.size() == before) {
                        judgeTogether(group);
                    }
                } else if (part instanceof Field field) {
                    judge(field);
                }
            }
        }

        private boolean hidden(@Nullable ParsedExpression hide) {
            if (hide == null) {
                return false;
            }
            Map<String, @Nullable Object> context = new HashMap<>(entered);
            context.replaceAll((key, value) -> isCondition(value) ? value : null);
            var result = feel.evaluate(hide, context);
            return result.isSuccess() && Boolean.TRUE.equals(result.result());
        }

        private void judge(Field field) {
            Object value = entered.get(field.key());
            String wrong = wrong(field, value);
            if (wrong == null) {
                data.put(field.key(), value);
            } else {
                errors.add(new FormError(field.key(), field.label(), wrong));
            }
        }

        private void judgeTogether(Group group) {
            GroupRule rule = group.rule();
            String wrong = null;
            if (rule instanceof GroupRule.PastDate date) {
                wrong = wrongDate(group.label(), part(date.year()), part(date.month()), part(date.day()));
            } else if (rule instanceof GroupRule.AtLeastOne
                    && group.fields().noneMatch(field -> Boolean.TRUE.equals(data.get(field.key())))) {
                wrong = group.label() + ": please tick at least one.";
            }
            if (wrong != null) {
                String first = group.fields().map(Field::key).findFirst().orElse("");
                errors.add(new FormError(first, group.label(), wrong));
            }
        }

        /** A part of a date, from a number field or from a choice among numbers. */
        private int part(String key) {
            Object value = data.get(key);
            return value == null ? 0 : new BigDecimal(value.toString()).intValue();
        }
    }

    /** Whether a condition may look at the value: nothing that is refused anyway keeps the FEEL engine busy. */
    private static boolean isCondition(@Nullable Object value) {
        return value instanceof Boolean
                || value instanceof Integer
                || (value instanceof String text && text.length() <= LONGEST_TEXT);
    }

    /** The value as it is kept; a value of the wrong kind stays as it is. */
    private static @Nullable Object normalised(Field field, @Nullable Object value) {
        return switch (field.kind()) {
            case LINE, LINES -> value instanceof String text ? normalised(field.rules(), text) : value;
            case CHOICE -> "".equals(value) ? null : value;
            case TICK -> value == null ? (Object) false : value;
            case NUMBER -> value instanceof Number number ? normalised(number) : value;
        };
    }

    private static @Nullable String normalised(Rules rules, String text) {
        if (text.length() > LONGEST_TEXT) {
            return text;
        }
        String kept = text.strip().replace("\r\n", "\n");
        if (rules.dropBlanks()) {
            kept = kept.replace(" ", "");
        }
        return kept.isEmpty() ? null : kept;
    }

    /** A whole number as Integer, so that it is the same whether it was sent as 7, 7.0 or 7e0; others as BigDecimal. */
    private static Number normalised(Number number) {
        double approximate = number.doubleValue();
        if (Double.isNaN(approximate) || Math.abs(approximate) > LARGEST_NUMBER.doubleValue()) {
            return number;
        }
        BigDecimal exact = new BigDecimal(number.toString());
        return approximate == Math.rint(approximate) && Math.abs(approximate) <= Integer.MAX_VALUE && isWhole(exact)
                ? (Number) exact.intValue()
                : exact;
    }

    private static boolean isWhole(BigDecimal number) {
        return number.scale() <= 0 || number.remainder(BigDecimal.ONE).signum() == 0;
    }

    /** What is wrong with the value, in words for the person; null when nothing is. */
    private @Nullable String wrong(Field field, @Nullable Object value) {
        if (value == null) {
            return field.rules().required() ? field.label() + " is required." : null;
        }
        return switch (field.kind()) {
            case LINE, LINES ->
                value instanceof String text ? wrongText(field, text) : field.label() + " must be text.";
            case NUMBER ->
                value instanceof Number number ? wrongNumber(field, number) : field.label() + " must be a number.";
            case TICK -> wrongTick(field, value);
            case CHOICE ->
                value instanceof String option && field.options().contains(option)
                        ? null
                        : field.label() + ": please choose from the list.";
        };
    }

    private @Nullable String wrongText(Field field, String text) {
        Rules rules = field.rules();
        String label = field.label();
        if (text.length() > rules.maxLength()) {
            return label + " may have at most " + rules.maxLength() + " characters.";
        }
        boolean lines = field.kind() == FormPart.Kind.LINES;
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) && !(lines && (c == '\n' || c == '\t')))) {
            return label + " contains an invisible control character. Please type it again.";
        }
        if (text.codePoints().anyMatch(c -> c <= Character.MAX_VALUE && Character.isSurrogate((char) c))) {
            return label + " contains a broken character. Please type it again.";
        }
        if (text.length() < rules.minLength()) {
            return label + " needs at least " + rules.minLength() + " characters.";
        }
        if (rules.pattern() != null && !rules.pattern().test(text)) {
            return rules.patternMessage() != null ? rules.patternMessage() : label + " is not in the expected form.";
        }
        return rules.pastDate() ? wrongDate(label, text) : null;
    }

    private static @Nullable String wrongNumber(Field field, Number value) {
        double approximate = value.doubleValue();
        if (Double.isNaN(approximate) || Math.abs(approximate) > LARGEST_NUMBER.doubleValue()) {
            return field.label() + " is not a number that can be used.";
        }
        Rules rules = field.rules();
        BigDecimal number = new BigDecimal(value.toString());
        Integer decimalDigits = rules.decimalDigits();
        if (decimalDigits != null && decimalDigits == 0 && !isWhole(number)) {
            return field.label() + " must be a whole number.";
        }
        if (decimalDigits != null && number.stripTrailingZeros().scale() > decimalDigits) {
            return field.label() + " may have at most " + decimalDigits + " decimal digits.";
        }
        if (rules.min() != null && number.compareTo(rules.min()) < 0) {
            return field.label() + " must be " + rules.min().toPlainString() + " or more.";
        }
        if (rules.max() != null && number.compareTo(rules.max()) > 0) {
            return field.label() + " must be " + rules.max().toPlainString() + " or less.";
        }
        return null;
    }

    private static @Nullable String wrongTick(Field field, Object value) {
        if (!(value instanceof Boolean ticked)) {
            return field.label() + ": please tick the box or leave it.";
        }
        return field.rules().required() && !ticked ? "Please tick “" + field.label() + "”" : null;
    }

    private @Nullable String wrongDate(String label, String isoDate) {
        try {
            return inTheFuture(label, LocalDate.parse(isoDate));
        } catch (DateTimeException e) {
            return label + " is not a day of the calendar.";
        }
    }

    private @Nullable String wrongDate(String label, int year, int month, int day) {
        try {
            return inTheFuture(label, LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return label + " is not a day of the calendar.";
        }
    }

    /** Today is what it is where the day begins first: nobody is told that today is the future. */
    private @Nullable String inTheFuture(String label, LocalDate date) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.MAX);
        return date.isAfter(today) ? label + " cannot be in the future." : null;
    }
}
