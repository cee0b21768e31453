package io.keyback.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar alone, in an empty directory; the browser's {@code KillIT} has it serve the demo there. */
class JarIT {

    private static final Path JAR = Path.of("target", "keyback.jar").toAbsolutePath();
    private static final int WITHIN_MINUTES = 2;

    @TempDir
    private Path directory;

    private record Run(int exitCode, String output) {}

    @Test
    void saysItsVersion() throws IOException, InterruptedException {
        Run version = run("--version");

        assertThat(version.exitCode()).isZero();
        assertThat(version.output().strip()).matches("Keyback \\d+\\.\\d+\\.\\d+\\S*");
    }

    @Test
    void saysWhatItCanDo() throws IOException, InterruptedException {
        Run help = run("--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.output()).contains("--demo", "keys", "Exit codes");
    }

    @Test
    void makesTheSecretsOfAnInstallation() throws IOException, InterruptedException {
        Run create = run("keys", "create", "secrets");

        assertThat(create.exitCode()).as(create.output()).isZero();
        assertThat(directory.resolve("secrets/pepper")).isNotEmptyFile();
        assertThat(directory.resolve("secrets/signing-key.json")).isNotEmptyFile();
    }

    @Test
    void saysWhichModelsItWouldUse() throws IOException, InterruptedException {
        Run models = run("models");

        assertThat(models.exitCode()).as(models.output()).isZero();
        assertThat(models.output()).contains("face_detection_yunet_2023mar.onnx", "missing", "faces are not compared");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void withoutSettingsItNamesWhatIsMissingAndStartsNothing() throws IOException, InterruptedException {
        Run refused = run();

        assertThat(refused.exitCode()).isEqualTo(Commands.FAILED);
        assertThat(refused.output())
                .contains("Keyback is not configured to serve", "keyback.host.issuer", "SecondFactorReset", "--demo")
                .doesNotContain("\tat ");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aPublicDemoIsRefusedAndStartsNothing() throws IOException, InterruptedException {
        Run refused = run("--demo", "--server.address=0.0.0.0");

        assertThat(refused.exitCode()).isEqualTo(Commands.FAILED);
        assertThat(refused.output())
                .contains("The demo publishes its passwords")
                .doesNotContain("\tat ");
        assertThat(directory).isEmptyDirectory();
    }

    private Run run(String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile("keyback-jar", ".out");
        try {
            Process process = new ProcessBuilder(command(arguments))
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(WITHIN_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("It does not end:\n" + Files.readString(output));
            }
            return new Run(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
        }
    }

    private static List<String> command(String... arguments) {
        return Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1", // it lives for seconds
                                "-XX:+UseSerialGC",
                                "-jar",
                                JAR.toString()),
                        Stream.of(arguments))
                .toList();
    }
}
