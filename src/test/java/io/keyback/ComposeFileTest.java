package io.keyback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What the compose file must hold, wherever it is edited. */
class ComposeFileTest {

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
