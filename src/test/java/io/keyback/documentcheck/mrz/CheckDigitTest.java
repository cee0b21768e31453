package io.keyback.documentcheck.mrz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckDigitTest {

    /** The examples of 9303-3, section 4.9, and of 9303-11. */
    @ParameterizedTest
    @CsvSource({"520727, 3", "AB2134<<<, 5", "D23145890734, 9", "HA672242<, 6", "740812, 2", "<<<<<<, 0", "'', 0"})
    void weighsByTheStandard(String field, char digit) {
        assertThat(CheckDigit.of(field)).isEqualTo(digit);
    }

    @Test
    void isOfNothingElse() {
        assertThatThrownBy(() -> CheckDigit.of("a")).isInstanceOf(IllegalArgumentException.class);
    }
}
