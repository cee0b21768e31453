package io.keyback;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code docs/settings.md} is written from the records of settings, and the build fails when it says something else.
 * {@code mvn test -Dtest=SettingsHandbookTest -Dhandbook.write=true} writes it anew.
 */
class SettingsHandbookTest {

    private static final Path HANDBOOK = Path.of("docs/settings.md");
    private static final Pattern NAMED = Pattern.compile("`(keyback\\.[a-z0-9.-]+[a-z0-9])(?:=[^`]*)?`");

    @Test
    void theHandbookSaysWhatTheSettingsAre() throws IOException {
        String handbook = handbook();
        if (Boolean.getBoolean("handbook.write")) {
            Files.writeString(HANDBOOK, handbook);
        }

        assertThat(Files.readString(HANDBOOK)).isEqualTo(handbook);
    }

    @Test
    void everySettingSaysWhatItIsFor() throws IOException {
        assertThat(settings())
                .hasSizeGreaterThan(140)
                .allSatisfy(setting -> assertThat(setting.path("description").asText())
                        .as(setting.path("name").asText())
                        .isNotBlank());
    }

    /** A group may be named as a whole, such as by its prefix. */
    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/operating.md", "docs/security.md", "docs/face-check.md"})
    void whatADocumentCallsASettingIsOne(String document) throws IOException {
        Set<String> known = settings().stream()
                .map(setting -> setting.path("name").asText())
                .collect(Collectors.toCollection(TreeSet::new));

        List<String> named = NAMED.matcher(Files.readString(Path.of(document)))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(named)
                .allSatisfy(name -> assertThat(known)
                        .as(name)
                        .anyMatch(setting -> setting.equals(name)
                                || setting.startsWith(name + ".")
                                || name.startsWith(setting + ".")));
    }

    private static String handbook() throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "# Settings",
                "",
                "Written from the records of settings by `SettingsHandbookTest`; do not edit. Set them as Spring Boot takes",
                "settings: in a file `application.yml` beside the jar, as `--name=value`, or as an environment variable",
                "(`keyback.public-url` is `KEYBACK_PUBLIC_URL`). Empty defaults have to be given, or switch something off.",
                "[Operating](operating.md) says which of them matter for what.",
                "",
                "| setting | default | what it is |",
                "|---|---|---|"));
        settings()
                .forEach(setting -> lines.add("| `" + setting.path("name").asText() + "` | "
                        + value(setting.path("defaultValue")) + " | "
                        + sentence(setting.path("description").asText()) + " |"));
        return String.join("\n", lines) + "\n";
    }

    private static String value(JsonNode value) {
        String text = value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(", "))
                : value.asText();
        return text.isEmpty() ? "" : "`" + text.replace("|", "\\|") + "`";
    }

    private static String sentence(String description) {
        return description.replaceAll("\\s+", " ").replace("|", "\\|");
    }

    /** As Spring Boot's processor collects them while the sources are compiled; sorted by name, without the demo's. */
    private static List<JsonNode> settings() throws IOException {
        try (InputStream metadata =
                SettingsHandbookTest.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            List<JsonNode> settings = new ArrayList<>();
            new ObjectMapper().readTree(metadata).path("properties").forEach(settings::add);
            settings.removeIf(setting -> setting.path("name").asText().startsWith("keyback.demo."));
            settings.sort(Comparator.comparing(setting -> setting.path("name").asText()));
            return settings;
        }
    }
}
