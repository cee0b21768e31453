package io.keyback.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was measured, for people and for machines. */
final class Report {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final Instant at = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    private int runningBefore;
    private int runningAfter;
    private int openedBeside;
    private double loadBefore;
    private double loadAfter;
    private String database = "";
    private Instant begun = at;
    private Duration took = Duration.ZERO;
    private List<StopBenchmark.Stop> stops = List.of();

    void begins(Books books) throws SQLException {
        runningBefore = books.running();
        loadBefore = load();
        database = "PostgreSQL %s, fsync %s, synchronous_commit %s"
                .formatted(
                        books.setting("server_version"), books.setting("fsync"), books.setting("synchronous_commit"));
        begun = Instant.now();
    }

    void ends(List<StopBenchmark.Stop> measured, Books books) throws SQLException {
        took = Duration.between(begun, Instant.now());
        stops = measured;
        runningAfter = books.running();
        loadAfter = load();
    }

    void openedBeside(int cases) {
        openedBeside = cases;
    }

    void write(Path folder) throws IOException {
        String text = text();
        Files.writeString(folder.resolve("stop.md"), text);
        Files.writeString(folder.resolve("stop.json"), json());
        System.out.println(text);
    }

    private String text() {
        return """
                ## Stop: from the click to the closed case

                | ms | p50 | p90 | p99 | max |
                |---|---|---|---|---|
                %s
                %s
                %s

                The rule is a p99 of less than %d ms from the click to the closed case: **%s**.

                | state of the case | stops | p50 | max (ms, closed) |
                |---|---|---|---|
                %s

                Measured on %s: %d stops by 4 holders at once in %d s, about %.1f a second; %d cases running at the first
                click, %d after the last. Beside that, 2 applicants took cases of their own from the sign-in to the
                review, %d in all.

                - *Answered* is from the POST of the stop page's button to its answer. *Closed* is until, read in the
                  database, the case is STOPPED with its end recorded and no step or review of it is open. *Frozen* is
                  until the instant that the host recorded for its freeze, which is a job after the stop.
                - Keyback is the packaged jar in a process of its own, as `java -jar` starts it, with its embedded
                  database (%s) and its job executor as delivered. No stop came before the first that counts.
                - %d processors, %s, Java %s; load average %.1f before and %.1f after.
                """.formatted(
                        row("answered", StopBenchmark.Stop::answered),
                        row("closed", StopBenchmark.Stop::closed),
                        row("frozen at the host", StopBenchmark.Stop::frozen),
                        LIMIT.toMillis(),
                        percentile(StopBenchmark.Stop::closed, 99) < LIMIT.toMillis() ? "kept" : "broken",
                        stops.stream()
                                .map(StopBenchmark.Stop::state)
                                .distinct()
                                .sorted()
                                .map(this::row)
                                .collect(Collectors.joining("\n")),
                        at,
                        stops.size(),
                        took.toSeconds(),
                        1000.0 * stops.size() / took.toMillis(),
                        runningBefore,
                        runningAfter,
                        openedBeside,
                        database,
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                        System.getProperty("java.version"),
                        loadBefore,
                        loadAfter);
    }

    private String row(String what, Function<StopBenchmark.Stop, Duration> measure) {
        return "| %s | %d | %d | %d | %d |"
                .formatted(
                        what,
                        percentile(measure, 50),
                        percentile(measure, 90),
                        percentile(measure, 99),
                        percentile(measure, 100));
    }

    private String row(State state) {
        List<Long> closed =
                sorted(stops.stream().filter(stop -> stop.state() == state).toList(), StopBenchmark.Stop::closed);
        return "| %s | %d | %d | %d |"
                .formatted(state.words(), closed.size(), percentile(closed, 50), percentile(closed, 100));
    }

    private String json() {
        return String.format(
                Locale.ROOT,
                """
                {"at": "%s", "running": %d, "stops": %d, "loadBefore": %.2f, "loadAfter": %.2f,
                 "answered": %s, "closed": %s, "frozen": %s}
                """,
                at,
                runningBefore,
                stops.size(),
                loadBefore,
                loadAfter,
                sorted(stops, StopBenchmark.Stop::answered),
                sorted(stops, StopBenchmark.Stop::closed),
                sorted(stops, StopBenchmark.Stop::frozen));
    }

    private long percentile(Function<StopBenchmark.Stop, Duration> measure, int percent) {
        return percentile(sorted(stops, measure), percent);
    }

    /** The smallest value that is not exceeded by so many of a hundred. */
    private static long percentile(List<Long> sorted, int percent) {
        return sorted.get((int) Math.ceil(sorted.size() * percent / 100.0) - 1);
    }

    private static List<Long> sorted(List<StopBenchmark.Stop> stops, Function<StopBenchmark.Stop, Duration> measure) {
        return stops.stream().map(measure).map(Duration::toMillis).sorted().toList();
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
