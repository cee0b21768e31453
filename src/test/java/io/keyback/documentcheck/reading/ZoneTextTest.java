package io.keyback.documentcheck.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.documentcheck.mrz.MachineReadableZone;
import io.keyback.documentcheck.mrz.ZoneFormat;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ZoneTextTest {

    private static final List<String> SPECIMEN =
            List.of("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10");

    private static final float CLEAR = (float) Math.log(0.999);
    private static final float HALF = (float) Math.log(0.5);

    @Test
    void readsWhatWasSeenClearly() {
        ZoneText text = ZoneText.of(seen(SPECIMEN));

        assertThat(text.lines()).isEqualTo(SPECIMEN);
        assertThat(text.format()).isEqualTo(ZoneFormat.TD3);
        assertThat(text.confidence()).isGreaterThan(ZoneReading.CERTAIN);
    }

    @Test
    void readsALetterWhereOnlyLettersStand() {
        float[][][] seen = seen(SPECIMEN);
        see(seen[0][4], '0', HALF + 0.1f, 'O', HALF);

        assertThat(ZoneText.of(seen).lines()).isEqualTo(SPECIMEN);
    }

    @Test
    void isLessConfidentForOneUnclearCharacterThatMatters() {
        float[][][] unclearNumber = seen(SPECIMEN);
        see(unclearNumber[1][2], '9', HALF, '8', HALF - 0.1f);
        float[][][] unclearName = seen(SPECIMEN);
        see(unclearName[0][20], 'M', HALF, 'N', HALF - 0.1f);

        assertThat(ZoneText.of(unclearNumber).confidence()).isLessThan(ZoneReading.CERTAIN);
        assertThat(ZoneText.of(unclearName).confidence()).isGreaterThan(ZoneReading.CERTAIN);
    }

    @Test
    void exchangesTheLeastClearForTheNextLikeliest() {
        float[][][] seen = seen(SPECIMEN);
        see(seen[1][2], 'G', HALF, '9', HALF - 0.1f);

        assertThat(ZoneText.of(seen).lines()).isNotEqualTo(SPECIMEN);
        assertThat(ZoneText.of(seen).repaired(ZoneTextTest::holds).orElseThrow().lines())
                .isEqualTo(SPECIMEN);
    }

    private static boolean holds(List<String> lines) {
        return MachineReadableZone.parse(lines).checkDigitsHold();
    }

    private static float[][][] seen(List<String> lines) {
        return lines.stream()
                .map(line -> line.chars().mapToObj(ZoneTextTest::clear).toArray(float[][]::new))
                .toArray(float[][][]::new);
    }

    private static float[] clear(int character) {
        float[] seen = new float[GlyphNet.GLYPHS.length()];
        see(seen, (char) character, CLEAR, '?', CLEAR - 8);
        return seen;
    }

    private static void see(float[] seen, char one, float probability, char other, float otherProbability) {
        Arrays.fill(seen, -12);
        seen[GlyphNet.GLYPHS.indexOf(other)] = otherProbability;
        seen[GlyphNet.GLYPHS.indexOf(one)] = probability;
    }
}
