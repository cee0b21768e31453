package io.keyback.evidence;

import static io.keyback.evidence.HandmadeFiles.joined;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyback.evidence.EvidenceRefused.Reason;
import io.keyback.evidence.PictureIntake.SafePicture;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureIntakeTest {

    private final PictureIntake intake = new PictureIntake(TestSettings.with(), TestSettings.noScanner());

    @ParameterizedTest
    @MethodSource("picturesOfEveryFormat")
    void whatIsKeptIsAlwaysJpeg(PictureFormat format, byte[] upload) {
        SafePicture safe = take(upload);

        assertThat(safe.source()).isEqualTo(format);
        assertThat(safe.jpeg()).startsWith(0xFF, 0xD8, 0xFF);
        assertThat(safe.width()).isEqualTo(640);
        assertThat(safe.height()).isEqualTo(400);
        assertThat(colorAt(safe, 0.25, 0.25)).isEqualTo("red");
    }

    static Stream<Arguments> picturesOfEveryFormat() throws IOException {
        BufferedImage picture = HandmadeFiles.quarters(640, 400);
        return Stream.of(
                Arguments.of(PictureFormat.JPEG, DrawnPictures.jpeg(picture)),
                Arguments.of(PictureFormat.JPEG, progressive(picture)),
                Arguments.of(PictureFormat.PNG, DrawnPictures.png(picture)),
                Arguments.of(PictureFormat.WEBP, HandmadeFiles.LOSSY_WEBP),
                Arguments.of(PictureFormat.WEBP, HandmadeFiles.LOSSLESS_WEBP));
    }

    @Test
    void anEmptyFileIsRefused() {
        assertRefused(Reason.EMPTY, new byte[0]);
    }

    @Test
    void aFileIsTakenUpToTheSizeLimitAndNotBeyond() {
        byte[] jpeg = DrawnPictures.jpeg(HandmadeFiles.quarters(640, 400));
        int limit = 10 * 1024 * 1024;

        assertThat(take(Arrays.copyOf(jpeg, limit)).width()).isEqualTo(640);
        assertRefused(Reason.TOO_LARGE, Arrays.copyOf(jpeg, limit + 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%PDF-1.7\n1 0 obj",
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "<?xml version='1.0'?><svg/>",
                "This is text in a file that is called passport.jpg",
                "<!doctype html><title>x</title>",
                "GIF89a\1\0\1\0",
                "PK\3\4",
                "BM",
                "x"
            })
    void whatIsNotAPictureIsRefused(String content) {
        assertRefused(Reason.NOT_A_PICTURE, content.getBytes(UTF_8));
    }

    @Test
    void heicIsRefusedWithItsOwnAdvice() {
        byte[] box = {0, 0, 0, 24};

        assertRefused(Reason.HEIC, joined(box, "ftypheic\0\0\0\0mif1heic".getBytes(US_ASCII)));
        assertRefused(Reason.HEIC, joined(box, "ftypmif1\0\0\0\0mif1heic".getBytes(US_ASCII)));
        assertRefused(Reason.NOT_A_PICTURE, joined(box, "ftypisom\0\0\0\0isomavc1".getBytes(US_ASCII)));
        assertRefused(Reason.NOT_A_PICTURE, joined(box, "freeheic".getBytes(US_ASCII)));
    }

    @ParameterizedTest
    @CsvSource({
        "DOCUMENT_FRONT, 600, 320, true",
        "DOCUMENT_FRONT, 599, 400, false",
        "DOCUMENT_BACK, 900, 319, false",
        "FACE_FRAME, 320, 240, true",
        "FACE_FRAME, 240, 320, true",
        "FACE_FRAME, 319, 240, false",
        "FACE_FRAME, 320, 239, false"
    })
    void aPictureHasAtLeastTheSidesThatItsKindNeeds(EvidenceKind kind, int width, int height, boolean enough) {
        byte[] jpeg = DrawnPictures.jpeg(HandmadeFiles.quarters(width, height));

        if (enough) {
            assertThat(intake.take(kind, jpeg, any -> {}).width()).isEqualTo(width);
        } else {
            assertThatExceptionOfType(EvidenceRefused.class)
                    .isThrownBy(() -> intake.take(kind, jpeg, any -> {}))
                    .matches(refused -> refused.reason() == Reason.TOO_SMALL);
        }
    }

    @ParameterizedTest
    @CsvSource({"30000, 30000", "10000, 5001", "2147483647, 2147483647"})
    void aPictureWithTooManyPixelsIsRefusedFromItsHeader(int width, int height) {
        assertRefused(Reason.TOO_MANY_PIXELS, HandmadeFiles.hollowPng(width, height));
    }

    @Test
    void aJpegThatDeclaresTooManyPixelsIsRefusedFromItsHeader() {
        byte[] jpeg = DrawnPictures.jpeg(HandmadeFiles.quarters(640, 400));
        int frame = indexOfMarker(jpeg, 0xC0);
        Arrays.fill(jpeg, frame + 5, frame + 9, (byte) 0xF0);

        assertRefused(Reason.TOO_MANY_PIXELS, jpeg);
    }

    @Test
    void aPictureThatItsDecoderHoldsWholeMayHaveFewerPixels() throws IOException {
        PictureIntake careful =
                new PictureIntake(TestSettings.with("max-pixels-held-whole", "255999"), TestSettings.noScanner());
        BufferedImage picture = HandmadeFiles.quarters(640, 400);

        assertThat(careful.take(EvidenceKind.DOCUMENT_FRONT, DrawnPictures.jpeg(picture), any -> {})
                        .width())
                .isEqualTo(640);
        assertRefused(careful, Reason.TOO_MANY_PIXELS, progressive(picture));
        assertRefused(careful, Reason.TOO_MANY_PIXELS, HandmadeFiles.LOSSLESS_WEBP);
    }

    @Test
    void aProgressiveJpegWithVeryManyScansIsRefused() throws IOException {
        byte[] jpeg = progressive(HandmadeFiles.quarters(640, 400));
        PictureIntake careful = new PictureIntake(TestSettings.with("max-scans", "9"), TestSettings.noScanner());

        assertThat(take(jpeg).width()).isEqualTo(640);
        assertRefused(careful, Reason.NOT_A_PICTURE, jpeg);
    }

    @Test
    void aLargePictureIsScaledDownToTheKeptSide() {
        SafePicture safe = take(DrawnPictures.jpeg(HandmadeFiles.quarters(4000, 2000)));

        assertThat(safe.width()).isEqualTo(3000);
        assertThat(safe.height()).isEqualTo(1500);
        assertThat(colorAt(safe, 0.75, 0.25)).isEqualTo("green");
    }

    @Test
    void aPictureAboveTheDecodeBudgetIsSubsampled() {
        PictureIntake poor = new PictureIntake(TestSettings.with("decode-budget", "300KB"), TestSettings.noScanner());

        SafePicture safe =
                poor.take(EvidenceKind.DOCUMENT_FRONT, DrawnPictures.png(HandmadeFiles.quarters(640, 400)), any -> {});

        assertThat(safe.width()).isEqualTo(320);
        assertThat(safe.height()).isEqualTo(200);
        assertThat(colorAt(safe, 0.25, 0.75)).isEqualTo("blue");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 640, 400, red, green, blue, white",
        "2, 640, 400, green, red, white, blue",
        "3, 640, 400, white, blue, green, red",
        "4, 640, 400, blue, white, red, green",
        "5, 400, 640, red, blue, green, white",
        "6, 400, 640, blue, red, white, green",
        "7, 400, 640, white, green, blue, red",
        "8, 400, 640, green, white, red, blue",
        "9, 640, 400, red, green, blue, white"
    })
    void thePictureIsTurnedAsExifSays(
            int orientation,
            int width,
            int height,
            String topLeft,
            String topRight,
            String bottomLeft,
            String bottomRight) {
        byte[] jpeg = DrawnPictures.jpeg(HandmadeFiles.quarters(640, 400));
        byte[] exif = HandmadeFiles.exif(orientation, "Camera", "2026:11:20 10:00:00");

        SafePicture safe = take(HandmadeFiles.withExif(jpeg, exif));

        assertThat(safe.width()).isEqualTo(width);
        assertThat(safe.height()).isEqualTo(height);
        assertThat(colorAt(safe, 0.25, 0.25)).isEqualTo(topLeft);
        assertThat(colorAt(safe, 0.75, 0.25)).isEqualTo(topRight);
        assertThat(colorAt(safe, 0.25, 0.75)).isEqualTo(bottomLeft);
        assertThat(colorAt(safe, 0.75, 0.75)).isEqualTo(bottomRight);
    }

    @ParameterizedTest
    @MethodSource("picturesWithExif")
    void exifIsReadInEveryFormat(byte[] upload) {
        SafePicture safe = take(upload);

        assertThat(safe.signals().software()).isEqualTo("Secret Camera 1.0");
        assertThat(safe.signals().takenAt()).isEqualTo(Instant.parse("2026-11-20T10:00:00Z"));
    }

    @ParameterizedTest
    @MethodSource("picturesWithExif")
    void nothingBesideThePixelsIsKept(byte[] upload) {
        assertThat(HandmadeFiles.contains(upload, "Secret Camera")).isTrue();

        assertThat(HandmadeFiles.contains(take(upload).jpeg(), "Secret")).isFalse();
    }

    static Stream<byte[]> picturesWithExif() {
        BufferedImage picture = HandmadeFiles.quarters(640, 400);
        byte[] exif = HandmadeFiles.exif(1, "Secret Camera 1.0", "2026:11:20 10:00:00");
        byte[] xmp = "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Secret</x:xmpmeta>".getBytes(US_ASCII);
        byte[] jpeg = HandmadeFiles.withExif(DrawnPictures.jpeg(picture), exif);
        jpeg = HandmadeFiles.withSegment(jpeg, 0xE1, xmp);
        jpeg = HandmadeFiles.withSegment(jpeg, 0xED, "Photoshop 3.0\0Secret".getBytes(US_ASCII));
        jpeg = HandmadeFiles.withSegment(jpeg, 0xFE, "Secret comment".getBytes(US_ASCII));
        byte[] png = HandmadeFiles.withChunk(DrawnPictures.png(picture), "eXIf", exif);
        png = HandmadeFiles.withChunk(png, "tEXt", "Comment\0Secret".getBytes(US_ASCII));
        byte[] webp = HandmadeFiles.webp(
                Arrays.copyOfRange(HandmadeFiles.LOSSLESS_WEBP, 12, HandmadeFiles.LOSSLESS_WEBP.length),
                HandmadeFiles.webpChunk("EXIF", exif),
                HandmadeFiles.webpChunk("XMP ", xmp));
        byte[] prefixed = HandmadeFiles.webp(
                Arrays.copyOfRange(HandmadeFiles.LOSSLESS_WEBP, 12, HandmadeFiles.LOSSLESS_WEBP.length),
                HandmadeFiles.webpChunk("EXIF", joined("Exif\0\0".getBytes(US_ASCII), exif)));
        return Stream.of(jpeg, png, webp, prefixed);
    }

    @Test
    void aFileThatIsAlsoAnArchiveLosesItsTail() {
        byte[] tail = "PK\3\4evil.jar".getBytes(US_ASCII);
        byte[] jpeg = joined(DrawnPictures.jpeg(HandmadeFiles.quarters(640, 400)), tail);
        byte[] png = joined(DrawnPictures.png(HandmadeFiles.quarters(640, 400)), tail);
        byte[] webp = joined(HandmadeFiles.LOSSY_WEBP, tail);

        assertThat(Stream.of(jpeg, png, webp).map(upload -> take(upload).jpeg()))
                .noneMatch(kept -> HandmadeFiles.contains(kept, "evil.jar"))
                .allMatch(kept -> (kept[kept.length - 1] & 0xFF) == 0xD9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zTXt", "iTXt", "iCCP"})
    void aChunkThatInflatesWithoutEndIsHarmless(String type) {
        byte[] bomb = joined("Comment\0\0".getBytes(US_ASCII), HandmadeFiles.deflated(64 * 1024 * 1024));
        byte[] png = HandmadeFiles.withChunk(DrawnPictures.png(HandmadeFiles.quarters(640, 400)), type, bomb);
        long before = allocated();

        SafePicture safe = take(png);

        assertThat(safe.width()).isEqualTo(640);
        assertThat(allocated() - before).isLessThan(32 * 1024 * 1024);
    }

    @Test
    void aChunkThatDeclaresALengthBeyondTheFileCostsNoMemory() {
        byte[] webp = HandmadeFiles.LOSSLESS_WEBP.clone();
        Arrays.fill(webp, 16, 19, (byte) 0xFF);
        webp[19] = 0x6F;
        long before = allocated();

        assertRefused(Reason.DAMAGED, webp);
        assertThat(allocated() - before).isLessThan(32 * 1024 * 1024);
    }

    @ParameterizedTest
    @MethodSource("picturesOfEveryFormat")
    void aTruncatedPictureIsDamaged(PictureFormat format, byte[] upload) {
        assertRefused(Reason.DAMAGED, Arrays.copyOf(upload, upload.length * 3 / 4));
        assertRefused(Reason.DAMAGED, Arrays.copyOf(upload, upload.length - 2));
        assertRefused(Reason.DAMAGED, Arrays.copyOf(upload, upload.length - 12));
        assertRefused(Reason.DAMAGED, Arrays.copyOf(upload, 30));
        assertRefused(Reason.DAMAGED, Arrays.copyOf(upload, 20));
    }

    @Test
    void aJpegWithAHoleInItsDataIsDamaged() {
        byte[] jpeg = DrawnPictures.idCardFront();
        Arrays.fill(jpeg, jpeg.length / 2, jpeg.length * 3 / 4, (byte) 0);

        assertRefused(Reason.DAMAGED, jpeg);
    }

    @Test
    void aJpegWithForeignDataInTheMiddleIsDamaged() {
        byte[] jpeg = DrawnPictures.idCardFront();
        Random random = new Random(3);
        for (int i = jpeg.length / 2; i < jpeg.length * 3 / 4; i++) {
            jpeg[i] = (byte) random.nextInt(255);
        }

        assertRefused(Reason.DAMAGED, jpeg);
    }

    @Test
    void aJpegWithoutItsSecondHalfIsDamagedThoughItHasAnEnd() {
        byte[] jpeg = DrawnPictures.idCardFront();
        byte[] half = Arrays.copyOf(jpeg, jpeg.length / 2);
        half[half.length - 2] = (byte) 0xFF;
        half[half.length - 1] = (byte) 0xD9;

        assertRefused(Reason.DAMAGED, half);
    }

    @Test
    void aPngWithAWrongChecksumIsDamaged() {
        byte[] png = DrawnPictures.png(HandmadeFiles.quarters(640, 400));
        int lastByteOfTheChecksum = png.length - 12 - 1;
        png[lastByteOfTheChecksum] ^= 1;

        assertRefused(Reason.DAMAGED, png);
    }

    @Test
    void aPngWhoseDataDoNotInflateIsDamaged() {
        byte[] data = HandmadeFiles.deflated(400 * 81);
        byte noSuchBlock = 7;
        data[2] = noSuchBlock;

        assertRefused(Reason.DAMAGED, HandmadeFiles.png(640, 400, data));
    }

    @Test
    void aPngThatHasFewerPixelsThanItDeclaresIsDamaged() {
        assertRefused(Reason.DAMAGED, HandmadeFiles.hollowPng(640, 400));
    }

    @Test
    void anAnimatedWebpIsRefused() {
        byte[] header = {2, 0, 0, 0, 127, 2, 0, (byte) 143, 1, 0};
        byte[] frame = joined(
                new byte[16], Arrays.copyOfRange(HandmadeFiles.LOSSLESS_WEBP, 12, HandmadeFiles.LOSSLESS_WEBP.length));

        assertRefused(
                Reason.NOT_A_PICTURE,
                HandmadeFiles.webp(
                        HandmadeFiles.webpChunk("VP8X", header),
                        HandmadeFiles.webpChunk("ANIM", new byte[6]),
                        HandmadeFiles.webpChunk("ANMF", frame)));
    }

    @Test
    void ofAnAnimatedPngTheStillPictureIsTaken() {
        byte[] png = DrawnPictures.png(HandmadeFiles.quarters(640, 400));
        byte[] animated = HandmadeFiles.withChunk(png, "acTL", new byte[] {0, 0, 0, 9, 0, 0, 0, 0});

        assertThat(colorAt(take(animated), 0.25, 0.25)).isEqualTo("red");
    }

    @Test
    void whatIsTransparentBecomesWhite() {
        BufferedImage clear = new BufferedImage(640, 400, BufferedImage.TYPE_INT_ARGB);
        byte[] colors = {0, (byte) 255};
        IndexColorModel palette = new IndexColorModel(1, 2, colors, colors, colors, 0);
        BufferedImage indexed = new BufferedImage(640, 400, BufferedImage.TYPE_BYTE_BINARY, palette);

        assertThat(colorAt(take(DrawnPictures.png(clear)), 0.5, 0.5)).isEqualTo("white");
        assertThat(colorAt(take(DrawnPictures.png(indexed)), 0.5, 0.5)).isEqualTo("white");
    }

    @Test
    void aJpegThatOnlyExifMarksAsYCbCrKeepsItsColors() throws IOException {
        byte[] jpeg = ambiguous(HandmadeFiles.quarters(640, 400));
        byte[] withoutJfif = joined(Arrays.copyOf(jpeg, 2), Arrays.copyOfRange(jpeg, 2 + 18, jpeg.length));
        byte[] exif = HandmadeFiles.exif(1, "Camera", "2026:11:20 10:00:00");

        SafePicture safe = take(HandmadeFiles.withExif(withoutJfif, exif));

        assertThat(colorAt(safe, 0.25, 0.25)).isEqualTo("red");
    }

    @Test
    void aJpegWithRestartMarkersIsTakenWhole() throws IOException {
        SafePicture safe = take(withRestartMarkers(HandmadeFiles.quarters(640, 400)));

        assertThat(colorAt(safe, 0.25, 0.75)).isEqualTo("blue");
    }

    @Test
    void aJpegOfACodingThatNoCameraUsesIsRefused() {
        byte[] arithmetic = DrawnPictures.jpeg(HandmadeFiles.quarters(640, 400));
        arithmetic[indexOfMarker(arithmetic, 0xC0) + 1] = (byte) 0xC9;

        assertRefused(Reason.NOT_A_PICTURE, arithmetic);
    }

    @Test
    void aJpegMadeForPrintIsRefused() throws IOException {
        WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 640, 400, 4, null);

        assertRefused(Reason.NOT_A_PICTURE, written(new IIOImage(inks, null, null), false));
    }

    private SafePicture take(byte[] upload) {
        return intake.take(EvidenceKind.DOCUMENT_FRONT, upload, any -> {});
    }

    private void assertRefused(Reason reason, byte[] upload) {
        assertRefused(intake, reason, upload);
    }

    private static void assertRefused(PictureIntake intake, Reason reason, byte[] upload) {
        assertThatExceptionOfType(EvidenceRefused.class)
                .isThrownBy(() -> intake.take(EvidenceKind.DOCUMENT_FRONT, upload, any -> {}))
                .matches(refused -> refused.reason() == reason, reason.name());
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static int indexOfMarker(byte[] jpeg, int marker) {
        int i = 2;
        while ((jpeg[i + 1] & 0xFF) != marker) {
            i += 2 + (((jpeg[i + 2] & 0xFF) << 8) | (jpeg[i + 3] & 0xFF));
        }
        return i;
    }

    private static String colorAt(SafePicture picture, double x, double y) {
        try {
            BufferedImage pixels = ImageIO.read(new ByteArrayInputStream(picture.jpeg()));
            Color color = new Color(pixels.getRGB((int) (x * pixels.getWidth()), (int) (y * pixels.getHeight())));
            String name = (color.getRed() > 128 ? "r" : "")
                    + (color.getGreen() > 128 ? "g" : "")
                    + (color.getBlue() > 128 ? "b" : "");
            return Map.of("r", "red", "g", "green", "b", "blue", "rgb", "white").getOrDefault(name, name);
        } catch (IOException undecodable) {
            throw new UncheckedIOException(undecodable);
        }
    }

    private static byte[] progressive(BufferedImage picture) throws IOException {
        return written(new IIOImage(picture, null, null), true);
    }

    /** Whose header leaves open whether it is RGB or YCbCr: full color resolution, components counted from zero. */
    private static byte[] ambiguous(BufferedImage picture) throws IOException {
        return changed(picture, tree -> {
            for (int i = 0; i < 3; i++) {
                IIOMetadataNode frame = node(tree, "componentSpec", i);
                frame.setAttribute("componentId", Integer.toString(i));
                frame.setAttribute("HsamplingFactor", "1");
                frame.setAttribute("VsamplingFactor", "1");
                node(tree, "scanComponentSpec", i).setAttribute("componentSelector", Integer.toString(i));
            }
        });
    }

    private static byte[] withRestartMarkers(BufferedImage picture) throws IOException {
        return changed(picture, tree -> {
            IIOMetadataNode interval = new IIOMetadataNode("dri");
            interval.setAttribute("interval", "10");
            IIOMetadataNode markers = node(tree, "markerSequence", 0);
            markers.insertBefore(interval, markers.getFirstChild());
        });
    }

    private static byte[] changed(BufferedImage picture, Consumer<IIOMetadataNode> change) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(picture), null);
        writer.dispose();
        String format = metadata.getNativeMetadataFormatName();
        IIOMetadataNode tree = (IIOMetadataNode) metadata.getAsTree(format);
        change.accept(tree);
        metadata.setFromTree(format, tree);
        return written(new IIOImage(picture, null, metadata), false);
    }

    private static IIOMetadataNode node(IIOMetadataNode tree, String name, int index) {
        return (IIOMetadataNode) tree.getElementsByTagName(name).item(index);
    }

    private static byte[] written(IIOImage picture, boolean progressive) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setProgressiveMode(
                    progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_COPY_FROM_METADATA);
            writer.setOutput(out);
            writer.write(null, picture, parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
