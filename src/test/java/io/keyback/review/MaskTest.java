package io.keyback.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {

    @ParameterizedTest
    @CsvSource({
        "INITIALS, Grace,             G•••",
        "INITIALS, Grace  van Okafor, G••• v••• O•••",
        "INITIALS, 𝒵oe,               𝒵•••",
        "DAY,      1988-04-17,        ••••-••-17",
        "DAY,      17 April 1988,     •••",
        "WHOLE,    97214,             •••",
        "NONE,     Austria (AT),      Austria (AT)"
    })
    void nothingIsToldOfAValueButWhatItsMaskLeaves(Mask mask, String value, String seen) {
        assertThat(Sight.MASKED.of(value, mask)).isEqualTo(seen);
        assertThat(Sight.CLEAR.of(value, mask)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"INITIALS", "DAY", "WHOLE", "NONE"})
    void whatIsNotThereIsSeenNotToBeThere(Mask mask) {
        assertThat(Sight.MASKED.of("", mask)).isEmpty();
    }
}
