package io.keyback.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.account.PostalAddress;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({"3500.00000000, USD, '3,500.00'", "0.05000000, BTC, 0.05", "1200, USDC, '1,200'", "750.5, EUR, 750.50"})
    void moneyHasCentsAndTheRestHasTheDigitsItHas(BigDecimal amount, String currency, String words) {
        assertThat(Words.amount(amount, currency)).isEqualTo(words);
    }

    @Test
    void anAddressIsOneLineWithTheCountryInFull() {
        assertThat(Words.address(new PostalAddress("815 Congress Avenue", "Austin", "78701", "TX", "US")))
                .isEqualTo("815 Congress Avenue, Austin, TX, 78701, United States");
    }
}
