package io.keyback.process;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** Looks for expired claims again and again, on every node that runs jobs. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class ClaimSweep implements SchedulingConfigurer {

    private final ExpiredClaims expired;
    private final QueueSettings settings;

    ClaimSweep(ExpiredClaims expired, QueueSettings settings) {
        this.expired = expired;
        this.settings = settings;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(expired::giveBack, settings.sweepEvery(), settings.sweepEvery()));
    }
}
