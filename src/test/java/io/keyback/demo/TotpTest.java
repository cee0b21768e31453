package io.keyback.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final TotpSecret RFC = TotpSecret.of("12345678901234567890".getBytes(StandardCharsets.US_ASCII));
    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_111);
    private static final long STEP = 1_111_111_111 / 30;

    private final Totp totp = new Totp();

    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codesAreThoseOfRfc6238(long second, String lastSixDigits) {
        assertThat(totp.code(RFC, Instant.ofEpochSecond(second))).isEqualTo(lastSixDigits);
    }

    @ParameterizedTest
    @CsvSource({"-60, false", "-30, true", "0, true", "30, true", "60, false"})
    void aClockMayBeOneStepOff(long seconds, boolean accepted) {
        String code = totp.code(RFC, NOW.plusSeconds(seconds));

        assertThat(totp.acceptedStep(RFC, code, NOW, 0).isPresent()).isEqualTo(accepted);
    }

    @Test
    void aCodeOfAStepAlreadyTakenIsRefused() {
        String code = totp.code(RFC, NOW);

        assertThat(totp.acceptedStep(RFC, code, NOW, STEP - 1)).hasValue(STEP);
        assertThat(totp.acceptedStep(RFC, code, NOW, STEP)).isEmpty();
        assertThat(totp.acceptedStep(RFC, code, NOW, STEP + 1)).isEmpty();
    }

    @Test
    void aCodeOfAnotherSecretIsRefused() {
        String code = totp.code(new TotpSecret("GEZDGNBVGY3TQOJQ"), NOW);

        assertThat(totp.acceptedStep(RFC, code, NOW, 0)).isEmpty();
    }
}
