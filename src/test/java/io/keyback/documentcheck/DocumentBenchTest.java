package io.keyback.documentcheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.documentcheck.BenchManifest.Item;
import io.keyback.documentcheck.BenchOutcome.Verdict;
import io.keyback.documentcheck.mrz.ZoneFormat;
import io.keyback.documentcheck.reading.ZoneReading;
import io.keyback.vision.Quad;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the bench calls right and what false; how much is right, {@code DrawnDocumentsIT} asserts. */
class DocumentBenchTest {

    private static final List<String> PASSPORT =
            List.of("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10");

    @Test
    void whatWasReadAsItStandsThereIsRight() {
        BenchOutcome outcome = judged(PASSPORT, PASSPORT, 0.99);

        assertThat(outcome.verdict()).isEqualTo(Verdict.CERTAIN);
        assertThat(outcome.digitsRight()).isTrue();
        assertThat(outcome.exact()).isTrue();
        assertThat(outcome.falseAccept()).isFalse();
    }

    @Test
    void aNameMayBeWrongWithoutBeingAFalseAccept() {
        BenchOutcome outcome = judged(PASSPORT, replaced(0, "ERIKSSON", "ERIKSS0N"), 0.99);

        assertThat(outcome.exact()).isFalse();
        assertThat(outcome.falseAccept()).isFalse();
    }

    @Test
    void aCriticalFieldMayNot() {
        BenchOutcome number = judged(replaced(1, "L898902C36", "L898902D25"), PASSPORT, 0.99);
        BenchOutcome sex = judged(PASSPORT, replaced(1, "F", "M"), 0.99);
        BenchOutcome issuer = judged(PASSPORT, replaced(0, "UTO", "UTD"), 0.99);

        assertThat(List.of(number, sex, issuer)).allMatch(BenchOutcome::falseAccept);
        assertThat(List.of(number, sex, issuer)).noneMatch(BenchOutcome::digitsRight);
    }

    @Test
    void whatIsUncertainIsNeverAFalseAccept() {
        BenchOutcome outcome = judged(PASSPORT, replaced(1, "F", "M"), 0);

        assertThat(outcome.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(outcome.falseAccept()).isFalse();
    }

    @Test
    void withoutATextTheCheckDigitsJudge() {
        assertThat(judged(List.of(), PASSPORT, 0.99).digitsRight()).isTrue();
        assertThat(judged(List.of(), replaced(1, "L898902C3", "L898902C8"), 0).digitsRight())
                .isFalse();
    }

    @Test
    void theReportCountsWhatHasAText() {
        BenchReport report = BenchReport.of(
                "an engine",
                List.of(judged(List.of(), PASSPORT, 0.99), judged(PASSPORT, PASSPORT, 0.99)),
                new BenchMemory(100, 200));

        assertThat(report.all().digitsRight().of()).isEqualTo(2);
        assertThat(report.all().exact().of()).isEqualTo(1);
        assertThat(report.markdown())
                .contains("| TD3 | 2 | 2, 100.0 % (34.2–100.0) | 1, 100.0 % (20.7–100.0) |")
                .contains("an engine. Peak memory: heap 100 MB, resident 200 MB.");
        assertThat(report.json()).contains("\"falseAccepts\"", "\"millisP95\"", "\"residentMegabytes\" : 200");
    }

    private static BenchOutcome judged(List<String> expected, List<String> read, double confidence) {
        Item item = new Item("a.jpg", Path.of("a.jpg"), BenchKind.TD3, expected);
        ZoneReading reading =
                new ZoneReading(read, ZoneFormat.TD3, confidence, confidence == 0, 4, Quad.of(10, 10, 880, 60), 19);
        return DocumentBench.zone(item, reading, 5);
    }

    private static List<String> replaced(int line, String old, String other) {
        String changed = PASSPORT.get(line).replace(old, other);
        return line == 0 ? List.of(changed, PASSPORT.get(1)) : List.of(PASSPORT.get(0), changed);
    }
}
