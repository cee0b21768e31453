package io.keyback.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import com.zaxxer.hikari.HikariDataSource;
import io.keyback.TestDatabase;
import io.keyback.audit.Action;
import io.keyback.audit.Actor;
import io.keyback.audit.Details;
import io.keyback.audit.Trail;
import io.keyback.caseid.CaseId;
import io.keyback.keys.KeyFiles;
import io.keyback.keys.KeyRing;
import io.keyback.keys.KeyRingFailed;
import io.keyback.keys.TestKeys;
import io.keyback.vault.Place.What;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@TestInstance(Lifecycle.PER_CLASS)
class VaultIT {

    private static final Place HERE = new Place(What.ANSWER, "name", 3);

    @TempDir
    static Path directory;

    private final HikariDataSource database = TestDatabase.migrated();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final CaseKeys keys = new CaseKeys(jdbc);
    private final CaseId mine = newCase();
    private Vault vault;

    @BeforeAll
    void vault() {
        vault = vault("keys");
    }

    @AfterAll
    void closeDatabase() {
        database.close();
    }

    private Vault vault(String keyDirectory) {
        return new Vault(keys, TestKeys.ringIn(directory.resolve(keyDirectory)), Clock.systemUTC());
    }

    private static CaseId newCase() {
        return new CaseId(UUID.randomUUID());
    }

    @Test
    void whatWasSealedOpensAtItsPlace() {
        byte[] sealed = vault.of(mine).sealText(HERE, "Grace Hopper");

        assertThat(vault.of(mine).openText(HERE, sealed)).isEqualTo("Grace Hopper");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("Grace", "Hopper");
        assertThat(vault.of(mine).sealText(HERE, "Grace Hopper")).isNotEqualTo(sealed);
    }

    static Stream<Place> elsewhere() {
        return Stream.of(
                new Place(What.ANSWER, "name", 4),
                new Place(What.ANSWER, "names", 3),
                new Place(What.MESSAGE, "name", 3));
    }

    @ParameterizedTest
    @MethodSource("elsewhere")
    void itOpensNowhereElse(Place elsewhere) {
        byte[] sealed = vault.of(mine).sealText(HERE, "Grace Hopper");

        assertThatExceptionOfType(SealBroken.class)
                .isThrownBy(() -> vault.of(mine).open(elsewhere, sealed))
                .withMessageContaining(mine.toString());
    }

    @Test
    void itOpensInNoOtherCaseNotEvenWithTheKeyOfItsOwn() {
        CaseId other = newCase();
        byte[] sealed = vault.of(mine).sealText(HERE, "Grace Hopper");
        vault.of(other).sealText(HERE, "Ada Lovelace");

        assertThatExceptionOfType(SealBroken.class)
                .isThrownBy(() -> vault.of(other).open(HERE, sealed));

        jdbc.sql("update keyback.case_key set wrapped = (select wrapped from keyback.case_key where case_id = ?)"
                        + " where case_id = ?")
                .params(mine.value(), other.value())
                .update();
        assertThatExceptionOfType(KeyRingFailed.class)
                .isThrownBy(() -> vault.of(other).open(HERE, sealed));
    }

    @Test
    void whatWasChangedDoesNotOpen() {
        byte[] sealed = vault.of(mine).sealText(HERE, "Grace Hopper");
        sealed[sealed.length / 2] ^= 1;

        assertThatExceptionOfType(SealBroken.class)
                .isThrownBy(() -> vault.of(mine).open(HERE, sealed));
    }

    @Test
    void theDatabaseAloneOpensNothing() {
        byte[] sealed = vault.of(mine).sealText(HERE, "Grace Hopper");

        assertThatExceptionOfType(KeyRingFailed.class)
                .isThrownBy(() -> vault("of another installation").of(mine).open(HERE, sealed))
                .withMessageContaining("key-ring.json");
    }

