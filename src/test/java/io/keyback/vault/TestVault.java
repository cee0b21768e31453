package io.keyback.vault;

import io.keyback.keys.TestKeys;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The vault for tests without Spring. */
public final class TestVault {

    private TestVault() {}

    /** On a migrated database, with a key ring in this directory. */
    public static Vault on(DataSource database, Path keys) {
        return new Vault(
                new CaseKeys(JdbcClient.create(database)), TestKeys.ringIn(keys.resolve("keys")), Clock.systemUTC());
    }
}
