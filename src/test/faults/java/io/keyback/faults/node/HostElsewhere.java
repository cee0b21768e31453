package io.keyback.faults.node;

import java.net.URI;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Comes before the demo exchange, whose sign-in and accounts stay as they are; and names the node in its jobs. */
@AutoConfiguration
public class HostElsewhere {

    @Bean
    static BeanPostProcessor ownerOfJobs(@Value("${faults.node}") String node) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof JobExecutor executor) {
                    executor.setLockOwner(node + "/" + ProcessHandle.current().pid());
                }
                return bean;
            }
        };
    }

    @Bean
    @Primary
    HostOverHttp hostOverHttp(@Value("${faults.host}") URI host, @Value("${faults.node}") String node) {
        return new HostOverHttp(host, node);
    }
}
