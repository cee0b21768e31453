package io.keyback.throttle;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;

/** Puts the guard before everything that costs something, and has old rows cleared. */
@Configuration(proxyBeanMethods = false)
class ThrottleConfiguration {

    private static final int AFTER_PUBLIC_ADDRESS = Ordered.HIGHEST_PRECEDENCE + 10;
    private static final Duration CLEARED_EVERY = Duration.ofMinutes(10);

    @Bean
    FilterRegistrationBean<EntranceGuard> entranceGuard(Throttle throttle) {
        var registration = new FilterRegistrationBean<>(new EntranceGuard(throttle));
        registration.setOrder(AFTER_PUBLIC_ADDRESS);
        return registration;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    @ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
    static class Clearing {

        @Bean
        SchedulingConfigurer clearOldBuckets(Buckets buckets) {
            return tasks -> tasks.addFixedDelayTask(new FixedDelayTask(buckets::clear, CLEARED_EVERY, CLEARED_EVERY));
        }
    }
}
