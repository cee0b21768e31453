package io.keyback.benchmark.engines;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was measured, for people and for machines, ratios first. */
final class EngineReport {

    private static final String ROW =
            "| %s | %.2f | %.1f | %.1f / %.0f (%.0f) | %.0f | %.1f | %.1f + %.1f | %.1f / %.1f | %d |";

    private static final String OBJECT =
            "  {\"system\": \"%s\", \"ratio\": %.3f, \"casesPerSecond\": %.2f, \"transactions\": %.2f, \"statements\": %.1f,"
                    + " \"nested\": %.1f, \"rows\": %.1f, \"walKiB\": %.2f, \"engineCpuMs\": %.2f, \"databaseCpuMs\": %.2f,"
                    + " \"pickUpP50Ms\": %.2f, \"pickUpP95Ms\": %.2f, \"heapMiB\": %d}";

    private final Instant at = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    private final double loadBefore = load();
    private final int rounds;
    private final int cases;

    EngineReport(int rounds, int cases) {
        this.rounds = rounds;
        this.cases = cases;
    }

    void write(Path folder, List<Measured> all) throws IOException {
        String text = text(all);
        Files.writeString(folder.resolve("engines.md"), text);
        Files.writeString(folder.resolve("engines.json"), json(all));
        System.out.println(text);
    }

    private String text(List<Measured> all) {
        return """
                | system | ratio | cases/s | transactions / statements (nested) per case | rows written | WAL KiB | CPU ms engine + database | pick-up ms p50 / p95 | heap MiB |
                |---|---|---|---|---|---|---|---|---|
                %s

                Measured on %s: medians of %d rounds in turns, %d cases each, 16 at once; %d processors, Java %s, load average
                %.1f before and %.1f after.
                """.formatted(
                        all.stream().map(one -> formatted(ROW, one, all.get(0))).collect(Collectors.joining("\n")),
                        at,
                        rounds,
                        cases,
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("java.version"),
                        loadBefore,
                        load());
    }

    private static String formatted(String format, Measured one, Measured base) {
        return String.format(
                Locale.ROOT,
                format,
                one.contestant().title(),
                one.ratio(base),
                one.median(Measured.Round::perSecond),
                one.median(Measured.Round::transactions),
                one.median(Measured.Round::statements),
                one.median(Measured.Round::nested),
                one.median(Measured.Round::rows),
                one.median(Measured.Round::wal),
                one.median(Measured.Round::engineCpu),
                one.median(Measured.Round::databaseCpu),
                one.median(Measured.Round::pickUpMedian),
                one.median(Measured.Round::pickUpSlow),
                one.heap() >> 20);
    }

    private String json(List<Measured> all) {
        return String.format(
                Locale.ROOT,
                "{\"at\": \"%s\", \"rounds\": %d, \"cases\": %d, \"loadBefore\": %.2f, \"loadAfter\": %.2f, \"systems\": [%n%s%n]}%n",
                at,
                rounds,
                cases,
                loadBefore,
                load(),
                all.stream().map(one -> formatted(OBJECT, one, all.get(0))).collect(Collectors.joining(",\n")));
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
