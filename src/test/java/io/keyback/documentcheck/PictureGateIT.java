package io.keyback.documentcheck;

import static io.keyback.documentcheck.DocumentType.NATIONAL_ID_CARD;
import static io.keyback.evidence.EvidenceKind.DOCUMENT_BACK;
import static io.keyback.evidence.EvidenceKind.DOCUMENT_FRONT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.zaxxer.hikari.HikariDataSource;
import io.keyback.TestDatabase;
import io.keyback.caseid.CaseId;
import io.keyback.documentcheck.reading.PortraitFinder;
import io.keyback.documentcheck.reading.ZoneReader;
import io.keyback.evidence.EvidenceId;
import io.keyback.evidence.EvidenceItem;
import io.keyback.evidence.EvidenceKind;
import io.keyback.evidence.EvidenceStore;
import io.keyback.vision.TestWorkers;
import io.keyback.vision.Workers;
import java.awt.image.BufferedImage;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestInstance(Lifecycle.PER_CLASS)
class PictureGateIT {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00.123456Z");
    private static final BufferedImage BLANK = new BufferedImage(1200, 900, BufferedImage.TYPE_3BYTE_BGR);

    private final HikariDataSource database = TestDatabase.migrated();
    private final Workers workers = TestWorkers.one();
    private final EvidenceStore evidence = mock();
    private final PictureRefusals refusals = new PictureRefusals(JdbcClient.create(database));
    private final PictureGate gate = gate("20s");

    private Instant now = NOW;

    @AfterAll
    void stop() {
        workers.destroy();
        database.close();
    }

    @Test
    void aRefusalIsKeptWithItsReasonsAndNothingElse() {
        CaseId mine = newCase();

        assertRefused(mine, DOCUMENT_FRONT);

        assertThat(refusals.of(mine)).singleElement().satisfies(refusal -> {
            assertThat(refusal.kind()).isEqualTo(DOCUMENT_FRONT);
            assertThat(refusal.faults()).contains(PictureFault.BLURRED);
            assertThat(refusal.at()).isEqualTo(NOW);
        });
        assertThat(refusals.of(newCase())).isEmpty();
    }

    @Test
    void afterTwoRefusalsOfASideItsApplicantMayInsist() {
        CaseId mine = newCase();

        assertThat(gate.mayBeUsedAnyway(mine, DOCUMENT_FRONT)).isFalse();
        assertThat(assertRefused(mine, DOCUMENT_FRONT).mayBeUsedAnyway()).isFalse();
        assertThat(gate.mayBeUsedAnyway(mine, DOCUMENT_FRONT)).isFalse();
        assertThat(assertRefused(mine, DOCUMENT_BACK).mayBeUsedAnyway()).isFalse();
        assertThat(assertRefused(mine, DOCUMENT_FRONT).mayBeUsedAnyway()).isTrue();

        assertThat(gate.mayBeUsedAnyway(mine, DOCUMENT_FRONT)).isTrue();
        assertThat(gate.mayBeUsedAnyway(mine, DOCUMENT_BACK)).isFalse();
        assertThat(gate.mayBeUsedAnyway(newCase(), DOCUMENT_FRONT)).isFalse();
    }

    @Test
    void aPictureThatWasTakenBeginsItAnew() {
        CaseId mine = newCase();
        assertRefused(mine, DOCUMENT_FRONT);
        assertRefused(mine, DOCUMENT_FRONT);

        when(evidence.current(mine)).thenReturn(List.of(takenNow()));

        assertThat(gate.mayBeUsedAnyway(mine, DOCUMENT_FRONT)).isFalse();
        now = NOW.plusSeconds(1);
        assertThat(assertRefused(mine, DOCUMENT_FRONT).mayBeUsedAnyway()).isFalse();
        assertThat(assertRefused(mine, DOCUMENT_FRONT).mayBeUsedAnyway()).isTrue();
    }

    @Test
    void whoSendsBadPicturesWithoutEndFillsNoTable() {
        CaseId mine = newCase();

        for (int i = 0; i < 15; i++) {
            assertRefused(mine, DOCUMENT_FRONT);
        }

        assertThat(refusals.of(mine)).hasSize(10);
    }

    @Test
    void whatCannotBeJudgedInTimeIsTaken() {
        CaseId mine = newCase();

        gate("1ns").judge(mine, DOCUMENT_FRONT, NATIONAL_ID_CARD, BLANK);

        assertThat(refusals.of(mine)).isEmpty();
    }

    @Test
    void whatTheJudgementBreaksOnIsTaken() {
        BufferedImage broken = mock();
        when(broken.getWidth()).thenThrow(new IllegalStateException("broken"));

        assertThatNoException().isThrownBy(() -> gate.judge(newCase(), DOCUMENT_FRONT, NATIONAL_ID_CARD, broken));
    }

    private PictureRefused assertRefused(CaseId caseId, EvidenceKind side) {
        return assertThatExceptionOfType(PictureRefused.class)
                .isThrownBy(() -> gate.judge(caseId, side, NATIONAL_ID_CARD, BLANK))
                .actual();
    }

    private PictureGate gate(String time) {
        Map<String, String> properties = Map.of("keyback.documentcheck.gate.time", time);
        DocumentCheckSettings settings = new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("keyback.documentcheck", DocumentCheckSettings.class);
        InstantSource clock = () -> now;
        return new PictureGate(
                settings,
                refusals,
                evidence,
                new ZoneReader(),
                new PortraitFinder(),
                workers,
                clock.withZone(ZoneOffset.UTC));
    }

    private EvidenceItem takenNow() {
        return new EvidenceItem(new EvidenceId(UUID.randomUUID()), DOCUMENT_FRONT, 0, "JPEG", 1200, 900, "00", now);
    }

    private static CaseId newCase() {
        return new CaseId(UUID.randomUUID());
    }
}
