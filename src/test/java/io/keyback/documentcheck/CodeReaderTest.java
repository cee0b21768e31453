package io.keyback.documentcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.keyback.documentcheck.DocumentReader.Side;
import io.keyback.documentcheck.ReadDocument.Kind;
import io.keyback.documentcheck.ReadDocument.Trust;
import io.keyback.documentcheck.barcode.BarcodeReader;
import io.keyback.documentcheck.mrz.ZoneFormat;
import io.keyback.documentcheck.reading.ZoneReader;
import io.keyback.documentcheck.reading.ZoneReading;
import io.keyback.evidence.EvidenceKind;
import io.keyback.vision.Deadline;
import io.keyback.vision.Quad;
import io.keyback.vision.TimeUp;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.InOrder;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CodeReaderTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final DeclaredDocument PASSPORT =
            new DeclaredDocument(DocumentType.INTERNATIONAL_PASSPORT, "SE", null);
    private static final DeclaredDocument ID_CARD = new DeclaredDocument(DocumentType.NATIONAL_ID_CARD, "SE", null);
    private static final DeclaredDocument LICENSE = new DeclaredDocument(DocumentType.DRIVERS_LICENSE, "US", "TX");

    /** ICAO 9303-4, appendix B. */
    private static final List<String> SPECIMEN =
            List.of("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10");

    private final BufferedImage front = new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB);
    private final BufferedImage back = new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB);
    private final List<Side> page = List.of(new Side(ReadDocuments.picture(EvidenceKind.DOCUMENT_FRONT), front));
    private final List<Side> card =
            List.of(page.get(0), new Side(ReadDocuments.picture(EvidenceKind.DOCUMENT_BACK), back));
    private final ZoneReader zones = mock();
    private final BarcodeReader barcodes = mock();
    private final CodeReader reader = new CodeReader(
            zones,
            barcodes,
            new Binder(new MapConfigurationPropertySource())
                    .bindOrCreate("keyback.documentcheck", DocumentCheckSettings.class));

    @BeforeEach
    void nothingToRead() {
        when(zones.read(any(), any())).thenReturn(Optional.empty());
        when(barcodes.read(any(), any())).thenReturn(Optional.empty());
    }

    @Test
    void aPassportIsReadFromItsDataPage() {
        when(zones.read(eq(front), any())).thenReturn(Optional.of(zone(SPECIMEN, 0.99)));

        ReadDocument read = read(PASSPORT, page).orElseThrow();

        assertThat(read.trust()).isEqualTo(Trust.CERTAIN);
        assertThat(read.kind()).contains(Kind.PASSPORT);
        assertThat(read.number()).isEqualTo("L898902C3");
        assertThat(read.birth()).contains(LocalDate.of(1974, 8, 12));
        assertThat(read.expiry()).contains(LocalDate.of(2012, 4, 15));
        assertThat(read.country()).isEmpty();
        verify(barcodes, never()).read(any(), any());
    }

    @ParameterizedTest
    @CsvSource({"P<UTO, L898902C36, PASSPORT", "V<UTO, L898902C36, VISA", "PXUTO, L898902C36, PASSPORT"})
    void whatItIsIsToldByItsCode(String begin, String number, Kind kind) {
        List<String> lines = List.of(
                begin + SPECIMEN.get(0).substring(begin.length()),
                number + SPECIMEN.get(1).substring(number.length()));
        when(zones.read(eq(front), any())).thenReturn(Optional.of(zone(lines, 0.99)));

        assertThat(read(PASSPORT, page).orElseThrow().kind()).contains(kind);
    }

    @Test
    void aWrongCheckDigitIsNeverTrusted() {
        List<String> forged = List.of(SPECIMEN.get(0), SPECIMEN.get(1).replace("1204159", "3204159"));
        when(zones.read(eq(front), any())).thenReturn(Optional.of(zone(forged, 0.99)));

        assertThat(read(PASSPORT, page).orElseThrow().trust()).isEqualTo(Trust.CHECK_DIGITS_WRONG);
    }

    @Test
    void whatWasHardlyReadIsNotCalledAForgery() {
        List<String> misread = List.of(SPECIMEN.get(0), SPECIMEN.get(1).replace("1204159", "3204159"));
        when(zones.read(eq(front), any())).thenReturn(Optional.of(zone(misread, 0.6)));

        assertThat(read(PASSPORT, page).orElseThrow().trust()).isEqualTo(Trust.UNCERTAIN);
    }

    @ParameterizedTest
    @CsvSource({"0.99, WRONG_TYPEFACE", "0.96, WRONG_TYPEFACE", "0.6, UNCERTAIN"})
    void anotherTypefaceIsToldWhereItWasSeenClearly(double confidence, Trust trust) {
        ZoneReading reading = new ZoneReading(SPECIMEN, ZoneFormat.TD3, confidence, false, -2, Quad.of(0, 0, 4, 1), 20);
        when(zones.read(eq(front), any())).thenReturn(Optional.of(reading));

        assertThat(read(PASSPORT, page).orElseThrow().trust()).isEqualTo(trust);
    }

    @Test
    void linesThatAreNoZoneAreNothing() {
        when(zones.read(eq(front), any())).thenReturn(Optional.of(zone(List.of("HELLO", "WORLD"), 0.99)));

        assertThat(read(PASSPORT, page)).isEmpty();
    }

    @Test
    void aCardIsReadFromItsBackFirst() {
        read(ID_CARD, card);

        InOrder order = inOrder(zones);
        order.verify(zones).read(eq(back), any());
        order.verify(zones).read(eq(front), any());
        verify(barcodes, never()).read(any(), any());
    }

    @Test
    void anAmericanLicenceIsReadFromItsBarcodeFirst() {
        read(LICENSE, card);

        InOrder order = inOrder(barcodes, zones);
        order.verify(barcodes).read(eq(back), any());
        order.verify(barcodes).read(eq(front), any());
        order.verify(zones).read(eq(back), any());
    }

    @Test
    void whatTookTooLongOnOneSideIsLookedForOnTheOther() {
        when(zones.read(eq(back), any())).thenThrow(new TimeUp());
        when(zones.read(eq(front), any())).thenReturn(Optional.of(zone(SPECIMEN, 0.99)));

        assertThat(read(ID_CARD, card)).isPresent();
    }

    @Test
    void whatTookTooLongAndWasNotFoundElsewhereIsSaid() {
        when(zones.read(eq(back), any())).thenThrow(new TimeUp());

        assertThatExceptionOfType(TimeUp.class).isThrownBy(() -> read(ID_CARD, card));
    }

    private Optional<ReadDocument> read(DeclaredDocument declared, List<Side> sides) {
        return reader.read(declared, sides, TODAY, Deadline.in(Duration.ofMinutes(1)));
    }

    private static ZoneReading zone(List<String> lines, double confidence) {
        return new ZoneReading(lines, ZoneFormat.TD3, confidence, false, 4, Quad.of(0, 0, 4, 1), 20);
    }
}
