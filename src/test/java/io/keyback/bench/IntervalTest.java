package io.keyback.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

    /** Published values: Newcombe 1998 (81 of 263, 15 of 148, 0 of 20, 1 of 29), and the limits by hand. */
    @ParameterizedTest
    @CsvSource({
        "81, 263, 0.2553, 0.3662",
        "15, 148, 0.0624, 0.1605",
        "0, 20, 0, 0.1611",
        "1, 29, 0.0061, 0.1718",
        "10, 10, 0.7225, 1",
        "0, 600, 0, 0.0064"
    })
    void isWilsons(int count, int of, double low, double high) {
        Interval interval = Interval.of(count, of);

        assertThat(interval.share()).isCloseTo((double) count / of, within(1e-9));
        assertThat(interval.low()).isCloseTo(low, within(5e-5));
        assertThat(interval.high()).isCloseTo(high, within(5e-5));
    }

    @Test
    void withoutASampleNothingIsKnown() {
        assertThat(Interval.of(0, 0)).isEqualTo(new Interval(0, 0, 0, 0, 1));
    }

    @Test
    void noMoreCanBeRightThanThereAre() {
        assertThatIllegalArgumentException().isThrownBy(() -> Interval.of(2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Interval.of(-1, 1));
    }
}
