package io.keyback.documentcheck;

import static io.keyback.documentcheck.DocumentType.INTERNATIONAL_PASSPORT;
import static io.keyback.documentcheck.DocumentType.NATIONAL_ID_CARD;
import static io.keyback.evidence.EvidenceKind.DOCUMENT_BACK;
import static io.keyback.evidence.EvidenceKind.DOCUMENT_FRONT;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.documentcheck.mrz.ZoneFormat;
import io.keyback.documentcheck.reading.ZoneReading;
import io.keyback.evidence.DrawnPictures;
import io.keyback.evidence.EvidenceKind;
import io.keyback.vision.Deadline;
import io.keyback.vision.Pixels;
import io.keyback.vision.Quad;
import io.keyback.vision.TestWorkers;
import io.keyback.vision.TimeUp;
import io.keyback.vision.Workers;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import javax.imageio.ImageIO;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Each fault on both sides of its threshold, on a drawn picture of a passport that has no other. */
class PictureQualityTest {

    private static final Workers WORKERS = TestWorkers.one();
    private static final Deadline LONG = Deadline.in(Duration.ofMinutes(5));
    private static final Quad ZONE = Quad.of(95, 800, 1051, 98);
    private static final List<String> LINES =
            List.of("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10");
    private static final Quad AWAY_FROM_THE_BARS = Quad.of(50, 400, 900, 100);
    private static final Quad PORTRAIT = Quad.of(160, 230, 250, 300);

    private final GateSettings settings = new Binder(new MapConfigurationPropertySource())
            .bindOrCreate("keyback.documentcheck", DocumentCheckSettings.class)
            .gate();

    private Optional<ZoneReading> zone = hardlyRead(ZONE);
    private Optional<Quad> portrait = Optional.of(PORTRAIT);

    @AfterAll
    static void stop() {
        WORKERS.destroy();
    }

    @ParameterizedTest
    @EnumSource
    void aGoodPictureHasNoFault(DocumentType type) {
        assertThat(faults(passport(), DOCUMENT_FRONT, type)).isEmpty();
    }

    @Test
    void aGoodPictureOfACardHasNoFault() {
        zone = Optional.empty();

        assertThat(faults(decoded(DrawnPictures.idCardFront()), DOCUMENT_FRONT, NATIONAL_ID_CARD))
                .isEmpty();
        assertThat(faults(decoded(DrawnPictures.idCardBack()), DOCUMENT_BACK, NATIONAL_ID_CARD))
                .isEmpty();
    }

    @Test
    void aSmallDocumentOnALargeFlatTableIsNotBlurred() {
        BufferedImage table = drawn(2800, 2000, canvas -> {
            canvas.setColor(Color.GRAY);
            canvas.fillRect(0, 0, 2800, 2000);
            canvas.drawImage(passport(), 700, 500, null);
        });

        assertThat(faults(table, DOCUMENT_FRONT, NATIONAL_ID_CARD)).isEmpty();
    }

    @Test
    void aBlankPictureIsBlurred() {
        assertThat(faults(drawn(1200, 900, canvas -> {}), DOCUMENT_FRONT, null))
                .isSubsetOf(PictureFault.TOO_DARK, PictureFault.BLURRED)
                .contains(PictureFault.BLURRED);
    }

    @ParameterizedTest
    @CsvSource({"1.5, ", "3, ", "4, BLURRED", "8, BLURRED"})
    void blurred(double sigma, @Nullable PictureFault fault) {
        assertFault(fault, blurred(passport(), sigma));
    }

    @ParameterizedTest
    @CsvSource({"0.3, ", "0.25, TOO_DARK"})
    void tooDark(double light, @Nullable PictureFault fault) {
        assertFault(fault, lit(value -> (int) (value * light)));
    }

    @Test
    void aBlurredPictureInADimKitchenIsNotMistakenForASharpOne() {
        assertThat(faults(blurred(lit(value -> value * 2 / 5), 6), DOCUMENT_FRONT, null))
                .containsExactly(PictureFault.BLURRED);
    }

    @ParameterizedTest
    @CsvSource({"0.3, ", "0.2, TOO_BRIGHT"})
    void tooBright(double left, @Nullable PictureFault fault) {
        assertFault(fault, lit(value -> 255 - (int) ((255 - value) * left)));
    }

    @ParameterizedTest
    @CsvSource({"40, ", "60, GLARE_ON_ZONE"})
    void glareOnTheZone(int side, @Nullable PictureFault fault) {
        assertFault(fault, withGlare(500, 820, side));
    }

    @ParameterizedTest
    @CsvSource({"40, ", "64, GLARE_ON_PORTRAIT"})
    void glareOnThePortrait(int side, @Nullable PictureFault fault) {
        assertFault(fault, withGlare(250, 330, side));
    }

    @Test
    void whiteAroundTheFaceIsNoGlare() {
        assertFault(null, withGlare(160, 230, 60));
    }

    @ParameterizedTest
    @CsvSource({"5, ", "1, ZONE_CUT_OFF", "-20, ZONE_CUT_OFF"})
    void zoneCutOff(int left, @Nullable PictureFault fault) {
        zone = hardlyRead(Quad.of(left, 800, 1052, 98));

        assertFault(fault, passport());
    }

    @ParameterizedTest
    @CsvSource({
        "290, INTERNATIONAL_PASSPORT, ",
        "280, INTERNATIONAL_PASSPORT, ZONE_TOO_SMALL",
        "200, NATIONAL_ID_CARD, ",
        "190, NATIONAL_ID_CARD, ZONE_TOO_SMALL"
    })
    void zoneTooSmall(int width, DocumentType type, @Nullable PictureFault fault) {
        zone = hardlyRead(Quad.of(95, 800, width, 98));

        assertThat(faults(passport(), DOCUMENT_FRONT, type)).isEqualTo(fault == null ? Set.of() : Set.of(fault));
    }

