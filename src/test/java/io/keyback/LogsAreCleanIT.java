package io.keyback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads what all other tests have logged, after the last of them: no line says anything of a person, or opens anything. */
class LogsAreCleanIT {

    private static final Path LOGS = Path.of("target", "logs");

    /** Says how to sign in to the demo; nobody else does. */
    private static final String DEMO = "io.keyback.demo.Welcome:";

    private static final Pattern ATTACKS = Pattern.compile("ATTACKS .*");

    private static final Map<String, Pattern> NEVER = Map.of(
            "an email address", Pattern.compile("[\\w.+-]+@(?!keyback\\.example)[\\w-]+\\.\\w[\\w.-]*"),
            "a name of a holder",
                    Pattern.compile("(?i)Zoë|O'Neil|Okafor|Kovalchuk|Ковальчук|Eriksson|Erika Mustermann|Mustermann"),
            "an address", Pattern.compile("(?i)Mill Lane|Harrison Street|Graz"),
            "a password", Pattern.compile("copper-lantern|quiet-harbour|ruth-reads|simon-reads|petra-owns|ada-keeps"),
            "a signed token", Pattern.compile("eyJ[A-Za-z0-9_-]{8,}\\."),
            "a token of a link", Pattern.compile("(?<![\\w-])(?=[\\w-]*\\d)(?=[\\w-]*[A-Z])[\\w-]{43}(?![\\w-])"),
            "a code that was mailed", // and not the beginning of the id of a case
                    Pattern.compile("(?i)\\bcode\\b[^\\n]{0,40}\\b\\d{4} ?\\d{4}\\b(?!(-[0-9a-f]{4}){3}-[0-9a-f]{12})"),
            "a secret of a second factor", Pattern.compile("\\b[A-Z2-7]{32}\\b"));

    /** Also says once more, in one place, which attacks the run has counted. */
    @Test
    void theLogsOfTheWholeRunSayNothingOfAnybody() throws IOException {
        Map<String, String> found = new TreeMap<>();
        Set<String> attacks = new TreeSet<>();
        long lines = 0;
        try (Stream<Path> files = Files.list(LOGS)) {
            for (Path file : files.toList()) {
                List<String> all = lines(file);
                lines += all.size();
                for (String line : all) {
                    ATTACKS.matcher(line).results().map(MatchResult::group).forEach(attacks::add);
                    if (!line.startsWith(DEMO)) {
                        NEVER.forEach((what, pattern) -> {
                            if (pattern.matcher(line).find()) {
                                found.putIfAbsent(what, file + ": " + line);
                            }
                        });
                    }
                }
            }
        }

        assertThat(found).isEmpty();
        assertThat(lines).isPositive();
        attacks.forEach(System.out::println);
        Attacks.counted("logs of the whole run", lines + " lines, nothing personal, no token, no code");
    }

    private static List<String> lines(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
