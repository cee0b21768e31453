package io.keyback.documentcheck.mrz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssuingStatesTest {

    @ParameterizedTest
    @CsvSource({"D, DE", "GBR, GB", "GBD, GB", "USA, US", "FRA, FR", "CHE, CH", "ZAR, CD", "UKR, UA"})
    void areCountries(String code, String country) {
        assertThat(IssuingStates.country(code)).contains(country);
        assertThat(IssuingStates.isKnown(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNO", "XXA", "XXX", "UTO", "EUE", "RKS", "XOM"})
    void orAreNoCountry(String code) {
        assertThat(IssuingStates.country(code)).isEmpty();
        assertThat(IssuingStates.isKnown(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "QQQ", "DE", "US", "GBX", "usa"})
    void orAreNotThere(String code) {
        assertThat(IssuingStates.country(code)).isEmpty();
        assertThat(IssuingStates.isKnown(code)).isFalse();
    }
}
