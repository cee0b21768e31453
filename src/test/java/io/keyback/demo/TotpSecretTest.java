package io.keyback.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpSecretTest {

    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void itIsWrittenAsInRfc4648(String text, String base32) {
        TotpSecret secret = TotpSecret.of(text.getBytes(StandardCharsets.US_ASCII));

        assertThat(secret.base32()).isEqualTo(base32);
        assertThat(secret.bytes()).asString(StandardCharsets.US_ASCII).isEqualTo(text);
    }

    @Test
    void aNewOneHas160Bits() {
        TotpSecret secret = TotpSecret.random(new SecureRandom());

        assertThat(secret.bytes()).hasSize(20);
        assertThat(TotpSecret.of(secret.bytes())).isEqualTo(secret);
    }

    @Test
    void spacesAndSmallLettersAreReadToo() {
        assertThat(new TotpSecret("mzxw 6ytb oi").base32()).isEqualTo("MZXW6YTBOI");
        assertThat(new TotpSecret("MZXW6YTBOI").spaced()).isEqualTo("MZXW 6YTB OI");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "MZXW1", "MZXW6YQ="})
    void whatIsNotBase32IsRefused(String text) {
        assertThatThrownBy(() -> new TotpSecret(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itDoesNotShowInLogs() {
        assertThat(new TotpSecret("MZXW6YTBOI")).asString().doesNotContain("MZXW");
    }
}
