package io.keyback.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionTimeTest {

    @ParameterizedTest
    @CsvSource({"PT48H, 48 hours", "PT1H, 1 hour", "P3D, 72 hours", "PT90M, 90 minutes", "PT1M, 1 minute"})
    void aTimeIsSaidInWholeHoursWhereItHasThem(Duration time, String words) {
        assertThat(DecisionTime.words(time)).isEqualTo(words);
    }
}
