package io.keyback.documentcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyback.bench.BenchRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchManifestTest {

    private static final String TD2 = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<|D231458907UTO7408122F1204159<<<<<<<6";

    @TempDir
    private Path directory;

    @BeforeEach
    void pictures() throws IOException {
        Files.createDirectory(directory.resolve("more"));
        Files.writeString(directory.resolve("a.jpg"), "");
        Files.writeString(directory.resolve("more/b, \"c\".jpg"), "");
    }

    @Test
    void readsQuotedAndPlainValues() throws IOException {
        write("file,kind,text\na.jpg,TD2," + TD2 + "\r\n\"more/b, \"\"c\"\".jpg\",PDF417,\"@|DAQ1, \"\"2\"\"\"\n\n");

        BenchManifest manifest = BenchManifest.of(directory);

        assertThat(manifest.items()).hasSize(2);
        assertThat(manifest.items().get(0).kind()).isEqualTo(BenchKind.TD2);
        assertThat(manifest.items().get(0).lines()).hasSize(2).allMatch(line -> line.length() == 36);
        assertThat(manifest.items().get(0).folder()).isEmpty();
        assertThat(manifest.items().get(1).name()).isEqualTo("more/b, \"c\".jpg");
        assertThat(manifest.items().get(1).folder()).isEqualTo("more");
        assertThat(manifest.items().get(1).lines()).containsExactly("@", "DAQ1, \"2\"");
    }

    @Test
    void textMayBeEmptyAndTheLastLineUnended() throws IOException {
        write("file,kind,text\na.jpg,none,");
        assertThat(BenchManifest.of(directory).items().get(0).lines()).isEmpty();

        write("file,kind,text\na.jpg,TD3,\"\"");
        assertThat(BenchManifest.of(directory).items().get(0).length()).isEqualTo(44);
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        refused("There is no manifest.csv");
        assertThatExceptionOfType(BenchRefused.class)
                .isThrownBy(() -> BenchManifest.of(directory.resolve("nowhere")))
                .withMessageContaining("No such folder");

        write("file,kind,text\nmore,TD3,\n");
        refused("line 2: " + directory.resolve("more") + " is no file");
        write("file,kind,text\na.jpg,TD3,\nz.jpg,TD3,\n");
        refused("line 3: there is no file");
    }

    @Test
    void saysWhatIsBroken() throws IOException {
        write("name,kind,text\na.jpg,TD3,\n");
        refused("must begin with the line file,kind,text");
        write("file,kind,text\n");
        refused("names no picture");
        write("file,kind,text\na.jpg,TD4,\n");
        refused("line 2: unknown kind 'TD4', known are [TD1, TD2, TD3, MRV, PDF417, none]");
        write("file,kind,text\na.jpg,TD3," + TD2 + "\n");
        refused("line 2: not the lines of a TD3");
        write("file,kind,text\na.jpg,none,X\n");
        refused("line 2: kind none has no text");
        write("file,kind,text\na.jpg,TD3,\na.jpg,TD3,\n");
        refused("line 3: a.jpg stands there twice");
    }

    private void write(String manifest) throws IOException {
        Files.writeString(directory.resolve("manifest.csv"), manifest);
    }

    private void refused(String reason) {
        assertThatExceptionOfType(BenchRefused.class)
                .isThrownBy(() -> BenchManifest.of(directory))
                .withMessageContaining(reason);
    }
}
