package io.keyback.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.zaxxer.hikari.HikariDataSource;
import io.keyback.TestDatabase;
import io.keyback.caseid.CaseId;
import io.keyback.evidence.EvidenceRefused.Reason;
import io.keyback.vault.SealBroken;
import io.keyback.vault.TestVault;
import io.keyback.vault.Vault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@TestInstance(Lifecycle.PER_CLASS)
class EvidenceStoreIT {

    /** What sealing adds: Tink's prefix, nonce and tag. */
    private static final int SEAL_BYTES = 5 + 12 + 16;

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00.123456Z");

    @TempDir
    static Path keys;

    private final CaseId caseId = new CaseId(UUID.randomUUID());
    private final HikariDataSource database = TestDatabase.migrated();
    private Vault vault;

    @BeforeAll
    void vault() {
        vault = TestVault.on(database, keys);
    }

    @AfterEach
    void everyConnectionWasGivenBack() {
        assertThat(database.getHikariPoolMXBean().getActiveConnections()).isZero();
    }

    @AfterAll
    void closeDatabase() {
        database.close();
    }

    private EvidenceStore store(String... settings) {
        EvidenceSettings limits = TestSettings.with(settings);
        return new EvidenceStore(
                new PictureIntake(limits, TestSettings.noScanner()),
                new KeptPictures(
                        JdbcClient.create(database),
                        vault,
                        JsonMapper.builder().findAndAddModules().build()),
                new TransactionTemplate(new DataSourceTransactionManager(database)),
                limits,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private CaseId newCase() {
        return new CaseId(UUID.randomUUID());
    }

    @Test
    void anAttachmentStandsBesideTheOthersAndChangesNothingThatTheChecksJudge() throws IOException {
        CaseId mine = newCase();
        replace(store(), mine, EvidenceKind.DOCUMENT_FRONT, List.of(DrawnPictures.idCardFront()));
        String all = store().fingerprint(mine);
        String checked = store().fingerprint(mine, EnumSet.of(EvidenceKind.DOCUMENT_FRONT));

        EvidenceId first = attach(mine, DrawnPictures.idCardBack());
        String withFirst = store().fingerprint(mine);
        EvidenceId second = attach(mine, DrawnPictures.passportPage());

        assertThat(store().current(mine))
                .filteredOn(item -> item.kind() == EvidenceKind.ATTACHMENT)
                .extracting(EvidenceItem::id)
                .containsExactly(first, second);
        assertThat(List.of(all, withFirst, store().fingerprint(mine))).doesNotHaveDuplicates();
        assertThat(store().fingerprint(mine, EnumSet.of(EvidenceKind.DOCUMENT_FRONT)))
                .isEqualTo(checked);
        replace(store(), mine, EvidenceKind.DOCUMENT_FRONT, List.of(DrawnPictures.idCardFront()));
        assertThat(store().fingerprint(mine, EnumSet.of(EvidenceKind.DOCUMENT_FRONT)))
                .isNotEqualTo(checked);
    }

    @Test
    void whatTheCallerCannotKeepIsNotTakenIn() {
        CaseId mine = newCase();

        assertThatIllegalStateException()
                .isThrownBy(() -> store().add(
                                mine,
                                EvidenceKind.ATTACHMENT,
                                new ByteArrayResource(DrawnPictures.idCardFront()),
                                () -> {},
                                id -> {
                                    throw new IllegalStateException("no room");
                                }));

        assertThat(store().current(mine)).isEmpty();
    }

    @Test
    void anAttachmentCountsForTheSizeOfACase() throws IOException {
        CaseId mine = newCase();
        attach(mine, DrawnPictures.idCardFront());

        assertThatExceptionOfType(EvidenceRefused.class)
                .isThrownBy(() -> store("max-case-size", "1KB")
                        .add(
                                mine,
                                EvidenceKind.ATTACHMENT,
                                new ByteArrayResource(DrawnPictures.idCardFront()),
                                () -> {},
                                id -> id))
                .matches(refused -> refused.reason() == Reason.TOO_MANY);
    }

    private EvidenceId attach(CaseId caseId, byte[] picture) throws IOException {
        return store().add(caseId, EvidenceKind.ATTACHMENT, new ByteArrayResource(picture), () -> {}, id -> id);
    }

    @Test
    void whatWasTakenInIsCurrentEvidenceInItsOrder() throws IOException {
        CaseId mine = newCase();
        byte[] exif = HandmadeFiles.exif(1, "Camera\u0007 2", "2026:11:20 10:00:00");

        replace(
                store(),
                mine,
                EvidenceKind.DOCUMENT_FRONT,
                List.of(HandmadeFiles.withExif(DrawnPictures.idCardFront(), exif)));
        List<EvidenceItem> frames = replace(store(), mine, EvidenceKind.FACE_FRAME, DrawnPictures.faceFrames(3));

        List<EvidenceItem> current = store().current(mine);
        assertThat(current.subList(0, 3)).isEqualTo(frames);
        assertThat(frames).extracting(EvidenceItem::position).containsExactly(0, 1, 2);
        EvidenceItem front = current.get(3);
        assertThat(front.kind()).isEqualTo(EvidenceKind.DOCUMENT_FRONT);
        assertThat(front.format()).isEqualTo("JPEG");
        assertThat(front.width()).isEqualTo(1280);
        assertThat(front.height()).isEqualTo(960);
        assertThat(front.receivedAt()).isEqualTo(NOW);
        assertThat(store().signals(mine, front.id()))
                .isEqualTo(new FileSignals("Camera  2", Instant.parse("2026-11-20T10:00:00Z")));
        assertThat(store().signals(mine, frames.get(0).id())).isEqualTo(FileSignals.NONE);
        byte[] jpeg = store().picture(mine, front.id()).orElseThrow();
        assertThat(ImageIO.read(new ByteArrayInputStream(jpeg)).getWidth()).isEqualTo(1280);
    }

    @Test
    void aReplacedPictureIsKeptButNoLongerCurrent() throws IOException {
        CaseId mine = newCase();
        EvidenceItem first = front(store(), mine, DrawnPictures.idCardFront());

        EvidenceItem second = front(store(), mine, DrawnPictures.passportPage());

        assertThat(store().current(mine)).containsExactly(second);
        assertThat(store().picture(mine, first.id())).isPresent();
    }

    @Test
    void replacingOneKindLeavesTheOthers() throws IOException {
        CaseId mine = newCase();
        front(store(), mine, DrawnPictures.idCardFront());

        replace(store(), mine, EvidenceKind.DOCUMENT_BACK, List.of(DrawnPictures.idCardBack()));

        assertThat(store().current(mine))
                .extracting(EvidenceItem::kind)
                .containsExactly(EvidenceKind.DOCUMENT_FRONT, EvidenceKind.DOCUMENT_BACK);
    }

    @Test
    void aPictureOfAnotherCaseIsNotThere() throws IOException {
        EvidenceItem theirs = front(store(), newCase(), DrawnPictures.idCardFront());

        assertThat(store().picture(caseId, theirs.id())).isEmpty();
        assertThat(store().pixels(caseId, theirs)).isEmpty();
        assertThat(store().current(caseId)).isEmpty();
    }

    @Test
    void whenOnePictureIsRefusedNoneIsTakenAndTheOldOnesStay() throws IOException {
        CaseId mine = newCase();
        List<EvidenceItem> before = replace(store(), mine, EvidenceKind.FACE_FRAME, DrawnPictures.faceFrames(3));
        List<byte[]> oneBad = new ArrayList<>(DrawnPictures.faceFrames(3));
        oneBad.set(2, new byte[] {1, 2, 3});

        assertRefused(Reason.NOT_A_PICTURE, store(), mine, EvidenceKind.FACE_FRAME, oneBad);

        assertThat(store().current(mine)).isEqualTo(before);
    }

    @Test
    void aTakeHasAsManyPicturesAsItsKindNeeds() {
        CaseId mine = newCase();

        assertRefused(Reason.TOO_MANY, store(), mine, EvidenceKind.FACE_FRAME, DrawnPictures.faceFrames(9));
        assertRefused(Reason.TOO_FEW, store(), mine, EvidenceKind.DOCUMENT_FRONT, List.of());
        assertRefused(Reason.TOO_MANY, store(), mine, EvidenceKind.DOCUMENT_FRONT, DrawnPictures.faceFrames(2));
        assertThat(store().current(mine)).isEmpty();
    }

    @Test
    void aKindIsHandedInAtMostSoManyTimes() throws IOException {
        CaseId mine = newCase();
        EvidenceStore strict = store("max-takes", "2");
        front(strict, mine, DrawnPictures.idCardFront());
        EvidenceItem last = front(strict, mine, DrawnPictures.idCardFront());

        assertRefused(Reason.TOO_MANY, strict, mine, EvidenceKind.DOCUMENT_FRONT, List.of(DrawnPictures.idCardFront()));

        assertThat(strict.current(mine)).containsExactly(last);
        replace(strict, mine, EvidenceKind.DOCUMENT_BACK, List.of(DrawnPictures.idCardBack()));
        assertThat(strict.current(mine)).hasSize(2);
    }

    @Test
    void aCaseKeepsAtMostSoManyBytes() throws IOException {
        CaseId mine = newCase();
        EvidenceItem first = front(store(), mine, DrawnPictures.idCardFront());
        int picture = store().picture(mine, first.id()).orElseThrow().length;
        int original = store().original(mine, first.id()).orElseThrow().length;
        EvidenceStore strict = store("max-case-size", 2 * (picture + original + SEAL_BYTES) + "B");

        EvidenceItem second = front(strict, mine, DrawnPictures.idCardFront());
        assertRefused(Reason.TOO_MANY, strict, mine, EvidenceKind.DOCUMENT_FRONT, List.of(DrawnPictures.idCardFront()));

        assertThat(strict.current(mine)).containsExactly(second);
    }

    @Test
    void theFingerprintChangesWithTheCurrentEvidenceAndOnlyWithIt() throws IOException {
        CaseId mine = newCase();
        String empty = store().fingerprint(mine);

        front(store(), mine, DrawnPictures.idCardFront());
        String one = store().fingerprint(mine);
        replace(store(), mine, EvidenceKind.DOCUMENT_BACK, List.of(DrawnPictures.idCardBack()));
        String two = store().fingerprint(mine);
        front(store(), mine, DrawnPictures.idCardFront());
        String again = store().fingerprint(mine);
        front(store(), newCase(), DrawnPictures.idCardFront());

        assertThat(List.of(empty, one, two, again)).doesNotHaveDuplicates().allMatch(hash -> hash.length() == 64);
        assertThat(store().fingerprint(mine)).isEqualTo(again);
    }

    @Test
    void aPictureThatWasExchangedInTheTableDoesNotOpen() throws IOException {
        CaseId mine = newCase();
        EvidenceItem front = front(store(), mine, DrawnPictures.idCardFront());
        EvidenceItem other = replace(store(), mine, EvidenceKind.DOCUMENT_BACK, List.of(DrawnPictures.passportPage()))
                .get(0);
        assertThat(store().pixels(mine, front)).isPresent();

        JdbcClient.create(database)
                .sql("update keyback.evidence set sealed = (select sealed from keyback.evidence where id = :other)"
                        + " where id = :id")
                .param("other", other.id().value())
                .param("id", front.id().value())
                .update();

        assertThatExceptionOfType(SealBroken.class).isThrownBy(() -> store().pixels(mine, front));
    }

    @Test
    void theFileIsKeptAsItWasSentAndNothingOfAPictureIsReadableInTheDatabase() throws IOException {
        CaseId mine = newCase();
        byte[] sent = HandmadeFiles.withExif(
                DrawnPictures.idCardFront(), HandmadeFiles.exif(1, "Camera 2", "2026:11:20 10:00:00"));

        EvidenceItem front = front(store(), mine, sent);

        assertThat(store().original(mine, front.id())).contains(sent);
        assertThat(store().original(caseId, front.id())).isEmpty();
        byte[] jpeg = store().picture(mine, front.id()).orElseThrow();
        List<byte[]> kept = JdbcClient.create(database)
                .sql("""
                        select sealed from keyback.evidence where case_id = :case
                        union all select exif from keyback.evidence where case_id = :case
                        union all select sealed from keyback.original where case_id = :case""")
                .param("case", mine.value())
                .query((row, number) -> row.getBytes(1))
                .list();
        assertThat(kept)
                .hasSize(3)
                .allSatisfy(bytes -> assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                        .doesNotContain("Camera", "JFIF", new String(jpeg, 200, 16, StandardCharsets.ISO_8859_1)));
    }

    @Test
    void ofTakesSentAtTheSameTimeOneIsCurrent() throws Exception {
        CaseId mine = newCase();
        EvidenceStore store = store();
        Callable<List<EvidenceItem>> send =
                () -> replace(store, mine, EvidenceKind.FACE_FRAME, DrawnPictures.faceFrames(4));
        ExecutorService senders = Executors.newFixedThreadPool(6);

        List<Future<List<EvidenceItem>>> sent = senders.invokeAll(List.of(send, send, send, send, send, send));

        senders.shutdown();
        for (Future<List<EvidenceItem>> one : sent) {
            assertThat(one.get()).hasSize(4);
        }
        assertThat(store.current(mine)).extracting(EvidenceItem::position).containsExactly(0, 1, 2, 3);
    }

    private static List<EvidenceItem> replace(
            EvidenceStore store, CaseId caseId, EvidenceKind kind, List<byte[]> pictures) throws IOException {
        return store.replace(caseId, kind, sources(pictures), anyPicture -> {}, () -> {});
    }

    private static List<ByteArrayResource> sources(List<byte[]> pictures) {
        return pictures.stream().map(ByteArrayResource::new).toList();
    }

    @Test
    void nothingIsKeptWhenTheStepWasClosedWhileThePicturesWereRead() {
        CaseId mine = newCase();

        assertThatIllegalStateException()
                .isThrownBy(() -> store().replace(
                                mine,
                                EvidenceKind.DOCUMENT_FRONT,
                                sources(List.of(DrawnPictures.idCardFront())),
                                anyPicture -> {},
                                () -> {
                                    throw new IllegalStateException("closed");
                                }))
                .withMessage("closed");

        assertThat(store().current(mine)).isEmpty();
    }

    @Test
    void whatIsAboveTheLimitsIsNotEvenRead() throws IOException {
        CaseId mine = newCase();
        EvidenceStore strict = store("max-takes", "1");
        front(strict, mine, DrawnPictures.idCardFront());
        InputStreamSource untouched = () -> {
            throw new AssertionError("was read");
        };

        assertThatExceptionOfType(EvidenceRefused.class)
                .isThrownBy(() -> strict.replace(
                        mine, EvidenceKind.DOCUMENT_FRONT, List.of(untouched), anyPicture -> {}, () -> {}))
                .matches(refused -> refused.reason() == Reason.TOO_MANY);
    }

    @Test
    void aPictureIsReadNoFurtherThanTheLimit() throws IOException {
        ByteArrayInputStream sent = new ByteArrayInputStream(new byte[1_000_000]);

        assertThatExceptionOfType(EvidenceRefused.class)
                .isThrownBy(() -> store("max-file-size", "1000B")
                        .replace(
                                newCase(),
                                EvidenceKind.DOCUMENT_FRONT,
                                List.of(() -> sent),
                                anyPicture -> {},
                                () -> {}))
                .matches(refused -> refused.reason() == Reason.TOO_LARGE);
        assertThat(sent.available()).isEqualTo(1_000_000 - 1_001);
    }

    @Test
    void whoFindsNoPlaceInTimeIsToldSoAndNothingOfHisIsRead() throws Exception {
        EvidenceStore narrow = store("max-parallel-takes", "1", "max-take-wait", "10ms");
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        InputStreamSource slow = () -> {
            inside.countDown();
            await(mayGoOn);
            return new ByteArrayInputStream(DrawnPictures.idCardFront());
        };
        InputStreamSource untouched = () -> {
            throw new AssertionError("was read");
        };
        CaseId mine = newCase();
        ExecutorService sender = Executors.newSingleThreadExecutor();
        Future<List<EvidenceItem>> first = sender.submit(
                () -> narrow.replace(mine, EvidenceKind.DOCUMENT_FRONT, List.of(slow), anyPicture -> {}, () -> {}));
        sender.shutdown();
        await(inside);

        assertThatExceptionOfType(EvidenceBusy.class)
                .isThrownBy(() -> narrow.replace(
                        newCase(), EvidenceKind.DOCUMENT_FRONT, List.of(untouched), anyPicture -> {}, () -> {}));

        mayGoOn.countDown();
        assertThat(first.get()).hasSize(1);
        front(narrow, mine, DrawnPictures.idCardFront());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EvidenceItem front(EvidenceStore store, CaseId caseId, byte[] picture) throws IOException {
        return replace(store, caseId, EvidenceKind.DOCUMENT_FRONT, List.of(picture))
                .get(0);
    }

    private static void assertRefused(
            Reason reason, EvidenceStore store, CaseId caseId, EvidenceKind kind, List<byte[]> pictures) {
        assertThatExceptionOfType(EvidenceRefused.class)
                .isThrownBy(() -> replace(store, caseId, kind, pictures))
                .matches(refused -> refused.reason() == reason, reason.name());
    }
}
