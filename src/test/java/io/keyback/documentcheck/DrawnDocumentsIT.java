package io.keyback.documentcheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.documentcheck.drawing.DrawnSet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small drawn set through the bench; the large one is run by hand (docs/document-reading.md). */
class DrawnDocumentsIT {

    private static final double LEAST_READ = 0.92;

    private static final Duration A_BUSY_MACHINE_HAS = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @Test
    void whatIsReadableIsReadAndNothingIsAcceptedWrongly() throws IOException {
        new DrawnSet(24, 21).write(directory);

        BenchReport report = DocumentBench.of(directory, A_BUSY_MACHINE_HAS).measure();

        Map<String, BenchFigures> folders =
                report.byFolder().stream().collect(Collectors.toMap(BenchFigures::group, Function.identity()));
        assertThat(folders).containsOnlyKeys("readable", "hard", "other");
        assertThat(folders.get("readable").digitsRight().of()).isEqualTo(15);
        assertThat(folders.get("readable").digitsRight().share())
                .as(report.markdown())
                .isGreaterThanOrEqualTo(LEAST_READ);
        assertThat(report.all().falseAccepts().count()).as(report.markdown()).isZero();
    }
}
