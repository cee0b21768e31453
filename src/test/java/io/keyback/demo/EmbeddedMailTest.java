package io.keyback.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class EmbeddedMailTest {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
            .withUserConfiguration(EmbeddedMail.class, Settings.class)
            .withBean(Mailbox.class, () -> mock(Mailbox.class));

    @Test
    void withoutAMailHostTheDemoHasItsOwnServer() {
        context.withPropertyValues("spring.profiles.active=demo").run(started -> {
            JavaMailSenderImpl sender = started.getBean(JavaMailSenderImpl.class);
            assertThat(sender.getHost()).isEqualTo("127.0.0.1");
            assertThat(sender.getPort())
                    .isEqualTo(started.getBean(MailServer.class).port());
            assertThat(sender.getJavaMailProperties())
                    .containsKeys("mail.smtp.connectiontimeout", "mail.smtp.timeout", "mail.smtp.writetimeout");
        });
    }

    @Test
    void withAMailHostTheDemoLeavesMailToIt() {
        context.withPropertyValues("spring.profiles.active=demo", "spring.mail.host=mail.example")
                .run(started -> {
                    assertThat(started).doesNotHaveBean(MailServer.class);
                    assertThat(started.getBean(JavaMailSenderImpl.class).getHost())
                            .isEqualTo("mail.example");
                });
    }

    @Test
    void withoutTheDemoThereIsNoMailServer() {
        context.run(started ->
                assertThat(started).doesNotHaveBean(MailServer.class).doesNotHaveBean(JavaMailSenderImpl.class));
    }

    @Test
    void theServerGoesWithTheContext() {
        context.withPropertyValues("spring.profiles.active=demo").run(started -> {
            MailServer server = started.getBean(MailServer.class);
            int port = server.port();

            started.close();

            assertThat(listens(port)).isFalse();
        });
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int)
                    Duration.ofSeconds(1).toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @EnableConfigurationProperties(ExchangeSettings.class)
    static class Settings {}
}
