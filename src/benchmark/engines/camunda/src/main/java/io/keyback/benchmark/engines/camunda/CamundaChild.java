package io.keyback.benchmark.engines.camunda;

import io.keyback.benchmark.engines.child.Driver;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Camunda as Spring Boot sets it up where nobody sets anything; or, on the class path of the packaged Keyback, the engine
 * that Keyback sets up.
 */
@EnableAutoConfiguration
public final class CamundaChild {

    private CamundaChild() {}

    /** Called with Spring's settings; the system property {@code engines.application} names another application. */
    public static void main(String[] settings) throws Exception {
        Class<?> application =
                Class.forName(System.getProperty("engines.application", CamundaChild.class.getName()));
        try (ConfigurableApplicationContext context = SpringApplication.run(application, settings)) {
            Driver.serve(
                    new CamundaEngine(context.getBean(ProcessEngine.class)),
                    "http://camunda.org/schema/1.0/bpmn",
                    Work.class);
        }
    }
}
