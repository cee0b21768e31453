package io.keyback.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.keyback.TestDatabase;
import io.keyback.caseid.CaseId;
import io.keyback.vault.Place;
import io.keyback.vault.Place.What;
import io.keyback.vault.TestVault;
import io.keyback.vault.Vault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The rotation of the key ring as somebody does it who reads the help. */
class KeyRotationIT {

    private static final Place NAME = Place.of(What.ANSWER, "name");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void rotateRewrapRetireWhileKeybackServes() throws Exception {
        Path keys = directory.resolve("keys");
        assertThat(run("keys", "create", keys.toString())).isZero();
        String before = Files.readString(keys.resolve("key-ring.json"));
        try (HikariDataSource database = TestDatabase.migrated()) {
            Vault serving = TestVault.on(database, directory);
            CaseId caseId = new CaseId(UUID.randomUUID());
            byte[] sealed = serving.of(caseId).sealText(NAME, "Grace Hopper");
            String[] settings = {
                "--spring.datasource.url=" + database.getJdbcUrl(),
                "--spring.datasource.username=" + database.getUsername(),
                "--keyback.keys.directory=" + keys
            };

            assertThat(run("keys", "rotate", keys.toString())).isZero();
            assertThat(run("keys", "retire", settings)).isEqualTo(1);
            assertThat(err.toString()).contains("1 data keys are still wrapped by old keys", "keys rewrap");
            assertThat(run("keys", "rewrap", settings)).isZero();
            assertThat(out.toString()).contains("1 data keys were wrapped anew");
            assertThat(run("keys", "retire", settings)).isZero();
            assertThat(out.toString()).contains("1 old keys were taken out");

            assertThat(serving.of(caseId).openText(NAME, sealed)).isEqualTo("Grace Hopper");
            String after = Files.readString(keys.resolve("key-ring.json"));
            assertThat(after).isNotEqualTo(before).containsOnlyOnce("keyData");
            assertThat(Files.getPosixFilePermissions(keys.resolve("key-ring.json")))
                    .hasSize(2);
        }
    }

    @Test
    void aWrongSettingIsWrongUsage() {
        assertThat(run("keys", "rewrap", "--keyback.keys.directory", "keys")).isEqualTo(2);
    }

    private int run(String group, String command, String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = group;
        all[1] = command;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        CommandLine line = Commands.line(KeyRotationIT.class);
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(all);
    }
}
