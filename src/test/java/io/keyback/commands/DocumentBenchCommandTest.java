package io.keyback.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.documentcheck.drawing.DrawnSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DocumentBenchCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void saysWhatItFoundOnTheScreenAndInAFile() throws IOException {
        new DrawnSet(3, 1).write(directory);
        Files.writeString(directory.resolve("broken.jpg"), "no picture");
        Files.writeString(
                directory.resolve("manifest.csv"),
                Files.readString(directory.resolve("manifest.csv")) + "broken.jpg,TD3,\n");
        Path json = directory.resolve("found.json");

        assertThat(run(directory.toString(), "--json", json.toString())).isZero();

        assertThat(out.toString()).contains("| all pictures | 2 |", "false accepts", "Peak memory");
        assertThat(json).content().contains("\"withCode\"", "\"NO_PICTURE\"");
    }

    @Test
    void aFolderThatCannotBeJudgedIsWrongUsage() {
        assertThat(run(directory.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("There is no manifest.csv");

        assertThat(run()).isEqualTo(2);
        assertThat(run(
                        directory.toString(),
                        "--json",
                        directory.resolve("no/where.json").toString()))
                .isEqualTo(2);
    }

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "document-bench";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        CommandLine line = Commands.line(DocumentBenchCommandTest.class);
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(all);
    }
}
