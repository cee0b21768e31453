package io.keyback.facecheck.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ToldAtStartTest {

    @TempDir
    private Path directory;

    @Test
    void theLogSaysWhatTheCheckCanDoAndWhatIsRefused(CapturedOutput log) throws IOException {
        TestModels.write(directory);
        Files.write(directory.resolve("embedding.onnx"), new byte[10]);

        new ToldAtStart(FaceModels.in(directory)).tell();

        assertThat(log)
                .contains("Face check: turns are judged by landmarks (detector.onnx); faces are not compared")
                .containsPattern("WARN.*embedding\\.onnx in .* has 10 bytes");
    }
}
