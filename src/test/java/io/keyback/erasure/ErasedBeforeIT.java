package io.keyback.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.Journeys;
import io.keyback.Journeys.Journey;
import io.keyback.KeybackIT;
import io.keyback.TestClock;
import io.keyback.caseid.CaseId;
import io.keyback.keys.Keys;
import io.keyback.recovery.CaseStatus;
import io.keyback.recovery.Stops;
import io.keyback.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database is a copy from before an erasure. */
@KeybackIT
class ErasedBeforeIT {

    @TempDir
    private Path directory;

    @Autowired
    private Erasures erasures;

    @Autowired
    private ErasureRecords records;

    @Autowired
    private ErasureDesk desk;

    @Autowired
    private ErasureSettings settings;

    @Autowired
    private Keys keys;

    @Autowired
    private Vault vault;

    @Autowired
    private Stops stops;

    @Autowired
    private Journeys journeys;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    private ErasureList list;

    @BeforeEach
    void keepAListOfOurOwn() {
        list = listIn(directory);
    }

    private ErasureList listIn(Path place) {
        return new ErasureList(
                new ErasureSettings(
                        Duration.ofDays(30),
                        Duration.ofDays(180),
                        Duration.ofDays(365),
                        Duration.ofSeconds(10),
                        100,
                        place),
                keys);
    }

    private void start() {
        new ErasedBefore(list, records, erasures).start();
    }

    private void listAll(CaseId caseId) {
        for (Kind kind : Kind.values()) {
            list.add(caseId, kind, clock.instant());
        }
    }

    @Test
    void whatWentOnInTheCopyEndsAndIsErased() {
        Journey journey = journeys.inReview();
        listAll(journey.id());

        start();

        assertThat(desk.left(journey.id()).places()).isEmpty();
        assertThat(vault.canOpen(journey.id())).isFalse();
        assertThat(journey.view().status()).isEqualTo(CaseStatus.ABANDONED);
        assertThat(jdbc.sql("select distinct reason from keyback.erasure where case_id = ?")
                        .param(journey.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("ERASED_BEFORE");
    }

    @Test
    void whatHadEndedInTheCopyIsErasedAsItEnded() {
        Journey journey = journeys.fillingIn();
        stops.withdraw(journey.id());
        journey.runJobs();
        listAll(journey.id());

        start();

        assertThat(desk.left(journey.id()).places()).isEmpty();
        assertThat(journey.view().status()).isEqualTo(CaseStatus.WITHDRAWN);
    }

    @Test
    void anErasureIsOnTheListWithTheErasure() {
        Journey journey = journeys.fillingIn();
        stops.withdraw(journey.id());
        journey.runJobs();
        desk.request(journey.id());

        erasures.sweep();

        listIn(settings.listDirectory())
                .read(some -> assertThat(records.notErased(some)).isEmpty());
        assertThat(listed(settings.listDirectory()))
                .filteredOn(erased -> erased.caseId().equals(journey.id()))
                .extracting(ErasureList.Erased::kind)
                .containsExactlyInAnyOrder(Kind.values());
    }

    private List<ErasureList.Erased> listed(Path place) {
        List<ErasureList.Erased> all = new ArrayList<>();
        listIn(place).read(all::addAll);
        return all;
    }

    @Test
    void aLineOfSomebodyElseErasesNothing() throws IOException {
        Journey journey = journeys.inReview();
        Journey another = journeys.inReview();
        list.add(another.id(), Kind.PERSONAL, clock.instant());
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.writeString(
                        file,
                        Files.readString(file)
                                        .replace(
                                                another.id().toString(),
                                                journey.id().toString())
                                + "half a li");
            }
        }

        start();

        assertThat(vault.canOpen(journey.id())).isTrue();
        assertThat(journey.view().status()).isEqualTo(CaseStatus.IN_REVIEW);
    }

    @Test
    void whatACrashLeftHalfWrittenSpoilsNoOtherLine() throws IOException {
        Journey journey = journeys.inReview();
        list.add(journey.id(), Kind.PICTURES, clock.instant());
        try (var files = Files.list(directory)) {
            Path file = files.findFirst().orElseThrow();
            Files.writeString(file, Files.readString(file) + journey.id() + " PERS");
        }

        list.add(journey.id(), Kind.PERSONAL, clock.instant());

        assertThat(listed(directory))
                .extracting(ErasureList.Erased::kind)
                .containsExactly(Kind.PICTURES, Kind.PERSONAL);
    }
}
