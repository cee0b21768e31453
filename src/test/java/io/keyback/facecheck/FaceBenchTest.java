package io.keyback.facecheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.keyback.bench.BenchRefused;
import io.keyback.bench.Interval;
import io.keyback.facecheck.bench.FaceReport;
import io.keyback.facecheck.bench.PairOutcome;
import io.keyback.facecheck.model.TestModels;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares with models of our own; clips are watched in the test of the command. */
class FaceBenchTest {

    @TempDir
    private Path directory;

    private Path models;

    @BeforeEach
    void pictures() throws IOException {
        models = directory.resolve("models");
        write("one.png", ModelPictures.face(1));
        write("other.png", ModelPictures.face(2));
        write("nobody.png", ModelPictures.nobody());
        Files.writeString(directory.resolve("pairs.csv"), """
                a,b,same
                one.png,one.png,yes
                one.png,other.png,no
                one.png,nobody.png,no
                """);
    }

    @Test
    void pairsAreComparedWhereThereAreModels() throws IOException {
        TestModels.write(models);

        FaceReport report = FaceBench.of(directory, models).measure();

        assertThat(report.pairOutcomes())
                .extracting(PairOutcome::a, PairOutcome::b, PairOutcome::same)
                .startsWith(tuple("one.png", "one.png", true));
        assertThat(report.pairOutcomes().get(0).similarity()).isCloseTo(1, within(1e-5));
        assertThat(report.pairOutcomes().get(1).similarity()).isLessThan(0.99);
        assertThat(report.pairOutcomes().get(2).similarity()).isNull();
        assertThat(Objects.requireNonNull(report.match()).notCompared()).isEqualTo(Interval.of(1, 3));
        assertThat(report.match().equalErrorRate()).isZero();
        assertThat(report.markdown()).contains("| 0.45 |", "| 0.30 |", "Equal error rate: 0.0 %");
    }

    @Test
    void withoutModelsNoScoreIsMadeUp() {
        FaceReport report = FaceBench.of(directory, models).measure();

        assertThat(report.pairOutcomes()).isEmpty();
        assertThat(report.match()).isNull();
    }

    @Test
    void aPictureThatIsNoneIsNamed() throws IOException {
        TestModels.write(models);
        Files.writeString(directory.resolve("other.png"), "no picture");

        assertThatExceptionOfType(BenchRefused.class)
                .isThrownBy(() -> FaceBench.of(directory, models).measure())
                .withMessageContaining("other.png");
    }

    private void write(String name, BufferedImage picture) throws IOException {
        ImageIO.write(picture, "png", directory.resolve(name).toFile());
    }
}
