package io.keyback.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PercentileTest {

    @Test
    void isAValueThatWasMeasured() {
        double[] millis = {100, 3, 1, 4, 2};

        assertThat(Percentile.of(millis, 50)).isEqualTo(3);
        assertThat(Percentile.of(millis, 95)).isEqualTo(100);
        assertThat(Percentile.of(millis, 0)).isEqualTo(1);
        assertThat(millis).startsWith(100);
    }

    @Test
    void isNothingWithoutASample() {
        assertThat(Percentile.of(new double[0], 50)).isZero();
    }
}
