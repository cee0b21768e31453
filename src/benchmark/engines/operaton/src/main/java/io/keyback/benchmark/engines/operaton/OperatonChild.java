package io.keyback.benchmark.engines.operaton;

import io.keyback.benchmark.engines.child.Driver;
import org.operaton.bpm.engine.ProcessEngine;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/** Operaton as Spring Boot sets it up where nobody sets anything. */
@EnableAutoConfiguration
public final class OperatonChild {

    private OperatonChild() {}

    /** Called with Spring's settings. */
    public static void main(String[] settings) throws Exception {
        try (ConfigurableApplicationContext context = SpringApplication.run(OperatonChild.class, settings)) {
            Driver.serve(
                    new OperatonEngine(context.getBean(ProcessEngine.class)),
                    "http://operaton.org/schema/1.0/bpmn",
                    Work.class);
        }
    }
}
