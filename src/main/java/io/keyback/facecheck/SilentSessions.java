package io.keyback.facecheck;

import java.time.Duration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/** Looks every few seconds whose browser has gone without a word, so that its place is another's. */
@Component
class SilentSessions implements SchedulingConfigurer {

    private static final Duration EVERY = Duration.ofSeconds(5);

    private final LiveSessions sessions;

    SilentSessions(LiveSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(sessions::sweep, EVERY);
    }
}
