package io.keyback;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.StreamSupport;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Holds the bill of materials in the packaged jar against what is packed there. Maven makes it online only: a jar that
 * was built offline from the beginning has none, and is not tested.
 */
class BillOfMaterialsIT {

    private static final Path JAR = Path.of("target", "keyback.jar");
    private static final String BILL = "META-INF/sbom/application.cdx.json";
    private static final String LIBRARIES = "BOOT-INF/lib/";
    private static final int LEAST_LIBRARIES = 100;

    /** Jars without classes, which Boot does not pack. */
    private static final String STARTERS = "org.springframework.boot:spring-boot-starter";

    private static final Set<String> ALLOWED =
            Set.of("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "EPL-2.0", "MIT");

    /** Allowed to these alone: Hibernate, which is used as it is; TwelveMonkeys, whose “BSD” is the one of three clauses. */
    private static final Map<String, String> ALLOWED_TO = Map.of(
            "org.hibernate.orm", "LGPL-2.1-only",
            "com.twelvemonkeys.common", "BSD-4-Clause",
            "com.twelvemonkeys.imageio", "BSD-4-Clause");

    private static JarFile jar;
    private static List<JsonNode> components;

    @BeforeAll
    static void open() throws IOException {
        jar = new JarFile(JAR.toFile());
        JarEntry bill = jar.getJarEntry(BILL);
        assumeThat(bill == null && "offline: true".equals(System.getProperty("keyback.build")))
                .as("built offline")
                .isFalse();
        assertThat(bill).as(BILL).isNotNull();
        try (InputStream json = jar.getInputStream(bill)) {
            components = StreamSupport.stream(
                            new JsonMapper().readTree(json).path("components").spliterator(), false)
                    .toList();
        }
    }

    @AfterAll
    static void close() throws IOException {
        jar.close();
    }

    @Test
    void namesEveryLibraryOfTheJarByItsHashAndNoOther() {
        Map<String, String> packed = new TreeMap<>();
        jar.stream()
                .filter(entry -> entry.getName().startsWith(LIBRARIES) && !entry.isDirectory())
                .forEach(entry -> packed.put(sha256(entry), entry.getName().substring(LIBRARIES.length())));
        Map<String, String> named = new TreeMap<>();
        components.forEach(component -> named.put(sha256(component), name(component)));

        assertThat(packed).hasSizeGreaterThan(LEAST_LIBRARIES);
        assertThat(named).containsKeys(packed.keySet().toArray(String[]::new));
        named.keySet().removeAll(packed.keySet());
        assertThat(named.values()).allMatch(name -> name.startsWith(STARTERS));
    }

    @Test
    void noLibraryIsThereInTwoVersions() {
        Map<String, Set<String>> versions = components.stream()
                .collect(groupingBy(
                        BillOfMaterialsIT::name,
                        mapping(component -> component.path("version").asText(), toSet())));

        assertThat(versions)
                .hasSizeGreaterThan(LEAST_LIBRARIES)
                .allSatisfy((library, found) -> assertThat(found).as(library).hasSize(1));
    }

    /** Where there are several, whoever uses the library chooses. */
    @Test
    void everyLibraryHasALicenceThatIsAllowed() {
        assertThat(components)
                .allSatisfy(component -> assertThat(licences(component))
                        .as(name(component))
                        .anyMatch(licence -> ALLOWED.contains(licence)
                                || licence.equals(
                                        ALLOWED_TO.get(component.path("group").asText()))));
    }

    private static String name(JsonNode component) {
        return component.path("group").asText() + ":" + component.path("name").asText();
    }

    private static List<String> licences(JsonNode component) {
        return component.path("licenses").findValuesAsText("id");
    }

    private static String sha256(JsonNode component) {
        return StreamSupport.stream(component.path("hashes").spliterator(), false)
                .filter(hash -> hash.path("alg").asText().equals("SHA-256"))
                .map(hash -> hash.path("content").asText())
                .findFirst()
                .orElseThrow();
    }

    private static String sha256(JarEntry entry) {
        try (InputStream content = jar.getInputStream(entry)) {
            return DigestUtils.sha256Hex(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
