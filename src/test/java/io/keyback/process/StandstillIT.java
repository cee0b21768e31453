package io.keyback.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.KeybackIT;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KeybackIT
class StandstillIT {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private EngineSettings settings;

    /** What becomes of the case then, {@code FaultsIT} shows. */
    @Test
    void aNodeThatStandsStillKeepsRowsLockedNoLongerThanAStepMayTake() {
        String limit = "select setting from pg_settings where name = 'idle_in_transaction_session_timeout'";

        assertThat(Duration.ofMillis(jdbc.sql(limit).query(Long.class).single()))
                .isEqualTo(settings.longestStep());
    }
}
