package io.keyback.caseid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseReferenceTest {

    @RepeatedTest(50)
    void everyCaseIdHasAReferenceThatReadsBack() {
        CaseReference reference = CaseReference.of(new CaseId(UUID.randomUUID()));

        assertThat(new CaseReference(reference.value())).isEqualTo(reference);
        assertThat(reference.value()).matches("KB-[0-9A-Z]{4}-[0-9A-Z]{4}").doesNotContain("I", "L", "O", "U");
    }

    @Test
    void itIsTheSameForTheSameCaseAndUsesAllItsBits() {
        UUID id = UUID.fromString("9b2f8a44-5d0e-4a6f-8f00-0123456789ab");

        assertThat(CaseReference.of(new CaseId(id))).isEqualTo(CaseReference.of(new CaseId(id)));
        for (int bit = 0; bit < 40; bit++) {
            UUID other = new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() ^ (1L << bit));
            assertThat(CaseReference.of(new CaseId(other)))
                    .as("bit %d", bit)
                    .isNotEqualTo(CaseReference.of(new CaseId(id)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "KB-",
                "KB-0000-000",
                "KB-0000-00000",
                "kb-0000-0000",
                "KB-000I-0000",
                "KB-000U-0000",
                "KB 0000 0000",
                "KB-0000-0000\n",
                " KB-0000-0000",
                "KB-٠000-0000"
            })
    void whatDoesNotHaveItsFormIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CaseReference(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "9b2f8a44-5d0e-4a6f-8f00", "../9b2f8a44-5d0e-4a6f-8f00-0123456789ab"})
    void whatIsNotACaseIdIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> CaseId.of(text));
    }
}
