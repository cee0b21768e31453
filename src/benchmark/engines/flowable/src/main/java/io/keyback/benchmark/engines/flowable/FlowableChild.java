package io.keyback.benchmark.engines.flowable;

import io.keyback.benchmark.engines.child.Driver;
import java.util.Map;
import org.flowable.engine.ProcessEngine;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/** Flowable, with an executor of jobs that does not wait: with its own settings it lets most of the time go by. */
@EnableAutoConfiguration
public final class FlowableChild {

    private static final Map<String, Object> TUNED = Map.of(
            "flowable.process.async.executor.default-async-job-acquire-wait-time", "50ms",
            "flowable.process.async.executor.default-timer-job-acquire-wait-time", "1s",
            "flowable.process.async.executor.default-queue-size-full-wait-time", "50ms",
            "flowable.process.async.executor.max-async-jobs-due-per-acquisition", "32",
            "flowable.process.async.executor.global-acquire-lock-enabled", "false");

    private FlowableChild() {}

    /** Called with Spring's settings. */
    public static void main(String[] settings) throws Exception {
        SpringApplication application = new SpringApplication(FlowableChild.class);
        application.setDefaultProperties(TUNED);
        try (ConfigurableApplicationContext context = application.run(settings)) {
            Driver.serve(
                    new FlowableEngine(context.getBean(ProcessEngine.class)), "http://flowable.org/bpmn", Work.class);
        }
    }
}
