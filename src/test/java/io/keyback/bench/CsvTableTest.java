package io.keyback.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {

    @TempDir
    private Path outside;

    private Path directory;

    @BeforeEach
    void files() throws IOException {
        directory = Files.createDirectory(outside.resolve("dir"));
        Files.writeString(directory.resolve("a.jpg"), "");
        Files.writeString(outside.resolve("b.jpg"), "");
    }

    @Test
    void readsQuotedAndPlainValues() throws IOException {
        write("\uFEFFfile,text\r\na,b c\r\n\n\"d, \"\"e\"\"\",\"f\ng\"\nh,\n\"i\",\"\"");

        List<CsvTable.Row> rows = table().rows();

        assertThat(rows)
                .extracting(CsvTable.Row::values)
                .containsExactly(List.of("a", "b c"), List.of("d, \"e\"", "f\ng"), List.of("h", ""), List.of("i", ""));
        assertThat(rows).extracting(CsvTable.Row::line).containsExactly(2, 4, 6, 7);
        assertThat(rows.get(1).value(1)).isEqualTo("f\ng");
        assertThat(rows.get(2).refused("reason")).hasMessage("table.csv, line 6: reason");
    }

    @Test
    void saysWhatIsMissing() {
        refused("There is no table.csv in " + directory);
        assertThatExceptionOfType(BenchRefused.class)
                .isThrownBy(() -> CsvTable.of(outside.resolve("nowhere/table.csv"), List.of("file")))
                .withMessage("No such folder: " + outside.resolve("nowhere"));
    }

    @Test
    void saysWhatIsMalformed() throws IOException {
        write("");
        refused("table.csv must begin with the line file,text");
        write("text,file\n");
        refused("table.csv must begin with the line file,text");
        write("file,text\n\na\n");
        refused("table.csv, line 3: needs 2 values, has 1");
        write("file,text\na,b,c\n");
        refused("table.csv, line 2: needs 2 values, has 3");
        write("file,text\na,\"b\n\n");
        refused("table.csv, line 2: a quote is opened and never closed");
        write("file,text\n\"a\"b,c\n");
        refused("table.csv, line 2: something stands behind a closing quote");
        Files.write(directory.resolve("table.csv"), "file,text\n\u00FC,\n".getBytes(StandardCharsets.ISO_8859_1));
        refused(directory.resolve("table.csv") + " is not UTF-8");
    }

    @Test
    void aFileMustBeThereAndInTheFolder() throws IOException {
        Files.createSymbolicLink(directory.resolve("link.jpg"), outside.resolve("b.jpg"));
        write("file,text\na.jpg,\nz.jpg,\n,\n../b.jpg,\n" + outside.resolve("b.jpg") + ",\nlink.jpg,\n\0,\n");
        List<CsvTable.Row> rows = table().rows();

        assertThat(rows.get(0).file(0)).isEqualTo(directory.resolve("a.jpg"));
        refused(rows.get(1), "there is no file " + directory.resolve("z.jpg"));
        refused(rows.get(2), "there is no file");
        refused(rows.get(3), "../b.jpg is outside " + directory);
        refused(rows.get(4), outside.resolve("b.jpg") + " is outside " + directory);
        refused(rows.get(5), "link.jpg is outside " + directory);
        refused(rows.get(6), "there is no file");
    }

    private void write(String text) throws IOException {
        Files.writeString(directory.resolve("table.csv"), text);
    }

    private CsvTable table() {
        return CsvTable.of(directory.resolve("table.csv"), List.of("file", "text"));
    }

    private void refused(String reason) {
        assertThatExceptionOfType(BenchRefused.class).isThrownBy(this::table).withMessage(reason);
    }

    private static void refused(CsvTable.Row row, String reason) {
        assertThatExceptionOfType(BenchRefused.class)
                .isThrownBy(() -> row.file(0))
                .withMessageStartingWith("table.csv, line " + row.line() + ": " + reason);
    }
}
