package io.keyback.documentcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternPartsTest {

    private final Random random = new Random(7);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 7, 8})
    void whateverIsNearHasOneOfTheValuesInOneOfThePlaces(int bits) {
        for (int i = 0; i < 200; i++) {
            long pattern = random.nextLong();
            long near = pattern;
            for (int bit = 0; bit < bits; bit++) {
                near ^= 1L << random.nextInt(64);
            }

            List<List<Long>> values = PatternParts.near(pattern, bits);

            assertThat(values).hasSize(4);
            assertThat(values.get(0).contains(near >>> 48)
                            || values.get(1).contains((near >>> 32) & 0xFFFF)
                            || values.get(2).contains((near >>> 16) & 0xFFFF)
                            || values.get(3).contains(near & 0xFFFF))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void ofFewBitsOneValueForEachPlaceIsEnough(int bits) {
        assertThat(PatternParts.near(0x8001_0203_0405_FFFFL, bits))
                .containsExactly(List.of(0x8001L), List.of(0x0203L), List.of(0x0405L), List.of(0xFFFFL));
    }
}
