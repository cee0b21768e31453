package io.keyback.documentcheck.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyback.documentcheck.drawing.Bearer;
import io.keyback.documentcheck.drawing.DrawnDocument;
import io.keyback.documentcheck.drawing.DrawnSet;
import io.keyback.documentcheck.drawing.Flaw;
import io.keyback.documentcheck.drawing.Typeface;
import io.keyback.documentcheck.mrz.ZoneFormat;
import io.keyback.vision.Deadline;
import io.keyback.vision.Quad;
import io.keyback.vision.TimeUp;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneReaderTest {

    private static final Bearer BEARER = Bearer.of(7);

    private final ZoneReader reader = new ZoneReader(Duration.ofMinutes(1));

    static Stream<Arguments> formats() {
        return Stream.of(
                Arguments.of(ZoneFormat.TD1, DrawnDocument.idCardBack(BEARER)),
                Arguments.of(ZoneFormat.TD2, DrawnDocument.largeIdCard(BEARER)),
                Arguments.of(ZoneFormat.TD3, DrawnDocument.passport(BEARER)),
                Arguments.of(ZoneFormat.MRV_A, DrawnDocument.visa(BEARER)),
                Arguments.of(ZoneFormat.MRV_B, DrawnDocument.smallVisa(BEARER)));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void readsEachFormat(ZoneFormat format, DrawnDocument document) {
        ZoneReading reading = read(document.picture()).orElseThrow();

        assertThat(reading.lines()).isEqualTo(document.lines());
        assertThat(reading.format()).isEqualTo(format);
        assertThat(reading.certain()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void readsWhicheverWayUp(int quarterTurns) {
        DrawnDocument document = DrawnDocument.passport(BEARER).wide(1000).turned(quarterTurns);

        ZoneReading reading = read(document.picture()).orElseThrow();

        assertThat(reading.lines()).isEqualTo(document.lines());
        assertThat(reading.certain()).isTrue();
    }

    @Test
    void readsWhatIsHeldAslant() {
        DrawnDocument document = DrawnDocument.idCardBack(BEARER).with(Flaw.SKEW, 8 / 13.0);

        ZoneReading reading = read(document.picture()).orElseThrow();

        assertThat(reading.lines()).isEqualTo(document.lines());
        assertThat(reading.certain()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(value = Typeface.class, mode = EnumSource.Mode.EXCLUDE, names = "OCR_B")
    void isNeverCertainOfAnotherTypeface(Typeface wrong) {
        Optional<ZoneReading> reading =
                read(DrawnDocument.passport(BEARER).wide(900).in(wrong).picture());

        assertThat(reading.filter(ZoneReading::certain)).isEmpty();
    }

    /** A visa so clear that it is read with a confidence of 0.996, in whatever monospaced typeface the machine has. */
    @Test
    void isNotCertainOfAnotherTypefaceHoweverClear() {
        DrawnDocument clear = new DrawnSet(78, 245).entry(244).document();

        assertThat(read(clear.picture())).hasValueSatisfying(reading -> {
            assertThat(reading.typeface()).isLessThan(0.5);
            assertThat(reading.certain()).isFalse();
        });
    }

    /** Its sides come closer to the text than two characters come to each other. */
    @ParameterizedTest
    @ValueSource(ints = {2, 95})
    void readsInsideAFrame(int framed) {
        DrawnDocument document = new DrawnSet(501, 100).entry(framed).document();

        assertThat(read(document.picture())).map(ZoneReading::lines).contains(document.lines());
    }

    @Test
    void findsNothingWhereThereIsNoZone() {
        assertThat(read(DrawnDocument.letter(7).wide(500).picture())).isEmpty();
        assertThat(read(new BufferedImage(800, 500, BufferedImage.TYPE_BYTE_GRAY)))
                .isEmpty();
    }

    @Test
    void saysWhereTheZoneIs() {
        DrawnDocument document = DrawnDocument.passport(BEARER).wide(900);
        BufferedImage upright = document.picture();
        BufferedImage upsideDown = document.upsideDown().picture();

        Quad place = read(upright).orElseThrow().place();
        Quad turned = read(upsideDown).orElseThrow().place();

        assertThat(place.width()).isGreaterThan(8 * place.height());
        assertThat(place.y1()).isGreaterThan(upright.getHeight() / 2.0);
        assertThat(place.x1()).isLessThan(place.x2());
        assertThat(turned.y1()).isLessThan(upsideDown.getHeight() / 2.0);
        assertThat(turned.x1()).isGreaterThan(turned.x2());
    }

    @Test
    void isNeverCertainOfWhatItRepairedOrOfAnotherTypeface() {
        List<String> lines = DrawnDocument.passport(BEARER).lines();

        ZoneReading asSeen = new ZoneReading(lines, ZoneFormat.TD3, 1, false, 1.1, Quad.of(0, 0, 9, 1), 20);
        ZoneReading other = new ZoneReading(lines, ZoneFormat.TD3, 1, false, 0.9, Quad.of(0, 0, 9, 1), 20);
        ZoneReading repaired = new ZoneReading(lines, ZoneFormat.TD3, 1, true, 1.1, Quad.of(0, 0, 9, 1), 20);

        assertThat(asSeen.certain()).isTrue();
        assertThat(repaired.certain()).isFalse();
        assertThat(other.certain()).isFalse();
    }

    @Test
    void isNotCertainWhenACheckDigitFails() {
        DrawnDocument document = DrawnDocument.passport(BEARER);
        String second = document.lines().get(1);
        char digit = second.charAt(9);
        String other = second.substring(0, 9) + (digit == '0' ? '1' : '0') + second.substring(10);

        ZoneReading reading = new ZoneReading(
                List.of(document.lines().get(0), other), ZoneFormat.TD3, 1, false, 4, Quad.of(0, 0, 9, 1), 20);

        assertThat(reading.certain()).isFalse();
    }

    @Test
    void stopsWhenTheTimeIsUp() {
        BufferedImage picture = DrawnDocument.passport(BEARER).picture();
        Deadline passed = Deadline.in(Duration.ZERO);

        assertThatThrownBy(() -> reader.read(picture, passed)).isInstanceOf(TimeUp.class);
    }

    @Test
    void canBeSharedByThreads() {
        DrawnDocument passport = DrawnDocument.passport(BEARER);
        DrawnDocument card = DrawnDocument.idCardBack(BEARER);
        BufferedImage one = passport.picture();
        BufferedImage other = card.picture();

        CompletableFuture<Optional<ZoneReading>> first = CompletableFuture.supplyAsync(() -> read(one));
        CompletableFuture<Optional<ZoneReading>> second = CompletableFuture.supplyAsync(() -> read(other));

        assertThat(first.join().orElseThrow().lines()).isEqualTo(passport.lines());
        assertThat(second.join().orElseThrow().lines()).isEqualTo(card.lines());
    }

    private Optional<ZoneReading> read(BufferedImage picture) {
        return reader.read(picture, inTime());
    }

    private static Deadline inTime() {
        return Deadline.in(Duration.ofMinutes(1));
    }
}
