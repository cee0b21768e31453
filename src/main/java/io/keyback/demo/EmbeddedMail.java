package io.keyback.demo;

import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * The mail server of the demo, where no other is configured. The sender depends on it, so that it listens before anybody
 * can send and stops after the last one.
 */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
@Conditional(EmbeddedMail.NoMailServerConfigured.class)
class EmbeddedMail {

    private static final String TIMEOUT_MILLIS = "5000";

    @Bean(destroyMethod = "close")
    MailServer mailServer(Mailbox mailbox, ExchangeSettings settings) {
        return new MailServer(mailbox, settings.mailSize());
    }

    @Bean
    JavaMailSenderImpl mailSender(MailServer server) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.port());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        Properties properties = sender.getJavaMailProperties();
        properties.setProperty("mail.smtp.localhost", "localhost");
        properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.smtp.timeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", TIMEOUT_MILLIS);
        return sender;
    }

    /** The same question that Boot asks before it makes a sender of its own. */
    static class NoMailServerConfigured extends NoneNestedConditions {

        NoMailServerConfigured() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty("spring.mail.host")
        static class Configured {}
    }
}
