package io.keyback.facecheck.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;

class FaceModelsHealthIndicatorTest {

    @TempDir
    private Path directory;

    @Test
    void namesTheActiveModels() throws IOException {
        TestModels.write(directory);
        Files.delete(directory.resolve("embedding.onnx"));

        Health health = new FaceModelsHealthIndicator(FaceModels.in(directory)).health();

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails())
                .containsEntry("detector", "detector.onnx")
                .containsEntry("embedding", "none")
                .containsEntry("presentation", "presentation.onnx")
                .hasEntrySatisfying(
                        "engine", engine -> assertThat(String.valueOf(engine)).startsWith("OpenCV 4."));
    }

    @Test
    void isUpWithBrokenModelsToo() throws IOException {
        Files.writeString(directory.resolve("models.csv"), "broken");

        Health health = new FaceModelsHealthIndicator(FaceModels.in(directory)).health();

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails()).containsEntry("detector", "none");
    }
}