    @ParameterizedTest
    @CsvSource({"0.61, ZONE_TOO_SMALL", "0.59, "})
    void whatIsHardlyLegibleIsNoZone(double confidence, @Nullable PictureFault fault) {
        zone = Optional.of(read(LINES, confidence, Quad.of(95, 800, 190, 98)));

        assertFault(fault, passport());
    }

    @Test
    void aZoneThatCanBeReadIsGoodEnough() {
        zone = Optional.of(read(LINES, 1, Quad.of(-20, 800, 190, 98)));

        assertFault(null, passport());
    }

    @Test
    void theDataPageOfAPassportShowsAPhotoOrLines() {
        zone = Optional.empty();

        assertFault(null, passport());

        portrait = Optional.empty();
        assertFault(PictureFault.NO_DATA_PAGE, passport());
        assertThat(faults(passport(), DOCUMENT_BACK, INTERNATIONAL_PASSPORT)).isEmpty();
        assertThat(faults(passport(), DOCUMENT_FRONT, NATIONAL_ID_CARD)).isEmpty();
        assertThat(faults(passport(), DOCUMENT_FRONT, null)).isEmpty();
    }

    @Test
    void linesThatAreNotFoundInTimeAreNotThere() {
        PictureQuality slow = new PictureQuality(
                settings,
                (picture, deadline) -> {
                    throw new TimeUp();
                },
                (picture, deadline) -> portrait);

        assertThat(faults(slow, passport())).isEmpty();

        portrait = Optional.empty();
        assertThat(faults(slow, passport())).containsExactly(PictureFault.NO_DATA_PAGE);
    }

    @Test
    void nothingIsSaidOfAPictureThatWasNotLookedAt() {
        PictureQuality slow =
                new PictureQuality(settings, (picture, deadline) -> Optional.empty(), (picture, deadline) -> {
                    throw new TimeUp();
                });

        assertThat(faults(slow, passport())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"90, ", "150, SCREENSHOT"})
    void screenshot(int bar, @Nullable PictureFault fault) {
        zone = hardlyRead(AWAY_FROM_THE_BARS);

        assertFault(fault, screen(2000, bar));
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1420, 1777})
    void flatBarsInTheShapeOfAPhotographAreNoScreen(int height) {
        zone = hardlyRead(AWAY_FROM_THE_BARS);

        assertFault(null, screen(height, 150));
    }

    private void assertFault(@Nullable PictureFault fault, BufferedImage picture) {
        assertThat(faults(picture, DOCUMENT_FRONT, INTERNATIONAL_PASSPORT))
                .isEqualTo(fault == null ? Set.of() : Set.of(fault));
    }

    private Set<PictureFault> faults(BufferedImage picture, EvidenceKind side, @Nullable DocumentType type) {
        PictureQuality quality = new PictureQuality(settings, (any, deadline) -> zone, (any, deadline) -> portrait);
        return WORKERS.call(LONG, () -> quality.faults(picture, side, type, LONG));
    }

    private static Set<PictureFault> faults(PictureQuality quality, BufferedImage picture) {
        return WORKERS.call(LONG, () -> quality.faults(picture, DOCUMENT_FRONT, INTERNATIONAL_PASSPORT, LONG));
    }

    private static Optional<ZoneReading> hardlyRead(Quad place) {
        return Optional.of(read(LINES, 0.8, place));
    }

    private static ZoneReading read(List<String> lines, double confidence, Quad place) {
        return new ZoneReading(lines, ZoneFormat.TD3, confidence, false, 4, place, 20);
    }

    private static BufferedImage passport() {
        return decoded(DrawnPictures.passportPage());
    }

    private static BufferedImage decoded(byte[] jpeg) {
        try {
            return ImageIO.read(new ByteArrayInputStream(jpeg));
        } catch (IOException cannotHappenInMemory) {
            throw new UncheckedIOException(cannotHappenInMemory);
        }
    }

    private static BufferedImage blurred(BufferedImage picture, double sigma) {
        return WORKERS.call(LONG, () -> {
            Mat target = new Mat();
            opencv_imgproc.GaussianBlur(Pixels.colour(picture), target, new Size(0, 0), sigma);
            return Pixels.picture(target);
        });
    }

    private static BufferedImage lit(IntUnaryOperator brightness) {
        BufferedImage picture = passport();
        int[] samples = picture.getRaster().getPixels(0, 0, picture.getWidth(), picture.getHeight(), (int[]) null);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = brightness.applyAsInt(samples[i]);
        }
        picture.getRaster().setPixels(0, 0, picture.getWidth(), picture.getHeight(), samples);
        return picture;
    }

    private static BufferedImage withGlare(int x, int y, int side) {
        BufferedImage picture = passport();
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(x, y, side, side);
        canvas.dispose();
        return picture;
    }

    /** A thousand pixels wide, with a bar of one colour above and below. */
    private static BufferedImage screen(int height, int bar) {
        return drawn(1000, height, canvas -> {
            canvas.drawImage(passport(), 0, 0, 1000, height, null);
            canvas.setColor(Color.WHITE);
            canvas.fillRect(0, 0, 1000, bar);
            canvas.fillRect(0, height - bar, 1000, bar);
        });
    }

    private static BufferedImage drawn(int width, int height, Consumer<Graphics2D> drawing) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = picture.createGraphics();
        drawing.accept(canvas);
        canvas.dispose();
        return picture;
    }
}
