package io.keyback.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedDatabaseAccessIT {

    private final Path directory;
    private final EmbeddedDatabase database;
    private final JdbcClient jdbc;

    EmbeddedDatabaseAccessIT(@TempDir Path temporary) {
        directory = temporary.resolve("not").resolve("there");
        database = EmbeddedDatabase.start(directory);
        JdbcConnectionDetails connection = database.connection();
        jdbc = JdbcClient.create(new DriverManagerDataSource(
                connection.getJdbcUrl(),
                Objects.requireNonNull(connection.getUsername()),
                Objects.requireNonNull(connection.getPassword())));
    }

    @AfterAll
    void stop() {
        database.close();
    }

    @Test
    void nobodyGetsInWithoutThePassword() {
        String url = database.connection().getJdbcUrl();

        assertThatThrownBy(() -> connect(url, "keyback", "wrong")).hasMessageContaining("authentication failed");
        assertThatThrownBy(() -> connect(url, "postgres", "")).isInstanceOf(SQLException.class);
    }

    @Test
    void onlyItsOwnerReadsTheDirectoryAndThePassword() throws IOException {
        assertThat(Files.getPosixFilePermissions(directory)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(Files.getPosixFilePermissions(directory.resolve("password")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aCommitIsOnDiskWhenItReturns() {
        assertThat(setting("fsync")).isEqualTo("on");
        assertThat(setting("synchronous_commit")).isEqualTo("on");
        assertThat(setting("full_page_writes")).isEqualTo("on");
    }

    @Test
    void theServerListensToThisMachineAlone() {
        assertThat(setting("listen_addresses")).isEqualTo("localhost");
    }

    @Test
    void theApplicationOwnsItsDatabaseAndNothingElse() {
        assertThat(jdbc.sql("select rolsuper or rolcreaterole or rolcreatedb from pg_roles"
                                + " where rolname = current_user")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    private String setting(String name) {
        return jdbc.sql("select setting from pg_settings where name = ?")
                .param(name)
                .query(String.class)
                .single();
    }

    private static void connect(String url, String user, String password) throws SQLException {
        DriverManager.getConnection(url, user, password).close();
    }
}
