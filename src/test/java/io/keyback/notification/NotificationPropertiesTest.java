package io.keyback.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.account.EmailAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class NotificationPropertiesTest {

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(Notification.class);

    @Test
    void onlyTheSenderHasToBeNamed() {
        application
                .withPropertyValues("keyback.notification.from=no-reply@keyback.example")
                .run(context -> assertThat(context.getBean(NotificationProperties.class))
                        .isEqualTo(new NotificationProperties(
                                new EmailAddress("no-reply@keyback.example"),
                                "Keyback",
                                null,
                                null,
                                Duration.ofSeconds(12)))
                        .returns("keyback.example", NotificationProperties::idDomain));
    }

    @Test
    void aMissingSenderIsNamed() {
        application.run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .message()
                .contains("keyback.notification", "from", "is required"));
    }

    @Test
    void nothingInTheSettingsCanBecomeAnotherHeader() {
        application
                .withPropertyValues(
                        "keyback.notification.from=no-reply@keyback.example",
                        "keyback.notification.brand=Keyback\r\nBcc: eve@evil.example")
                .run(context -> assertThat(context).hasFailed());
        application
                .withPropertyValues("keyback.notification.from=no-reply@keyback.example,eve@evil.example")
                .run(context -> assertThat(context).hasFailed());
        application
                .withPropertyValues(
                        "keyback.notification.from=no-reply@keyback.example",
                        "keyback.notification.message-id-domain=x>\r\nBcc: eve@evil.example")
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void aStepIsTakenUpByAnotherNodeAfterMoreThanTwiceItsMails() {
        application
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withPropertyValues("keyback.notification.from=no-reply@keyback.example")
                .run(context -> {
                    Duration longest =
                            context.getBean(NotificationProperties.class).stepLimit();
                    Duration takenUpAfter = DurationStyle.detectAndParse(
                            context.getEnvironment().getRequiredProperty("keyback.process.longest-step"));

                    assertThat(takenUpAfter).isGreaterThan(longest.multipliedBy(2));
                });
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(NotificationProperties.class)
    static class Notification {}
}
