package io.keyback.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyback.UnpackedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class EmbeddedDatabaseIT {

    @TempDir
    private Path directory;

    @BeforeEach
    void theServerIsUnpacked() {
        UnpackedPostgres.copyTo(directory);
    }

    @Test
    void whatWasCommittedIsThereAfterARestart() {
        try (EmbeddedDatabase first = EmbeddedDatabase.start(directory)) {
            mark(first);
        }

        try (EmbeddedDatabase second = EmbeddedDatabase.start(directory)) {
            assertThat(marks(second)).isOne();
        }
    }

    @Test
    void aServerThatOutlivedAKilledKeybackIsStoppedAndItsDataKept() throws IOException {
        KeptDatabase killed = KeptDatabase.start(directory);
        ProcessHandle server = server();
        killed.kill();
        assertThat(server.isAlive()).isTrue();

        try (EmbeddedDatabase next = EmbeddedDatabase.start(directory)) {
            assertThat(server.isAlive()).isFalse();
            mark(next);
            assertThat(marks(next)).isOne();
        }
    }

    @Test
    void aDirectoryInUseIsRefusedAndItsServerLeftAlone() throws IOException {
        try (KeptDatabase other = KeptDatabase.start(directory)) {
            ProcessHandle server = server();

            assertThatThrownBy(() -> EmbeddedDatabase.start(directory))
                    .isInstanceOf(DatabaseDirectoryInUse.class)
                    .hasMessageContaining("keyback.database.directory");
            assertThat(server.isAlive()).isTrue();
            assertThat(other).isNotNull();
        }
    }

    @Test
    void theServerEndsWithItsOwner() throws IOException {
        ProcessHandle server;
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            server = server();
            assertThat(server.isAlive()).isTrue();
            assertThat(database).isNotNull();
        }

        assertThat(server.onExit()).succeedsWithin(Duration.ofMinutes(1));
    }

    @Test
    void dataOfAnotherMajorVersionIsRefusedByName() throws IOException {
        Files.createDirectories(directory.resolve("data"));
        Files.writeString(directory.resolve("data").resolve("PG_VERSION"), "12\n");

        assertThatThrownBy(() -> EmbeddedDatabase.start(directory))
                .hasMessageContaining("PostgreSQL 12")
                .hasMessageContaining("17");
    }

    @Test
    void aStrangerThatHasTheOldNumberOfTheServerIsLeftAlone() throws IOException {
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try (DatabaseDirectory held = DatabaseDirectory.lock(directory)) {
            Files.createDirectories(held.data());
            Files.writeString(held.data().resolve("postmaster.pid"), stranger.pid() + "\n");

            StaleServer.stop(held);

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    private ProcessHandle server() throws IOException {
        String id = Files.readAllLines(directory.resolve("data").resolve("postmaster.pid"))
                .get(0);
        return ProcessHandle.of(Long.parseLong(id.strip())).orElseThrow();
    }

    private static void mark(EmbeddedDatabase database) {
        jdbc(database).sql("create table mark (id int)").update();
        jdbc(database).sql("insert into mark values (42)").update();
    }

    private static int marks(EmbeddedDatabase database) {
        return jdbc(database)
                .sql("select count(*) from mark")
                .query(Integer.class)
                .single();
    }

    private static JdbcClient jdbc(EmbeddedDatabase database) {
        JdbcConnectionDetails connection = database.connection();
        return JdbcClient.create(new DriverManagerDataSource(
                connection.getJdbcUrl(),
                Objects.requireNonNull(connection.getUsername()),
                Objects.requireNonNull(connection.getPassword())));
    }
}
