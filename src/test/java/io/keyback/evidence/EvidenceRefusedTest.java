package io.keyback.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

class EvidenceRefusedTest {

    @ParameterizedTest
    @CsvSource({"10MB, 10 MB", "5MB, 5 MB", "1536KB, 1536 KB"})
    void theAdviceNamesTheLimitThatIsSet(String largest, String words) {
        assertThat(EvidenceRefused.Reason.TOO_LARGE.advice(DataSize.parse(largest)))
                .isEqualTo("The picture is larger than " + words + ". Please take it again or choose a smaller one.");
    }
}
