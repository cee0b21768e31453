package io.keyback.documentcheck.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.documentcheck.mrz.MachineReadableZone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Draws a handful; {@code mvn -o test -Dtest=DrawnSetTest -Ddocuments.write=DIR -Ddocuments.count=N} writes a set for
 * the bench, {@code -Ddocuments.seed=S} another one.
 */
class DrawnSetTest {

    @TempDir
    private Path directory;

    @Test
    void writesASetWhereOneIsAskedFor() throws IOException {
        String asked = System.getProperty("documents.write");
        Path target = asked == null ? directory : Files.createDirectories(Path.of(asked));
        int count = Integer.getInteger("documents.count", 3);

        new DrawnSet(Long.getLong("documents.seed", 1), count).write(target);

        assertThat(Files.readAllLines(target.resolve("manifest.csv")))
                .hasSize(count + 1)
                .startsWith("file,kind,text");
    }

    @Test
    void theSameSeedDrawsTheSameAndAnotherSeedSomethingElse() {
        DrawnSet.Entry entry = new DrawnSet(7, 1).entry(0);

        assertThat(new DrawnSet(7, 9).entry(0).name()).isEqualTo(entry.name());
        assertThat(new DrawnSet(7, 9).entry(0).document().jpeg())
                .isEqualTo(entry.document().jpeg());
        assertThat(new DrawnSet(8, 1).entry(0).document().lines())
                .isNotEqualTo(entry.document().lines());
    }

    @Test
    void whatItSaysIsWrittenKeepsTheCheckDigits() {
        new DrawnSet(7, 700)
                .entries().stream()
                        .map(DrawnSet.Entry::document)
                        .filter(document -> document.kind() != DrawnDocument.Kind.NONE
                                && document.kind() != DrawnDocument.Kind.PDF417)
                        .forEach(document -> assertThat(MachineReadableZone.parse(document.lines())
                                        .checkDigitsHold())
                                .as(String.join("|", document.lines()))
                                .isTrue());
    }

    @Test
    void oneFlawMoreLeavesTheContentAsItWas() {
        DrawnDocument document = DrawnDocument.passport(Bearer.of(5).named("Иванова", "Ольга"));

        assertThat(document.upsideDown().blurred().lines()).isEqualTo(document.lines());
        assertThat(document.lines().get(0)).contains("IVANOVA<<OLGA<<<").hasSize(44);
        assertThat(document.in(Typeface.OCR_A).kind()).isEqualTo(DrawnDocument.Kind.NONE);
    }
}
