package io.keyback.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class LongestStepTest {

    @Test
    void theDatabaseWaitsAsLongAsTheOtherNodes() {
        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withPropertyValues("keyback.process.longest-step=45s")
                .run(context -> assertThat(
                                context.getEnvironment().getProperty("spring.datasource.hikari.connection-init-sql"))
                        .isEqualTo("set idle_in_transaction_session_timeout = '45s'"));
    }
}
