package io.keyback.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;

class AuditCommandsIT {

    private final StringWriter out = new StringWriter();
    private final TestDatabase database = TestDatabase.create();

    @TempDir
    private Path directory;

    @Test
    void theExitCodeSaysWhetherTheTrailIsIntact() throws IOException {
        JdbcClient jdbc = JdbcClient.create(database.dataSource());
        String keys = directory.resolve("keys").toString();
        assertThat(run(List.of("keys", "create", keys))).isZero();

        assertThat(audit("verify")).as(out.toString()).isEqualTo(2);
        assertThat(out.toString()).contains("There is no anchor in " + directory.resolve("anchors"));

        assertThat(audit("anchor")).as(out.toString()).isZero();
        assertThat(directory.resolve("anchors/anchor-000001.json")).isNotEmptyFile();
        assertThat(audit("verify")).as(out.toString()).isZero();
        assertThat(out.toString()).contains("0 entries in 0 chains are intact.", "1 anchors are intact");

        jdbc.sql("insert into keyback.audit_head (chain, number, mac) values (gen_random_uuid(), 3, '')")
                .update();
        assertThat(audit("verify")).as(out.toString()).isEqualTo(1);
        assertThat(out.toString()).contains("Broken: The end of the chain of case KB-");

        assertThat(audit("verify", "--case", "KB-0000")).isEqualTo(2);
        Path receipt = Files.writeString(directory.resolve("receipt"), "none");
        assertThat(audit("verify", "--receipt", receipt.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("Broken: The receipt does not have the form of one");
        jdbc.sql("drop table keyback.audit_entry").update();
        assertThat(audit("verify")).isEqualTo(2);
        assertThat(out.toString()).contains("Cannot say: ");
    }

    private int audit(String... command) {
        List<String> arguments = new ArrayList<>(List.of("audit"));
        arguments.addAll(List.of(command));
        arguments.addAll(List.of(
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--keyback.keys.directory=" + directory.resolve("keys"),
                "--keyback.audit.anchor-directory=" + directory.resolve("anchors")));
        return run(arguments);
    }

    private int run(List<String> arguments) {
        CommandLine line = Commands.line(AuditCommandsIT.class);
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true));
        return line.execute(arguments.toArray(String[]::new));
    }
}
