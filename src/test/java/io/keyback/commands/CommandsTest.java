package io.keyback.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandsTest {

    private final List<String> starts = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void withoutACommandItServes() {
        assertThat(run()).isZero();

        assertThat(starts).containsExactly("[] demo=false");
    }

    @Test
    void settingsReachSpringUnchanged() {
        assertThat(run("--server.port=9090", "--demo", "--spring.profiles.active=x", "--debug"))
                .isZero();

        assertThat(starts).containsExactly("[--server.port=9090, --spring.profiles.active=x, --debug] demo=true");
    }

    @Test
    void whatIsNeitherSettingNorCommandIsWrongUsage() {
        assertThat(run("--dmeo")).isEqualTo(2);
        assertThat(run("srve")).isEqualTo(2);
        assertThat(run("--server.port", "9090")).isEqualTo(2);
        assertThat(run("keys")).isEqualTo(2);
        assertThat(run("keys", "create", "--force")).isEqualTo(2);
        assertThat(run("audit")).isEqualTo(2);
        assertThat(run("audit", "verify", "--fast")).isEqualTo(2);

        assertThat(starts).isEmpty();
        assertThat(err.toString()).contains("--dmeo", "srve", "--server.port", "--name=value", "keys create");
    }

    @Test
    void helpAndVersionStartNothing() {
        assertThat(run("--help")).isZero();
        assertThat(run("--version")).isZero();

        assertThat(starts).isEmpty();
        assertThat(out.toString()).contains("--demo", "keys", "Exit codes", "Keyback (not packaged)");
    }

    @Test
    void keysAreMadeOnceForTheirOwnerAlone() throws IOException {
        Path keys = directory.resolve("keys");

        assertThat(run("keys", "create", keys.toString())).isZero();

        assertThat(out.toString())
                .contains(
                        keys.resolve("pepper").toString(),
                        keys.resolve("signing-key.json").toString())
                .contains("--keyback.keys.directory=" + keys);
        assertThat(Files.getPosixFilePermissions(keys.resolve("pepper"))).hasSize(2);
    }

    @Test
    void aDirectoryThatIsOpenToOthersGetsNoKeysUntilItIsClosed() throws IOException {
        Path keys = Files.createDirectory(directory.resolve("keys"));
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(run("keys", "create", keys.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("chmod 700 " + keys);
        assertThat(keys).isEmptyDirectory();

        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwx------"));
        assertThat(run("keys", "create", keys.toString())).isZero();
    }

    @Test
    void keysThatExistAreNotTouched() throws IOException {
        Files.writeString(directory.resolve("pepper"), "old");

        assertThat(run("keys", "create", directory.toString())).isEqualTo(1);

        assertThat(err.toString())
                .contains(
                        "There is a secret already", directory.resolve("pepper").toString());
        assertThat(directory.resolve("pepper")).hasContent("old");
        assertThat(directory.resolve("signing-key.json")).doesNotExist();
    }

    @Test
    void theAnchorKeyAloneIsMadeForAnInstallationThatHasTheOthers() throws IOException {
        Files.writeString(directory.resolve("pepper"), "old");

        assertThat(run("keys", "create", "--anchor-key", directory.toString())).isZero();
        assertThat(run("keys", "create", "--anchor-key", directory.toString())).isEqualTo(1);

        assertThat(out.toString()).contains(directory.resolve("anchor-key.json").toString());
        assertThat(directory.resolve("signing-key.json")).doesNotExist();
    }

    private int run(String... arguments) {
        CommandLine line = Commands.line(new ServeRecorder(starts));
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    private static final class ServeRecorder extends Serve {

        private final List<String> starts;

        ServeRecorder(List<String> starts) {
            super(CommandsTest.class);
            this.starts = starts;
        }

        @Override
        int serve(List<String> settings, boolean demo) {
            starts.add(settings + " demo=" + demo);
            return 0;
        }
    }
}
