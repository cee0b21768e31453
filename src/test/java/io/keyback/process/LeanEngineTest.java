package io.keyback.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.TimeZone;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

class LeanEngineTest {

    private final TimeZone before = TimeZone.getDefault();

    @AfterEach
    void asBefore() {
        TimeZone.setDefault(before);
    }

    @Test
    void theEngineKnowsNoDaylightSaving() {
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));

        new LeanEngine(settings(), queue(), new DefaultListableBeanFactory())
                .preInit(new StandaloneProcessEngineConfiguration());

        assertThat(TimeZone.getDefault().useDaylightTime()).isFalse();
        assertThat(TimeZone.getDefault().getRawOffset()).isZero();
    }

    /** There are none, and an index that has all but the tenant would not do for a count. */
    @Test
    void theEngineAsksForNoTenant() {
        StandaloneProcessEngineConfiguration engine = new StandaloneProcessEngineConfiguration();

        new LeanEngine(settings(), queue(), new DefaultListableBeanFactory()).preInit(engine);

        assertThat(engine.isTenantCheckEnabled()).isFalse();
    }

    private static EngineSettings settings() {
        return new EngineSettings(
                List.of("none"),
                LocalTime.of(2, 0),
                LocalTime.of(5, 0),
                Duration.ofSeconds(3),
                Duration.ofMinutes(5),
                List.of(Duration.ofSeconds(5)),
                Duration.ofSeconds(30),
                Duration.ofSeconds(3));
    }

    private static QueueSettings queue() {
        return new QueueSettings(Duration.ofMinutes(30), Duration.ofMinutes(1), QueueSettings.Assignment.PICK, 5);
    }
}
