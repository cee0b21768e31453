package io.keyback.facecheck.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyback.bench.BenchRefused;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClipTest {

    @TempDir
    private Path directory;

    @Test
    void patchesOfAGifAreLaidOnWhatIsLeftOfTheOnesBefore() throws IOException {
        Path gif = gif(
                new Patch(Color.RED, 0, 0, 4, "none"),
                new Patch(Color.BLUE, 0, 0, 2, "restoreToPrevious"),
                new Patch(Color.GREEN, 2, 2, 2, "restoreToBackgroundColor"),
                new Patch(Color.BLACK, 0, 3, 1, "none"));

        List<BufferedImage> frames = all(gif);

        assertThat(frames).hasSize(4).allMatch(frame -> frame.getWidth() == 4 && frame.getHeight() == 4);
        assertThat(colours(frames.get(0))).containsExactly(Color.RED, Color.RED, Color.RED);
        assertThat(colours(frames.get(1))).containsExactly(Color.BLUE, Color.RED, Color.RED);
        assertThat(colours(frames.get(2))).containsExactly(Color.RED, Color.GREEN, Color.RED);
        assertThat(colours(frames.get(3))).containsExactly(Color.RED, Color.WHITE, Color.BLACK);
    }

    @Test
    void aCutOffGifIsRefusedOrEndsEarlier() throws IOException {
        Path gif = gif(new Patch(Color.RED, 0, 0, 4, "none"));
        byte[] bytes = Files.readAllBytes(gif);

        for (int length = 4; length < 20; length++) {
            Path cut = Files.write(directory.resolve("cut.gif"), Arrays.copyOf(bytes, length));
            assertThatExceptionOfType(BenchRefused.class)
                    .isThrownBy(() -> all(cut))
                    .withMessageStartingWith(cut.toString());
        }
    }

    @Test
    void picturesOfAFolderComeInTheOrderOfTheirNames() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("frames"));
        ImageIO.write(plain(Color.GREEN, 3), "png", folder.resolve("002.png").toFile());
        ImageIO.write(plain(Color.RED, 2), "png", folder.resolve("001.PNG").toFile());
        ImageIO.write(plain(Color.BLUE, 8), "jpeg", folder.resolve("003.jpg").toFile());
        Files.writeString(folder.resolve("000.txt"), "no picture");

        assertThat(all(folder)).extracting(BufferedImage::getWidth).containsExactly(2, 3, 8);
    }

    @Test
    void aFolderOfSomethingElseIsRefused() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("frames"));
        refused(folder, "frames has no frames");

        ImageIO.write(plain(Color.RED, 2), "gif", folder.resolve("001.png").toFile());
        refused(folder, "frame 1: 001.png: is neither JPEG nor PNG");
        Files.writeString(folder.resolve("001.png"), "no picture");
        refused(folder, "frame 1: 001.png: is no picture");
        BufferedImage large = new BufferedImage(4001, 1000, BufferedImage.TYPE_BYTE_BINARY);
        ImageIO.write(large, "png", folder.resolve("001.png").toFile());
        refused(folder, "frame 1: 001.png: 4001 × 1000 pixels are none or more than 4000000");
    }

    @ParameterizedTest
    @CsvSource({
        "C420jpeg, 235, 128, 128, 255, 255, 255",
        "C420mpeg2, 16, 128, 128, 0, 0, 0",
        "C420, 81, 90, 240, 255, 0, 0",
        "C420paldv, 145, 54, 34, 0, 255, 0",
        "XYZ, 41, 240, 110, 0, 0, 255",
        "XCOLORRANGE=FULL, 76, 85, 255, 254, 0, 0",
        "XCOLORRANGE=FULL, 255, 128, 128, 255, 255, 255"
    })
    void filmsHaveTheColoursOfBt601(String parameter, int luma, int blue, int red, int r, int g, int b)
            throws IOException {
        byte[] frame = new byte[4 * 2 + 2 * 2];
        Arrays.fill(frame, 0, 8, (byte) luma);
        Arrays.fill(frame, 8, 10, (byte) blue);
        Arrays.fill(frame, 10, 12, (byte) red);

        Color colour = new Color(
                all(film("W4 H2 F15:1 Ip A1:1 " + parameter, frame)).get(0).getRGB(3, 1));

        assertThat(colour.getRed()).isBetween(r - 1, r + 1);
        assertThat(colour.getGreen()).isBetween(g - 1, g + 1);
        assertThat(colour.getBlue()).isBetween(b - 1, b + 1);
    }

    @Test
    void filmsMayHaveOddSidesOrNoColours() throws IOException {
        byte[] odd = new byte[3 * 3 + 2 * 4];
        Arrays.fill(odd, (byte) 128);
        odd[8] = (byte) 235;
        byte[] grey = {16, (byte) 235};

        List<BufferedImage> frames = all(film("W3 H3 C420", odd, odd));

        assertThat(frames).hasSize(2);
        assertThat(new Color(frames.get(1).getRGB(2, 2))).isEqualTo(Color.WHITE);
        BufferedImage mono = all(film("W2 H1 Cmono", grey)).get(0);
        assertThat(new Color(mono.getRGB(0, 0))).isEqualTo(Color.BLACK);
        assertThat(new Color(mono.getRGB(1, 0))).isEqualTo(Color.WHITE);
    }

    @Test
    void brokenFilmsAreRefused() throws IOException {
        refused(film("W2 H1 C444", new byte[6]), "cannot read y4m with C444");
        refused(film("W2 H1 It", new byte[4]), "cannot read y4m with It");
        refused(film("W2 Hx", new byte[4]), "no number: Hx");
        refused(film("H2", new byte[4]), "0 × 2 pixels are none or more than");
        refused(film("W-2 H-2", new byte[4]), "pixels are none or more than");
        refused(film("W2147483647 H2147483647", new byte[4]), "pixels are none or more than");
        refused(film("W2 H1 " + "X".repeat(300), new byte[4]), "a line of the y4m film does not end");
        refused(film("W2 H1"), "has no frames");
        refused(film("W2 H1", new byte[4], new byte[3]), "frame 2: the film ends within it");
        refused(film("W2 H1", new byte[5]), "frame 2: a line of the y4m film does not end");
        refused(film("W2 H1", new byte[4], "\n\n\n\nTAIL\n".getBytes(StandardCharsets.US_ASCII)), "no FRAME where");
    }

    @Test
    void longFilmsAreRefused() throws IOException {
        byte[][] frames = new byte[Clip.MOST_FRAMES + 1][1];

        refused(film("W1 H1 Cmono", frames), "has more than 3000 frames");
        assertThat(all(film("W1 H1 Cmono", Arrays.copyOf(frames, Clip.MOST_FRAMES))))
                .hasSize(3000);
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        refused(Files.writeString(directory.resolve("a.gif"), "GI"), "it is no GIF, no y4m film and no folder");
        refused(directory.resolve("nowhere.gif"), "nowhere.gif cannot be read");
    }

    private record Patch(Color colour, int x, int y, int side, String disposal) {}

    private Path gif(Patch... patches) throws IOException {
        Path file = directory.resolve("clip.gif");
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (Patch patch : patches) {
                BufferedImage picture = plain(patch.colour(), patch.side());
                IIOMetadata metadata =
                        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(picture), null);
                IIOMetadataNode root = new IIOMetadataNode(metadata.getNativeMetadataFormatName());
                root.appendChild(descriptor(patch));
                root.appendChild(control(patch));
                metadata.mergeTree(metadata.getNativeMetadataFormatName(), root);
                writer.writeToSequence(new IIOImage(picture, null, metadata), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return file;
    }

    private static IIOMetadataNode descriptor(Patch patch) {
        IIOMetadataNode node = new IIOMetadataNode("ImageDescriptor");
        node.setAttribute("imageLeftPosition", String.valueOf(patch.x()));
        node.setAttribute("imageTopPosition", String.valueOf(patch.y()));
        node.setAttribute("imageWidth", String.valueOf(patch.side()));
        node.setAttribute("imageHeight", String.valueOf(patch.side()));
        node.setAttribute("interlaceFlag", "FALSE");
        return node;
    }

    private static IIOMetadataNode control(Patch patch) {
        IIOMetadataNode node = new IIOMetadataNode("GraphicControlExtension");
        node.setAttribute("disposalMethod", patch.disposal());
        node.setAttribute("userInputFlag", "FALSE");
        node.setAttribute("transparentColorFlag", "FALSE");
        node.setAttribute("delayTime", "10");
        node.setAttribute("transparentColorIndex", "0");
        return node;
    }

    /** Of the corners at the upper left, lower right and lower left. */
    private static List<Color> colours(BufferedImage frame) {
        return List.of(new Color(frame.getRGB(0, 0)), new Color(frame.getRGB(3, 3)), new Color(frame.getRGB(0, 3)));
    }

    private static BufferedImage plain(Color colour, int side) {
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(colour);
        canvas.fillRect(0, 0, side, side);
        canvas.dispose();
        return picture;
    }

    private Path film(String parameters, byte[]... frames) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("YUV4MPEG2 " + parameters + "\n").getBytes(StandardCharsets.US_ASCII));
        for (byte[] frame : frames) {
            out.writeBytes("FRAME\n".getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(frame);
        }
        return Files.write(directory.resolve("clip.y4m"), out.toByteArray());
    }

    private static List<BufferedImage> all(Path file) {
        List<BufferedImage> frames = new ArrayList<>();
        try (Clip clip = Clip.of(file)) {
            for (Optional<BufferedImage> next = clip.next(); next.isPresent(); next = clip.next()) {
                frames.add(next.get());
            }
        }
        return frames;
    }

    private static void refused(Path file, String reason) {
        assertThatExceptionOfType(BenchRefused.class)
                .isThrownBy(() -> all(file))
                .withMessageContaining(reason);
    }
}
