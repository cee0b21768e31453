package io.keyback.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.type.filter.AnnotationTypeFilter;

class DemoProfileTest {

    @Test
    void withoutTheProfileNothingOfTheDemoExists() {
        assertThat(beansIn("production")).isZero();
    }

    @Test
    void withTheProfileItIsThere() {
        assertThat(beansIn("demo")).isGreaterThan(15);
    }

    private static int beansIn(String profile) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.setActiveProfiles(profile);
        var scanner = new ClassPathScanningCandidateComponentProvider(true, environment);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        scanner.addExcludeFilter(
                (type, types) -> type.getClassMetadata().getClassName().contains("Test"));
        return scanner.findCandidateComponents("io.keyback.demo").size();
    }
}
