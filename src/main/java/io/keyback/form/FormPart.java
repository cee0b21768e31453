package io.keyback.form;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.jspecify.annotations.Nullable;

/** A part of a form file that validation looks at; texts and buttons are not kept. */
sealed interface FormPart {

    /** When it and everything in it is hidden; null when it never is. */
    @Nullable
    ParsedExpression hide();

    Stream<Field> fields();

    /** Something that a person enters. */
    record Field(
            String key,
            String label,
            Kind kind,
            Rules rules,
            Set<String> options,
            @Nullable ParsedExpression hide) implements FormPart {
        public Field {
            options = Set.copyOf(options);
        }

        @Override
        public Stream<Field> fields() {
            return Stream.of(this);
        }
    }

    /** Parts that belong together. */
    record Group(
            String label,
            List<FormPart> parts,
            @Nullable GroupRule rule,
            @Nullable ParsedExpression hide) implements FormPart {
        public Group {
            parts = List.copyOf(parts);
        }

        @Override
        public Stream<Field> fields() {
            return parts.stream().flatMap(FormPart::fields);
        }
    }

    /** What a field takes. */
    enum Kind {
        LINE,
        LINES,
        NUMBER,
        TICK,
        CHOICE
    }

    /**
     * What the browser and we check of a field.
     *
     * @param minLength in UTF-16 units, as the browser counts
     * @param maxLength in UTF-16 units, as the browser counts
     * @param patternMessage what to say when the pattern does not fit
     * @param pastDate the text is an ISO date, not in the future
     * @param dropBlanks blanks are only there to be readable
     */
    record Rules(
            boolean required,
            int minLength,
            int maxLength,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            @Nullable Integer decimalDigits,
            @Nullable PortablePattern pattern,
            @Nullable String patternMessage,
            boolean pastDate,
            boolean dropBlanks) {}

    /** A rule over the fields of a group. */
    sealed interface GroupRule {

        /** The three fields are a date of the calendar, not in the future. */
        record PastDate(String day, String month, String year) implements GroupRule {}

        /** One of the group's checkboxes is ticked. */
        record AtLeastOne() implements GroupRule {}
    }
}
