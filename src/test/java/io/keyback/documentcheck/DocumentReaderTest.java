package io.keyback.documentcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.keyback.caseid.CaseId;
import io.keyback.documentcheck.DocumentReader.Found;
import io.keyback.documentcheck.reading.PortraitFinder;
import io.keyback.evidence.EvidenceItem;
import io.keyback.evidence.EvidenceKind;
import io.keyback.evidence.EvidenceStore;
import io.keyback.vision.NoWorkerFree;
import io.keyback.vision.Quad;
import io.keyback.vision.TimeUp;
import io.keyback.vision.WorkFailed;
import io.keyback.vision.Workers;
import java.awt.image.BufferedImage;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DocumentReaderTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final DeclaredDocument PASSPORT =
            new DeclaredDocument(DocumentType.INTERNATIONAL_PASSPORT, "SE", null);
    private static final DeclaredDocument LICENSE = new DeclaredDocument(DocumentType.DRIVERS_LICENSE, "US", "TX");

    private final CaseId caseId = new CaseId(UUID.randomUUID());
    private final EvidenceItem front = ReadDocuments.picture(EvidenceKind.DOCUMENT_FRONT);
    private final EvidenceItem back = ReadDocuments.picture(EvidenceKind.DOCUMENT_BACK);
    private final BufferedImage frontPixels = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
    private final BufferedImage backPixels = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
    private final EvidenceStore evidence = mock();
    private final Workers workers = mock();
    private final CodeReader codes = mock();
    private final PortraitFinder portraits = mock();
    private final DocumentReader reader = new DocumentReader(
            evidence,
            workers,
            codes,
            portraits,
            new Binder(new MapConfigurationPropertySource())
                    .bindOrCreate("keyback.documentcheck", DocumentCheckSettings.class));

    @BeforeEach
    void twoPicturesThatOpen() {
        when(workers.call(any(), any()))
                .thenAnswer(called -> called.<Callable<?>>getArgument(1).call());
        when(evidence.picture(eq(caseId), any())).thenReturn(Optional.of(new byte[0]));
        when(evidence.pixels(eq(front), any())).thenReturn(Optional.of(frontPixels));
        when(evidence.pixels(eq(back), any())).thenReturn(Optional.of(backPixels));
        when(codes.read(any(), any(), any(), any())).thenReturn(Optional.empty());
        when(portraits.find(any(), any())).thenReturn(Optional.empty());
    }

    @Test
    void whatHasNoCodeIsNotRead() {
        Found found = reader.read(caseId, PASSPORT, List.of(front), TODAY);

        assertThat(found.facts()).containsExactly(DocumentFact.DOCUMENT_NOT_READ);
        assertThat(found.engine()).matches("keyback-documents \\d+, OpenCV \\d.*");
        assertThat(found.pictures()).hasSize(1);
    }

    @Test
    void aPictureThatCannotBeOpenedIsTold() {
        when(evidence.pixels(eq(back), any())).thenReturn(Optional.empty());

        assertThat(reader.read(caseId, LICENSE, List.of(front, back), TODAY).facts())
                .contains(DocumentFact.PICTURE_UNREADABLE);
    }

    @Test
    void soIsAPictureThatIsNotThere() {
        when(evidence.picture(caseId, front.id())).thenReturn(Optional.empty());

        assertThat(reader.read(caseId, PASSPORT, List.of(front), TODAY).facts())
                .contains(DocumentFact.PICTURE_UNREADABLE);
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of(new TimeUp(), DocumentFact.READING_TOOK_TOO_LONG),
                Arguments.of(new NoWorkerFree(), DocumentFact.NO_READER_FREE),
                Arguments.of(mock(WorkFailed.class), DocumentFact.READING_BROKE));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void whatCannotBeDoneIsAFactAndNoError(RuntimeException trouble, DocumentFact fact) {
        doThrow(trouble).when(workers).call(any(), any());

        Found found = reader.read(caseId, PASSPORT, List.of(front), TODAY);

        assertThat(found.facts()).containsExactly(fact);
        assertThat(found.read()).isEmpty();
        assertThat(found.pictures()).hasSize(1);
    }

    @Test
    void whereReadingTookAllItsTimeTheRestIsKept() {
        when(codes.read(any(), any(), any(), any())).thenThrow(new TimeUp());
        when(portraits.find(eq(frontPixels), any())).thenReturn(Optional.of(Quad.of(1, 2, 3, 4)));

        Found found = reader.read(caseId, PASSPORT, List.of(front), TODAY);

        assertThat(found.facts()).containsExactly(DocumentFact.READING_TOOK_TOO_LONG);
        assertThat(found.portrait())
                .hasValueSatisfying(portrait -> assertThat(portrait.evidence()).isEqualTo(front.id()));
    }

    @Test
    void withoutTimeForThePortraitTheReadingStands() {
        when(codes.read(any(), any(), any(), any())).thenReturn(Optional.of(ReadDocuments.passport()));
        when(portraits.find(any(), any())).thenThrow(new TimeUp());

        Found found = reader.read(caseId, PASSPORT, List.of(front), TODAY);

        assertThat(found.read()).isPresent();
        assertThat(found.portrait()).isEmpty();
    }

    @Test
    void thePortraitIsOnTheFront() {
        when(portraits.find(any(), any())).thenReturn(Optional.of(Quad.of(1, 2, 3, 4)));

        assertThat(reader.read(caseId, LICENSE, List.of(front, back), TODAY).portrait())
                .hasValueSatisfying(portrait -> assertThat(portrait.evidence()).isEqualTo(front.id()));
    }

    @Test
    void sidesTheWrongWayRoundAreToldAndThePortraitIsOnTheOther() {
        ReadDocument onFront = ReadDocuments.on(ReadDocuments.license(), front);
        when(codes.read(any(), any(), any(), any())).thenReturn(Optional.of(onFront));
        when(portraits.find(any(), any())).thenReturn(Optional.of(Quad.of(1, 2, 3, 4)));

        Found found = reader.read(caseId, LICENSE, List.of(front, back), TODAY);

        assertThat(found.facts()).containsExactly(DocumentFact.SIDES_SWAPPED);
        assertThat(found.portrait())
                .hasValueSatisfying(portrait -> assertThat(portrait.evidence()).isEqualTo(back.id()));
    }
}
