package io.keyback.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.keyback.conversation.MessageRefused.Reason;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    private static final int LIMIT = 10;

    static Stream<Arguments> typedAndKept() {
        return Stream.of(
                arguments("  Graz \n", "Graz"),
                arguments("a\r\nb\rc", "a\nb\nc"),
                arguments("a\0b", "ab"),
                arguments("a\tb", "a\tb"),
                arguments("a\33[1mb", "a[1mb"),
                arguments("a" + '\ud800' + "b", "ab"),
                arguments("a\u202eb", "ab"),
                arguments("<b>a</b>", "<b>a</b>"),
                arguments("Grüße 👍🏽", "Grüße 👍🏽"));
    }

    @ParameterizedTest
    @MethodSource("typedAndKept")
    void onlyPlainCharactersAreKept(String typed, String kept) {
        assertThat(PlainText.of(typed, LIMIT).value()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n ", "\0", "\u202e"})
    void nothingIsNoMessage(String typed) {
        assertThatExceptionOfType(MessageRefused.class)
                .isThrownBy(() -> PlainText.of(typed, LIMIT))
                .matches(refused -> refused.reason() == Reason.EMPTY);
    }

    @Test
    void aCharacterCountsOnceHoweverItIsStored() {
        String longest = "👍".repeat(LIMIT);

        assertThat(PlainText.of(longest, LIMIT).value()).isEqualTo(longest);
        assertThatExceptionOfType(MessageRefused.class)
                .isThrownBy(() -> PlainText.of(longest + "x", LIMIT))
                .matches(refused -> refused.reason() == Reason.TOO_LONG);
    }
}
