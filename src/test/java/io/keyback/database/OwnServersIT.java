package io.keyback.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyback.KeybackApplication;
import io.keyback.TestDatabase;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The demo on servers of one's own, named by environment variables as the README does. */
class OwnServersIT {

    private final TestDatabase database = TestDatabase.create();

    @TempDir
    private Path directory;

    @Test
    void nothingEmbeddedStartsBesideThem() {
        try (ConfigurableApplicationContext keyback = start()) {
            assertThat(keyback.getBeanNamesForType(EmbeddedDatabase.class)).isEmpty();
            assertThat(url(keyback)).isEqualTo(database.url());
            assertThat(directory.resolve("postgres")).doesNotExist();
            assertThat(keyback.getBeansOfType(JavaMailSenderImpl.class).values())
                    .singleElement()
                    .satisfies(sender -> assertThat(sender.getHost()).isEqualTo("mail.example"))
                    .satisfies(sender -> assertThat(sender.getJavaMailProperties())
                            .containsEntry("mail.smtp.starttls.required", "true"));
        }
    }

    private ConfigurableApplicationContext start() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                Map.of(
                                        "SPRING_MAIL_HOST",
                                        "mail.example",
                                        "SPRING_DATASOURCE_URL",
                                        database.url(),
                                        "SPRING_DATASOURCE_USERNAME",
                                        database.user(),
                                        "SPRING_DATASOURCE_PASSWORD",
                                        "")));
        SpringApplication application = new SpringApplication(KeybackApplication.class);
        application.setEnvironment(environment);
        application.setAdditionalProfiles("demo");
        return application.run(
                "--server.port=0",
                "--keyback.database.directory=" + directory.resolve("postgres"),
                "--keyback.keys.directory=" + directory.resolve("keys"));
    }

    private static String url(ConfigurableApplicationContext keyback) {
        return JdbcClient.create(keyback.getBean(DataSource.class))
                .sql("select 'jdbc:postgresql://127.0.0.1:' || current_setting('port') || '/' || current_database()")
                .query(String.class)
                .single();
    }
}
