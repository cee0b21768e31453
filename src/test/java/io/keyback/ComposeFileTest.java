package io.keyback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.mail.MailProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

/** What the compose file must hold, wherever it is edited. */
class ComposeFileTest {

    /** What a shell answers for a program that is not there. */
    private static final int NOT_FOUND = 127;

    private final String text = read("docker-compose.yml");
    private final Map<String, Map<String, Object>> services = services(text);

    @Test
    void theApplicationRunsTheDemoOnTheDatabaseAndMailServerBesideIt() {
        assertThat(services).containsOnlyKeys("keyback", "database", "mail");
        assertThat(environment("keyback"))
                .containsEntry("SPRING_PROFILES_ACTIVE", "demo")
                .containsEntry("KEYBACK_DEMO_PUBLIC", "true")
                .containsEntry("SPRING_MAIL_HOST", "mail")
                .hasEntrySatisfying(
                        "KEYBACK_RECOVERY_LEADS",
                        leads -> assertThat(leads).asString().contains("@"))
                .hasEntrySatisfying(
                        "SPRING_DATASOURCE_URL",
                        url -> assertThat(url).asString().startsWith("jdbc:postgresql://database:5432/"));
        assertThat(services.get("database")).containsEntry("image", "postgres:17");
    }

    /** STARTTLS is required of every other mail server, also in the demo. */
    @Test
    void theMailCatcherAloneNeedsNoTls() throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        MutablePropertySources sources = environment.getPropertySources();
        new YamlPropertySourceLoader()
                .load("defaults", new ClassPathResource("application.yml"))
                .forEach(sources::addLast);
        assertThat(mailProperties(environment)).containsEntry("mail.smtp.starttls.required", "true");

        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        sources.replace(name, new SystemEnvironmentPropertySource(name, environment("keyback")));

        assertThat(mailProperties(environment))
                .containsEntry("mail.smtp.starttls.enable", "false")
                .containsEntry("mail.smtp.starttls.required", "false");
    }

    private static Map<String, String> mailProperties(StandardEnvironment environment) {
        return Binder.get(environment)
                .bind("spring.mail", MailProperties.class)
                .get()
                .getProperties();
    }

    /** Without it every check of a picture would be INCONCLUSIVE, and only the log would say why. */
    @Test
    void openCvIsUnpackedWhereItMayRun() {
        assertThat(read("Dockerfile")).contains("-Dorg.bytedeco.javacpp.cachedir=/keyback/native");
        assertThat((List<?>) services.get("keyback").get("tmpfs"))
                .anySatisfy(mount -> assertThat(mount).asString().startsWith("/keyback/native:exec,"));
    }

    @Test
    void noPortIsPublishedBeyondThisMachine() {
        assertThat(services.values())
                .flatExtracting(service -> (List<?>) service.getOrDefault("ports", List.of()))
                .isNotEmpty()
                .allSatisfy(port -> assertThat(port).asString().startsWith("127.0.0.1:"));
    }

    @Test
    void passwordsComeFromTheEnvironmentAndHaveNoDefault() {
        assertThat(services.keySet())
                .flatExtracting(service -> environment(service).entrySet())
                .filteredOn(entry -> entry.getKey().contains("PASSWORD"))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.getValue()).asString().matches("\\$\\{[A-Z_]+:\\?[^}]+}"));
    }

    @Test
    void theImageRunsAsItsOwnUserAndAnswersForItsHealth() {
        assertThat(read("Dockerfile"))
                .contains("FROM eclipse-temurin:17-jre", "COPY target/keyback.jar", "/actuator/health")
                .containsPattern("(?m)^USER keyback$");
    }

    /** Asked wherever there is one: Docker's plugin, the older program of its own, both or none. */
    @Test
    void composeItselfTakesItWithAPasswordAndRefusesItWithout(@TempDir Path directory)
            throws IOException, InterruptedException {
        Path nothing = Files.createFile(directory.resolve("empty.env")); // instead of the .env that may lie here
        for (List<String> compose : List.of(List.of("docker", "compose"), List.of("docker-compose"))) {
            if (exitCode(compose, List.of("version"), Map.of()) == 0) {
                List<String> config = List.of("--env-file", nothing.toString(), "config", "--quiet");
                assertThat(exitCode(compose, config, Map.of("POSTGRES_PASSWORD", "of-a-test")))
                        .as("with")
                        .isZero();
                assertThat(exitCode(compose, config, Map.of())).as("without").isNotZero();
            }
        }
    }

    private static int exitCode(List<String> compose, List<String> arguments, Map<String, String> environment)
            throws InterruptedException {
        List<String> command = new ArrayList<>(compose);
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().remove("POSTGRES_PASSWORD");
        builder.environment().putAll(environment);
        try {
            return builder.start().waitFor();
        } catch (IOException notInstalled) {
            return NOT_FOUND;
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> services(String yaml) {
        Map<String, Object> file = new Yaml().load(yaml);
        return (Map<String, Map<String, Object>>) file.get("services");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> environment(String service) {
        Object environment = services.getOrDefault(service, Map.of()).get("environment");
        return environment == null ? Map.of() : (Map<String, Object>) environment;
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new IllegalStateException(file, e);
        }
    }
}