    @Test
    void ofAllWhoSealTheFirstAtTheSameTimeOneMakesTheKey() throws Exception {
        CaseId fresh = newCase();
        Set<String> opened = ConcurrentHashMap.newKeySet();
        ExecutorService many = Executors.newFixedThreadPool(8);
        for (Future<byte[]> sealed : many.invokeAll(IntStream.range(0, 8)
                .<Callable<byte[]>>mapToObj(n -> () -> vault.of(fresh).sealText(HERE, "text " + n))
                .toList())) {
            opened.add(vault.of(fresh).openText(HERE, sealed.get()));
        }
        many.shutdown();

        assertThat(opened).hasSize(8);
    }

    @Test
    void anErasedCaseOpensNothingAndTakesNothingAnyMore() {
        CaseId gone = newCase();
        byte[] sealed = vault.of(gone).sealText(HERE, "Grace Hopper");

        assertThat(vault.erase(gone))
                .hasValueSatisfying(hash -> assertThat(hash).hasSize(64));

        assertThat(vault.canOpen(gone)).isFalse();
        assertThatExceptionOfType(CaseErased.class)
                .isThrownBy(() -> vault.of(gone).open(HERE, sealed));
        assertThatExceptionOfType(CaseErased.class)
                .isThrownBy(() -> vault.of(gone).sealText(HERE, "Grace again"));
        assertThat(vault.erase(gone)).isEmpty();
    }

    @Test
    void aTransactionReadsTheKeyOnceUntilItErasesItItself() {
        byte[] sealed = vault.of(mine).sealText(HERE, "Olena");
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(database));

        transaction.executeWithoutResult(begun -> {
            assertThat(vault.of(mine).openText(HERE, sealed)).isEqualTo("Olena");
            CompletableFuture.runAsync(() -> vault.erase(mine)).join();
            assertThat(vault.of(mine).openText(HERE, sealed)).isEqualTo("Olena");
            vault.erase(mine);
            assertThatExceptionOfType(CaseErased.class)
                    .isThrownBy(() -> vault.of(mine).openText(HERE, sealed));
        });

        assertThatExceptionOfType(CaseErased.class)
                .isThrownBy(() -> vault.of(mine).openText(HERE, sealed));
        transaction.executeWithoutResult(begun -> assertThatExceptionOfType(CaseErased.class)
                .isThrownBy(() -> vault.of(mine).openText(HERE, sealed)));
    }

    @Test
    void aCaseThatNeverHadAKeyGetsNoneOnceItIsErased() {
        CaseId gone = newCase();

        assertThat(vault.erase(gone)).isEmpty();

        assertThatExceptionOfType(CaseErased.class)
                .isThrownBy(() -> vault.of(gone).sealText(HERE, "Grace Hopper"));
    }

    @Test
    void afterARotationEverythingOpensWithTheNewKeyAlone() {
        Path own = directory.resolve("rotated");
        KeyRing ring = TestKeys.ringIn(own);
        Vault rotated = new Vault(keys, ring, Clock.systemUTC());
        Trail trail = mock();
        Rotation rotation = new Rotation(
                keys, rotated, ring, trail, new TransactionTemplate(new DataSourceTransactionManager(database)));
        jdbc.sql("truncate keyback.case_key").update();
        CaseId first = newCase();
        byte[] old = rotated.of(first).sealText(HERE, "before");
        IntStream.range(0, 250).forEach(n -> rotated.of(newCase()).sealText(HERE, "another"));

        String before = ring.current();
        String added = KeyFiles.in(own).addToKeyRing();
        CaseId second = newCase();
        byte[] recent = rotated.of(second).sealText(HERE, "after");

        assertThat(ring.current()).isEqualTo(added).isNotEqualTo(before);
        assertThat(rotated.of(first).openText(HERE, old)).isEqualTo("before");
        assertThat(rotation.left()).isEqualTo(251);
        assertThat(rotation.rewrap()).isEqualTo(251);
        verify(trail)
                .recordOfSystem(
                        Action.KEY_RING_ROTATED,
                        Actor.OPERATOR,
                        Details.NONE.withId("key", added).with("count", 251));
        assertThat(rotation.left()).isZero();
        assertThat(KeyFiles.in(own).dropOldFromKeyRing()).isEqualTo(1);
        assertThat(rotated.of(first).openText(HERE, old)).isEqualTo("before");
        assertThat(rotated.of(second).openText(HERE, recent)).isEqualTo("after");
    }
}
