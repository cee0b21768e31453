package io.keyback.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.KeybackIT;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KeybackIT
class HistoryCleanupIT {

    @Autowired
    private HistoryService history;

    @Autowired
    private EngineSettings settings;

    @Test
    void oldHistoryIsRemovedInItsHoursOfTheNight() {
        List<Job> cleanups = history.findHistoryCleanupJobs();

        assertThat(cleanups)
                .isNotEmpty()
                .allSatisfy(cleanup -> assertThat(
                                LocalTime.ofInstant(cleanup.getDuedate().toInstant(), ZoneOffset.UTC))
                        .isBetween(settings.cleanupFrom(), settings.cleanupUntil()));
    }
}
