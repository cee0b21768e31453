package io.keyback.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyback.Attacks;
import io.keyback.HostileStrings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every hostile string in every field of every form: refused by name, or taken for the text that it is. */
class HostileFieldsTest {

    private static final int LEAST_STRINGS = 100;

    /** Control characters but tab and line ends, and halves of characters. */
    private static final Pattern NEVER_KEPT = Pattern.compile("[\\p{Cntrl}&&[^\\t\\n\\r]]|\\p{Cs}");

    private final Forms forms =
            new Forms(new ObjectMapper(), Clock.fixed(Instant.parse("2026-03-09T20:00:00Z"), ZoneOffset.UTC));

    @Test
    void eachIsRefusedByNameOrKeptAsTheTextThatItIs() {
        List<String> strings = HostileStrings.all();
        assertThat(strings).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(LEAST_STRINGS);
        int refused = 0;
        int kept = 0;
        for (String form : forms.ids()) {
            for (String field : forms.get(form).fields()) {
                for (String string : strings) {
                    if (keeps(form, field, string)) {
                        kept++;
                    } else {
                        refused++;
                    }
                }
            }
        }
        assertThat(refused).isPositive();
        assertThat(kept).isPositive();
        Attacks.counted(
                "hostile strings in fields",
                strings.size() + " strings: " + refused + " refused or hidden, " + kept + " kept as text");
    }

    private boolean keeps(String form, String field, String string) {
        Submission submission = forms.validate(form, FormsTest.with(form, field, string));
        boolean wrong =
                submission.errors().stream().anyMatch(error -> error.field().equals(field));
        submission
                .errors()
                .forEach(error -> assertThat(error.message())
                        .as("%s of %s says what is wrong and not what was typed", field, form)
                        .isNotBlank()
                        .doesNotContain("alert(", "1336"));
        if (wrong || !(submission.data().get(field) instanceof String text)) {
            return false;
        }
        assertThat(string.replace("\r\n", "\n")).as("%s of %s", field, form).contains(text);
        assertThat(NEVER_KEPT.matcher(text).find())
                .as("%s of %s keeps %s", field, form, text)
                .isFalse();
        assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(text);
        return true;
    }
}
