package io.keyback.facecheck.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyback.bench.BenchRefused;
import io.keyback.facecheck.bench.ClipManifest.Item;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestsTest {

    @TempDir
    private Path directory;

    @BeforeEach
    void files() throws IOException {
        Files.createDirectory(directory.resolve("frames"));
        Files.writeString(directory.resolve("a.gif"), "");
        Files.writeString(directory.resolve("b.y4m"), "");
        Files.writeString(directory.resolve("c.jpg"), "");
        ImageIO.write(
                new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB),
                "png",
                directory.resolve("d.png").toFile());
    }

    @Test
    void clipsSayWhatIsDoneInThem() throws IOException {
        clips("a.gif,12.5,Smile + turn left; close-eyes\nb.y4m,15,\nframes,6,refused\n");

        List<Item> items = ClipManifest.of(directory).items();

        assertThat(items)
                .containsExactly(
                        new Item(
                                "a.gif",
                                directory.resolve("a.gif"),
                                12.5,
                                List.of(Done.SMILE, Done.TURN_LEFT, Done.CLOSE_EYES),
                                false),
                        new Item("b.y4m", directory.resolve("b.y4m"), 15, List.of(), false),
                        new Item("frames", directory.resolve("frames"), 6, List.of(), true));
    }

    @Test
    void clipsSayWhatIsBroken() throws IOException {
        refused(ClipManifest::of, "There is no clips.csv in " + directory);
        clips("");
        refused(ClipManifest::of, "clips.csv names no clip");
        clips("a.gif,15,\nz.gif,15,\n");
        refused(ClipManifest::of, "clips.csv, line 3: there is no file " + directory.resolve("z.gif"));
        clips("../" + directory.getFileName() + "/..,15,\n");
        refused(ClipManifest::of, "is outside " + directory);
        clips("a.gif,15,\na.gif,15,\n");
        refused(ClipManifest::of, "clips.csv, line 3: a.gif stands there twice");
        clips("a.gif,15,smile+nod\n");
        refused(
                ClipManifest::of,
                "line 2: unknown gesture 'nod', known are [close_eyes, smile, turn_left, turn_right, turn], or refused alone");
        clips("a.gif,15,refused+smile\n");
        refused(ClipManifest::of, "unknown gesture 'refused'");
        clips("a.gif,fast,\n");
        refused(ClipManifest::of, "line 2: fps is no number: 'fast'");
        for (String rate : List.of("0", "-1", "NaN", "241", "Infinity")) {
            clips("a.gif," + rate + ",\n");
            refused(ClipManifest::of, "line 2: fps must be more than 0 and at most 240.0, is " + rate);
        }
    }

    @Test
    void pairsSayWhetherTheyAreTheSame() throws IOException {
        pairs("c.jpg,d.png,yes\nc.jpg,d.png,true\nc.jpg,d.png,1\nd.png,c.jpg,no\nc.jpg,c.jpg,false\nc.jpg,c.jpg,0\n");

        List<PairManifest.Item> items = PairManifest.of(directory).items();

        assertThat(items).extracting(PairManifest.Item::same).containsExactly(true, true, true, false, false, false);
        assertThat(items.get(3))
                .isEqualTo(new PairManifest.Item(
                        List.of("d.png", "c.jpg"), directory.resolve("d.png"), directory.resolve("c.jpg"), false));
    }

    @Test
    void pairsSayWhatIsBroken() throws IOException {
        refused(PairManifest::of, "There is no pairs.csv in " + directory);
        pairs("");
        refused(PairManifest::of, "pairs.csv names no pair");
        pairs("c.jpg,z.jpg,yes\n");
        refused(PairManifest::of, "pairs.csv, line 2: there is no file " + directory.resolve("z.jpg"));
        pairs("frames,c.jpg,yes\n");
        refused(PairManifest::of, "line 2: " + directory.resolve("frames") + " is no file");
        pairs("c.jpg,d.png,perhaps\n");
        refused(PairManifest::of, "line 2: same is yes or no, not 'perhaps'");
    }

    @Test
    void picturesOfPairsAreDecodedOrRefused() {
        assertThat(PairManifest.picture(directory.resolve("d.png")).getWidth()).isEqualTo(3);
        assertThatExceptionOfType(BenchRefused.class)
                .isThrownBy(() -> PairManifest.picture(directory.resolve("c.jpg")))
                .withMessage("Cannot read c.jpg: is no picture");
    }

    private void clips(String rows) throws IOException {
        Files.writeString(directory.resolve("clips.csv"), "file,fps,expected\n" + rows);
    }

    private void pairs(String rows) throws IOException {
        Files.writeString(directory.resolve("pairs.csv"), "a,b,same\n" + rows);
    }

    private void refused(Function<Path, ?> manifest, String reason) {
        assertThatExceptionOfType(BenchRefused.class)
                .isThrownBy(() -> manifest.apply(directory))
                .withMessageContaining(reason);
    }
}
