package io.keyback;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code docs/security.md} to what it says: each test that it names is there, and each line of its tables has an
 * answer. Whether a test proves its line is for people to read.
 */
class SecurityDocTest {

    private static final Path SOURCES = Path.of("src", "test", "java");

    private static final String NAME = "[A-Z]\\w*(?:Test|IT)";
    private static final Pattern REFERENCE = Pattern.compile("(" + NAME + ")(?:#([a-z]\\w*))?");
    private static final Pattern LIKE_A_REFERENCE = Pattern.compile("\\b" + NAME + "\\b");
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");

    private static final String REFERENCES = "`" + NAME + "(?:#\\w+)?`(?:, `" + NAME + "(?:#\\w+)?`)*";
    private static final String DEVIATION = "deviation because \\S.{15,}";
    private static final Pattern ANSWER =
            Pattern.compile(REFERENCES + "(?:; " + DEVIATION + ")?|" + DEVIATION + "|not applicable because \\S.{10,}");

    private static final Pattern TEST = Pattern.compile("@(?:Test|ParameterizedTest|RepeatedTest|TestFactory)\\b.*");
    private static final Pattern METHOD = Pattern.compile("(?:void|Stream<DynamicTest>) (\\w+)\\(.*");

    private static final int LEAST_NIST = 25;
    private static final int LEAST_ASVS = 200;
    private static final int LEAST_REFERENCES = 200;
    private static final int LEAST_ATTACKERS = 12;

    /** The sections of ASVS 5.0.0, each with how many items it has at levels 1 and 2; these always come first. */
    private static final String ASVS = """
            1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 4.1:3 4.2:1 4.3:2 4.4:4
            5.1:1 5.2:3 5.3:2 5.4:3 6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2 8.1:2
            8.2:3 8.3:1 8.4:1 9.1:3 9.2:4 10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 10.7:3 11.1:2 11.2:3 11.3:3 11.4:4
            11.5:1 11.6:1 12.1:3 12.2:2 12.3:4 13.1:1 13.2:5 13.3:2 13.4:5 14.1:2 14.2:4 14.3:3 15.1:3 15.2:3 15.3:7
            16.1:1 16.2:5 16.3:4 16.4:3 16.5:3 17.1:1 17.2:4 17.3:2""";

    private final String document = read(Path.of("docs", "security.md"));

    @Test
    void everyTestThatIsNamedExists() {
        Map<String, Set<String>> tests = tests();
        Set<String> named = codes().filter(REFERENCE.asMatchPredicate()).collect(toCollection(TreeSet::new));

        assertThat(named.size()).isGreaterThanOrEqualTo(LEAST_REFERENCES);
        assertThat(named.stream().filter(reference -> !exists(reference, tests)))
                .as("named, but not there")
                .isEmpty();
    }

    private static boolean exists(String reference, Map<String, Set<String>> tests) {
        String[] parts = reference.split("#", 2);
        Set<String> methods = tests.getOrDefault(parts[0], Set.of());
        return parts.length > 1 ? methods.contains(parts[1]) : !methods.isEmpty();
    }

    /** What is not read as the name of a test could not be missed. */
    @Test
    void noNameOfATestIsMalformed() {
        assertThat(document.lines().filter(SecurityDocTest::leavesCodeOpen)).isEmpty();
        assertThat(codes().filter(code -> code.contains("#")
                                || LIKE_A_REFERENCE.matcher(code).find())
                        .filter(Predicate.not(REFERENCE.asMatchPredicate())))
                .isEmpty();
        assertThat(LIKE_A_REFERENCE
                        .matcher(CODE.matcher(document).replaceAll(""))
                        .results()
                        .map(MatchResult::group))
                .isEmpty();
    }

    private static boolean leavesCodeOpen(String line) {
        return line.chars().filter(character -> character == '`').count() % 2 == 1;
    }

    @Test
    void everyLineNamesItsTestsOrSaysWhyNot() {
        List<List<String>> nist = rows("NIST");
        List<List<String>> asvs = rows("OWASP");

        assertThat(nist.size()).isGreaterThanOrEqualTo(LEAST_NIST);
        assertThat(asvs.size()).isGreaterThanOrEqualTo(LEAST_ASVS);
        assertThat(Stream.concat(nist.stream(), asvs.stream())
                        .filter(cells -> !ANSWER.matcher(last(cells)).matches()))
                .isEmpty();
        assertThat(nist.stream().map(cells -> cells.get(0))).doesNotHaveDuplicates();
    }

    @Test
    void everyItemOfTheTwoLevelsIsAnsweredOnce() {
        List<String> all = Stream.of(ASVS.split("\\s+"))
                .map(section -> section.split(":"))
                .flatMap(section -> items("V" + section[0] + ".", 1, Integer.parseInt(section[1])))
                .toList();

        assertThat(rows("OWASP").stream()
                        .flatMap(cells -> Stream.of(cells.get(0).split(", ")))
                        .flatMap(SecurityDocTest::items))
                .containsExactlyElementsOf(all);
    }

    @Test
    void ofEveryAttackerIsSaidWhatStopsHimAndWhatRemains() {
        List<String> attackers =
                Stream.of(section("Threat model").split("\n### ")).skip(1).toList();

        assertThat(attackers.size()).isGreaterThanOrEqualTo(LEAST_ATTACKERS);
        assertThat(attackers.stream().filter(attacker -> !isWhole(attacker))).isEmpty();
    }

    private static boolean isWhole(String attacker) {
        return Stream.of("\n- Has: ", "Wants: ", "\n- Remains: ").allMatch(attacker::contains)
                && Pattern.compile(REFERENCES).matcher(attacker).find();
    }

    private Stream<String> codes() {
        return CODE.matcher(document).results().map(code -> code.group(1));
    }

    private String section(String title) {
        return Stream.of(document.split("\n## "))
                .filter(section -> section.startsWith(title))
                .findFirst()
                .orElseThrow();
    }

    private List<List<String>> rows(String title) {
        return section(title)
                .lines()
                .filter(line -> line.startsWith("|"))
                .filter(Predicate.not(line -> line.startsWith("| item |") || line.startsWith("|---")))
                .map(line -> Stream.of(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static String last(List<String> cells) {
        return cells.get(cells.size() - 1);
    }

    /** One item, or all from one to another of the same section. */
    private static Stream<String> items(String range) {
        String[] ends = range.split("–");
        String section = ends[0].substring(0, ends[0].lastIndexOf('.') + 1);
        assertThat(last(List.of(ends))).startsWith(section);
        return items(section, number(ends[0]), number(last(List.of(ends))));
    }

    private static Stream<String> items(String section, int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(number -> section + number);
    }

    private static int number(String item) {
        return Integer.parseInt(item.substring(item.lastIndexOf('.') + 1));
    }

    /** The test methods of every class of tests. */
    private static Map<String, Set<String>> tests() {
        Map<String, Set<String>> tests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                assertThat(tests.put(name, Set.copyOf(testsIn(read(file)))) == null
                                || !LIKE_A_REFERENCE.matcher(name).matches())
                        .as("there is one " + name)
                        .isTrue();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tests;
    }

    private static List<String> testsIn(String source) {
        List<String> names = new ArrayList<>();
        boolean annotated = false;
        for (String line : source.lines().map(String::strip).toList()) {
            Matcher method = METHOD.matcher(line);
            if (TEST.matcher(line).matches()) {
                annotated = true;
            } else if (annotated && method.matches()) {
                names.add(method.group(1));
                annotated = false;
            }
        }
        return names;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
