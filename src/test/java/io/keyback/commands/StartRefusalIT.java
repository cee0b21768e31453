package io.keyback.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.KeybackApplication;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The whole application, refused before it starts anything. */
@ExtendWith(OutputCaptureExtension.class)
class StartRefusalIT {

    @TempDir
    private Path directory;

    @Test
    void withoutSettingsItEndsWithOneMessageAndWithoutADatabase(CapturedOutput output) {
        int exitCode = run();

        assertThat(exitCode).isEqualTo(1);
        assertThat(output.getAll())
                .contains("Keyback is not configured to serve", "keyback.host.issuer", "SecondFactorReset", "--demo")
                .doesNotContain("\tat ");
        assertThat(directory.resolve("postgres")).doesNotExist();
    }

    @Test
    void aPublicDemoIsRefused(CapturedOutput output) {
        int exitCode = run("--demo", "--server.address=0.0.0.0");

        assertThat(exitCode).isEqualTo(1);
        assertThat(output.getAll()).contains("The demo publishes its passwords").doesNotContain("\tat ");
        assertThat(directory.resolve("postgres")).doesNotExist();
    }

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 3];
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        all[0] = "--server.port=0";
        all[1] = "--keyback.database.directory=" + directory.resolve("postgres");
        all[2] = "--keyback.keys.directory=" + directory.resolve("keys");
        return Commands.run(KeybackApplication.class, all);
    }
}
