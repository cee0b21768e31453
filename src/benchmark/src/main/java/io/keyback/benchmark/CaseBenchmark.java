package io.keyback.benchmark;

import io.keyback.benchmark.Applicant.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a case costs, from the sign-in at the host over the checks and two reviews to the reset. */
public final class CaseBenchmark {

    private static final int AT_ONCE = 2;
    private static final int WARM_UP = 10;
    private static final int STATEMENTS_SHOWN = 400;
    private static final Duration IDLE = Duration.ofSeconds(60);

    private final Keyback keyback;
    private final Pictures pictures = new Pictures();
    private final AtomicInteger numbers = new AtomicInteger();

    private CaseBenchmark(Keyback keyback) {
        this.keyback = keyback;
    }

    /** Called with the packaged Keyback, the folder for what comes of it, and how many cases of each way count. */
    public static void main(String[] arguments) throws Exception {
        Path results = Files.createDirectories(Path.of(arguments[1]));
        int cases = Integer.parseInt(arguments[2]);
        try (Keyback keyback = Keyback.startCounted(Path.of(arguments[0]), results.resolve("keyback.log"))) {
            new CaseBenchmark(keyback).run(cases, results);
        }
    }

    private void run(int cases, Path results)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        Reviewers reviewers = Reviewers.signedIn(keyback);
        StringBuilder text = new StringBuilder("""
                | per case | statements | nested | host's statements | transactions | rows | WAL KiB | of the host | CPU ms Keyback | CPU ms database | cases/s |
                |---|---|---|---|---|---|---|---|---|---|---|
                """);
        try (Meter meter = new Meter(keyback)) {
            recover(WARM_UP, Way.PERSON, reviewers);
            for (Way way : Way.values()) {
                meter.reset();
                Meter.Reading before = meter.read();
                Duration took = recover(cases, way, reviewers);
                String row = row(way, cases, meter.read().since(before), took);
                System.out.println(row);
                text.append(row);
                Files.writeString(results.resolve("statements-" + way + ".txt"), statements(meter.statements(), cases));
            }
            text.append(idle(meter));
        }
        Files.writeString(results.resolve("case.md"), text);
        System.out.println(text);
    }

    private Duration recover(int cases, Way way, Reviewers reviewers) throws InterruptedException, ExecutionException {
        long begun = System.nanoTime();
        List<String> logins = Stream.generate(() -> "holder" + numbers.incrementAndGet())
                .limit(cases)
                .toList();
        Crowd.at(keyback, AT_ONCE, logins, (login, books) -> {
            new Applicant(login, new Browser(keyback.address()), books, pictures)
                    .comesTo(State.ON_HOLD, way, reviewers);
            return login;
        });
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static String row(Way way, int cases, Meter.Reading spent, Duration took) {
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.0f | %.1f | %.0f | %.1f | %.1f | %.0f | %.0f | %.2f |%n",
                way,
                1.0 * spent.statements() / cases,
                1.0 * spent.nested() / cases,
                1.0 * spent.hostStatements() / cases,
                1.0 * spent.transactions() / cases,
                1.0 * spent.rows() / cases,
                spent.wal() / 1024.0 / cases,
                spent.hostWal() / 1024.0 / cases,
                1.0 * spent.productCpu().toMillis() / cases,
                1.0 * spent.databaseCpu().toMillis() / cases,
                1000.0 * cases / took.toMillis());
    }

    private String idle(Meter meter) throws SQLException, IOException, InterruptedException {
        Meter.Reading before = meter.read();
        Thread.sleep(IDLE.toMillis());
        Meter.Reading spent = meter.read().since(before);
        double seconds = Duration.between(before.at(), meter.read().at()).toMillis() / 1000.0;
        return String.format(
                Locale.ROOT,
                "%nIdle after it: %.2f %% of a core Keyback, %.2f %% the database; %.1f statements a second; %d MiB resident with -Xmx512m.%n",
                spent.productCpu().toMillis() / 10.0 / seconds,
                spent.databaseCpu().toMillis() / 10.0 / seconds,
                spent.statements() / seconds,
                meter.resident() >> 20);
    }

    private static String statements(List<Meter.Spent> all, int cases) {
        return all.stream()
                .limit(STATEMENTS_SHOWN)
                .map(one -> String.format(
                        Locale.ROOT,
                        "%7.2f %9.0f  %s",
                        1.0 * one.calls() / cases,
                        1.0 * one.wal() / cases,
                        one.statement().replaceAll("\\s+", " ")))
                .collect(Collectors.joining("\n"));
    }
}
