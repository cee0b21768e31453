package io.keyback.audit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.CronTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.scheduling.support.CronTrigger;

/** Has an anchor written each night, on every node that serves and runs jobs, and shows how old the newest is. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class AnchorSchedule implements SchedulingConfigurer {

    private static final Logger log = LoggerFactory.getLogger(AnchorSchedule.class);

    /** Two nodes come to it in the same night, one after the other. */
    private static final Duration NOT_AGAIN_WITHIN = Duration.ofHours(1);

    private final Anchors anchors;
    private final AuditSettings settings;
    private final Clock clock;
    private final Instant started;

    AnchorSchedule(Anchors anchors, AuditSettings settings, Clock clock, MeterRegistry meters) {
        this.anchors = anchors;
        this.settings = settings;
        this.clock = clock;
        this.started = clock.instant();
        TimeGauge.builder("keyback.audit.anchor.age", this, TimeUnit.SECONDS, AnchorSchedule::ageInSeconds)
                .description("How old the newest anchor of the audit trail is; since the start where there is none")
                .strongReference(true)
                .register(meters);
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addCronTask(new CronTask(this::write, new CronTrigger(settings.anchorAt(), ZoneOffset.UTC)));
    }

    void write() {
        try {
            Optional<Instant> newest = anchors.newest();
            if (newest.filter(at -> at.isAfter(clock.instant().minus(NOT_AGAIN_WITHIN)))
                    .isEmpty()) {
                anchors.write().ifPresent(file -> log.info("Anchor of the audit trail: {}", file));
            }
        } catch (RuntimeException e) {
            log.error("The audit trail was not anchored", e);
        }
    }

    private double ageInSeconds() {
        Instant since = started;
        try {
            since = anchors.newest().orElse(started);
        } catch (RuntimeException e) {
            log.error("The newest anchor of the audit trail cannot be read", e);
        }
        return Duration.between(since, clock.instant()).toSeconds();
    }
}
