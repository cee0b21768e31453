package io.keyback.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.facecheck.model.TestModels;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ModelsCommandTest {

    private final StringWriter out = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void withoutModelsItSaysWhatIsMissingAndWhatThatMeans() {
        assertThat(run(directory.resolve("nowhere"))).isZero();

        assertThat(out.toString())
                .contains(
                        "face_detection_yunet_2023mar.onnx",
                        "detector, MIT, missing",
                        "embedding, Apache-2.0, missing",
                        "turns are judged by the profile cascades",
                        "faces are not compared",
                        "are not looked for");
    }

    @Test
    void withModelsItSaysWhichAreActive() throws IOException {
        TestModels.write(directory);
        Files.writeString(directory.resolve("else\n.onnx"), "");

        assertThat(run(directory)).isZero();

        assertThat(out.toString())
                .containsPattern("detector\\.onnx +detector, ours, active")
                .containsPattern("embedding\\.onnx +embedding, ours, active")
                .containsPattern("presentation\\.onnx +presentation, ours, active")
                .containsPattern("else\\?\\.onnx +unknown")
                .contains("turns are judged by landmarks", "faces are compared", "are suspected");
    }

    @Test
    void whatIsRefusedFails() throws IOException {
        Files.writeString(directory.resolve("face_detection_yunet_2023mar.onnx"), "too short");

        assertThat(run(directory)).isEqualTo(1);

        assertThat(out.toString()).contains("refused: it has 9 bytes instead of 232589");
    }

    @Test
    void aBrokenCatalogueFails() throws IOException {
        Files.writeString(directory.resolve("models.csv"), "file\n");

        assertThat(run(directory)).isEqualTo(1);

        assertThat(out.toString()).contains("models.csv", "does not count: does not begin with");
    }

    private int run(Path models) {
        CommandLine line = Commands.line(ModelsCommandTest.class);
        line.setOut(new PrintWriter(out, true));
        return line.execute("models", "--directory", models.toString());
    }
}
