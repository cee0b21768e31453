package io.keyback.documentcheck.barcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyback.documentcheck.drawing.DrawnDocument;
import io.keyback.documentcheck.drawing.DrawnSet;
import io.keyback.vision.Deadline;
import io.keyback.vision.TimeUp;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Drawn with ZXing's own writer; more of them by hand: {@code -Dbarcodes=200}. */
class BarcodeReaderTest {

    private final BarcodeReader reader = new BarcodeReader();

    @ParameterizedTest
    @CsvSource({"0, 580", "90, 580", "193, 580", "262, 580", "-13, 580", "13, 900"})
    void readsHoweverItLies(double degrees, int width) {
        BufferedImage picture = new DrawnBacks(1).draw(SampleCards.VIRGINIA, width, degrees);

        Optional<BarcodeReading> reading = read(picture);

        assertThat(reading).map(BarcodeReading::text).contains(SampleCards.VIRGINIA);
    }

    /** The first is blurred, the second in perspective too. */
    @ParameterizedTest
    @ValueSource(ints = {242, 298})
    void readsWhatAHandHoldsBadly(int held) {
        DrawnDocument document = new DrawnSet(601, 300).entry(held).document();

        assertThat(read(document.picture()))
                .map(BarcodeReading::text)
                .contains(document.lines().get(0));
    }

    @Test
    void saysWhereItStands() {
        BufferedImage picture = new DrawnBacks(2).draw(SampleCards.VIRGINIA, 600, 180);

        BarcodeReading reading = read(picture).orElseThrow();

        assertThat(reading.place().width()).isBetween(560.0, 800.0);
        assertThat(reading.place().x1()).isGreaterThan(reading.place().x2());
    }

    @Test
    void readsNearlyAll() {
        int pictures = Integer.getInteger("barcodes", 6);
        Random random = new Random(20);
        DrawnBacks backs = new DrawnBacks(20);
        int read = 0;
        for (int i = 0; i < pictures; i++) {
            String text = i % 2 == 0 ? SampleCards.VIRGINIA : SampleCards.ONTARIO;
            int width = 580 + random.nextInt(300);
            double degrees = 90 * random.nextInt(4) + random.nextDouble() * 26 - 13;
            if (read(backs.draw(text, width, degrees))
                    .filter(found -> found.text().equals(text))
                    .isPresent()) {
                read++;
            }
        }

        assertThat(read).isGreaterThanOrEqualTo((int) Math.floor(0.98 * pictures));
    }

    @Test
    void findsNoneWhereThereIsNone() {
        BufferedImage noise = new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(3);
        for (int y = 0; y < noise.getHeight(); y++) {
            for (int x = 0; x < noise.getWidth(); x++) {
                noise.setRGB(x, y, random.nextInt());
            }
        }

        assertThat(read(noise)).isEmpty();
        assertThat(read(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB))).isEmpty();
        assertThat(read(new BufferedImage(2000, 30, BufferedImage.TYPE_BYTE_GRAY)))
                .isEmpty();
    }

    @Test
    void stopsAtTheDeadline() {
        BufferedImage picture = new DrawnBacks(1).draw(SampleCards.VIRGINIA, 580, 0);

        assertThatThrownBy(() -> reader.read(picture, Deadline.in(Duration.ZERO)))
                .isInstanceOf(TimeUp.class);
    }

    private Optional<BarcodeReading> read(BufferedImage picture) {
        return reader.read(picture, Deadline.in(Duration.ofSeconds(30)));
    }
}
