package io.keyback.documentcheck.mrz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MrzDateTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 15);

    @ParameterizedTest
    @CsvSource({
        "740812, 1974-08-12",
        "260315, 2026-03-15",
        "260316, 1926-03-16",
        "000229, 2000-02-29",
        "270101, 1927-01-01",
        "7408<<,",
        "74<<<<,",
        "<<<<<<,",
        "<<0812,",
        "741312,",
        "740230,",
        "010229,"
    })
    void nobodyIsBornInTheFuture(String text, @Nullable LocalDate birth) {
        assertThat(new MrzDate(text).birthOn(TODAY).orElse(null)).isEqualTo(birth);
    }

    @ParameterizedTest
    @CsvSource({
        "120415, 2012-04-15",
        "260314, 2026-03-14",
        "991231, 1999-12-31",
        "751231, 2075-12-31",
        "761231, 1976-12-31",
        "3002<<, 2030-02-28",
        "28<<<<, 2028-12-31",
        "28<<01, 2028-12-01",
        "<<<<<<,",
        "281301,",
        "280000,",
        "270229,"
    })
    void expiresInTheNearestCenturyAndAsLateAsItMay(String text, @Nullable LocalDate expiry) {
        assertThat(new MrzDate(text).expiryOn(TODAY).orElse(null)).isEqualTo(expiry);
    }

    @ParameterizedTest
    @CsvSource({
        "740812, true", "7408<<, true", "74<<<<, true", "<<0812, true",
        "740813, false", "7409<<, false", "75<<<<, false", "<<<<<<, false"
    })
    void mayBeADayWhenWhatIsKnownAgrees(String text, boolean mayBe) {
        assertThat(new MrzDate(text).mayBe(LocalDate.of(1974, 8, 12))).isEqualTo(mayBe);
    }

    @Test
    void tellsWhatIsNotKnown() {
        assertThat(new MrzDate("740812").isPartlyUnknown()).isFalse();
        assertThat(new MrzDate("7408<<").isPartlyUnknown()).isTrue();
        assertThat(new MrzDate("<<<<<<").isBlank()).isTrue();
        assertThat(new MrzDate("74<<<<").isBlank()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "74081", "7408123", "74O812", "740<<<", "7<0812"})
    void isSixDigitsOrPairsOfFillers(String text) {
        assertThatThrownBy(() -> new MrzDate(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
