package io.keyback.benchmark;

import io.keyback.benchmark.Applicant.Way;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether Keyback stays as fast with many cases open, many in its history, and many timers due at once. */
public final class GrowthBenchmark {

    private static final int AT_ONCE = 2;
    private static final int WARM_UP = 16;
    private static final int CASES = 40;
    private static final int CASES_IN_STORM = 10;
    private static final int LOOKS = 60;
    private static final int TIMERS = 10_000;
    private static final long GLANCE_MILLIS = 20;

    private final Keyback keyback;
    private final Connection database;
    private final JobWatch jobs;
    private final Pictures pictures = new Pictures();
    private final AtomicInteger numbers = new AtomicInteger();

    private GrowthBenchmark(Keyback keyback, Connection database) throws SQLException {
        this.keyback = keyback;
        this.database = database;
        this.jobs = new JobWatch(database);
    }

    /** A look at a page. */
    private interface Look {
        void at() throws IOException, InterruptedException;
    }

    /** Called with the packaged Keyback, the folder for what comes of it, and how many open and closed cases there are to be. */
    public static void main(String[] arguments) throws Exception {
        Path results = Files.createDirectories(Path.of(arguments[1]));
        List<Integer> open =
                Stream.of(arguments[4].split(",")).map(Integer::valueOf).toList();
        try (Keyback keyback = Keyback.start(Path.of(arguments[0]), results.resolve("keyback.log"));
                Connection database = keyback.superuser()) {
            new GrowthBenchmark(keyback, database).run(open, Integer.parseInt(arguments[5]), results);
        }
    }

    private void run(List<Integer> open, int closed, Path results)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        Reviewers reviewers = Reviewers.signedIn(keyback);
        Browser applicant = comes("template", State.IN_REVIEW, reviewers);
        if (closed > 0) {
            comes("ended", State.ON_HOLD, reviewers);
            endHold();
        }
        cases(WARM_UP, reviewers);
        List<Growth> grown = new ArrayList<>();
        add(grown, 0, 0, reviewers, applicant, results);
        int before = 0;
        Clones copies = new Clones(database, "template");
        for (int size : open) {
            copies.open(before + 1, size);
            before = size;
            add(grown, size, 0, reviewers, applicant, results);
        }
        if (closed > 0) {
            new Clones(database, "ended").closed(before + 1, before + closed);
            add(grown, before, closed, reviewers, applicant, results);
        }
    }

    /** Written down at once: a run takes long, and what was measured counts when the rest fails. */
    private void add(List<Growth> grown, int open, int closed, Reviewers reviewers, Browser applicant, Path results)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        cases(AT_ONCE, reviewers);
        jobs.reset();
        double perSecond = cases(CASES, reviewers);
        List<Long> pickUp = jobs.waits();
        Map<String, List<Long>> pages = pages(reviewers, applicant);
        grown.add(new Growth(open, closed, perSecond, pickUp, pages, open < TIMERS ? List.of() : storm(reviewers)));
        write(grown, results);
    }

    private double cases(int number, Reviewers reviewers) throws InterruptedException, ExecutionException {
        long begun = System.nanoTime();
        List<String> logins = Stream.generate(() -> "holder" + numbers.incrementAndGet())
                .limit(number)
                .toList();
        Crowd.at(keyback, AT_ONCE, logins, (login, books) -> comes(login, State.IN_REVIEW, reviewers, books));
        return number * 1e9 / (System.nanoTime() - begun);
    }

    private Browser comes(String login, State state, Reviewers reviewers)
            throws IOException, InterruptedException, SQLException {
        try (Books books = new Books(keyback)) {
            return comes(login, state, reviewers, books);
        }
    }

    private Browser comes(String login, State state, Reviewers reviewers, Books books)
            throws IOException, InterruptedException, SQLException {
        Browser browser = new Browser(keyback.address());
        new Applicant(login, browser, books, pictures).comesTo(state, Way.PERSON, reviewers);
        return browser;
    }

    /** The timer stands when the mail about the reset is sent, which is after the status. */
    private void endHold() throws SQLException, IOException, InterruptedException {
        String holds = "update act_ru_job set duedate_ = now() where handler_cfg_ like 'HoldOver%'";
        while (update(holds) == 0) {
            Thread.sleep(GLANCE_MILLIS);
        }
        try (Books books = new Books(keyback)) {
            books.awaitStatus("ended", "RECOVERED");
        }
    }

    private static Map<String, List<Long>> pages(Reviewers reviewers, Browser applicant)
            throws IOException, InterruptedException {
        Map<String, List<Long>> pages = new LinkedHashMap<>();
        pages.put(
                "Tasklist's first page, reviewer", looks(() -> reviewers.first().opensQueue()));
        pages.put("its count, reviewer", looks(() -> reviewers.first().countsQueue()));
        pages.put(
                "Tasklist's first page, senior", looks(() -> reviewers.second().opensQueue()));
        pages.put("its count, senior", looks(() -> reviewers.second().countsQueue()));
        pages.put("status page, applicant", looks(() -> applicant.open("/recovery")));
        return pages;
    }

    private static List<Long> looks(Look look) throws IOException, InterruptedException {
        List<Long> took = new ArrayList<>();
        for (int i = -LOOKS / 4; i < LOOKS; i++) {
            long begun = System.nanoTime();
            look.at();
            if (i >= 0) {
                took.add((System.nanoTime() - begun) / 1_000_000);
            }
        }
        return took.stream().sorted().toList();
    }

    /** What is left of the storm is put off, so that it does not go on over what is measured next. */
    private List<Long> storm(Reviewers reviewers) throws SQLException, InterruptedException, ExecutionException {
        jobs.reset();
        update("""
                update act_ru_job set duedate_ = now() where id_ in (
                    select id_ from act_ru_job where handler_type_ like 'timer-%%' and duedate_ > now()
                    order by id_ limit %d)
                """.formatted(TIMERS));
        cases(CASES_IN_STORM, reviewers);
        List<Long> waits = jobs.waits();
        update(
                "update act_ru_job set duedate_ = now() + interval '1 day' where duedate_ <= now() and lock_owner_ is null");
        return waits;
    }

    private int update(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private static void write(List<Growth> grown, Path results) throws IOException {
        Growth first = grown.get(0);
        String text = Growth.HEAD
                + grown.stream().map(one -> one.row(first)).collect(Collectors.joining())
                + "\n| open | closed | page | p50 ms | p95 ms |\n|---|---|---|---|---|\n"
                + grown.stream().map(Growth::pageRows).collect(Collectors.joining())
                + String.format(
                        Locale.ROOT,
                        "%n%d processors, load average %.1f at the end.%n",
                        Runtime.getRuntime().availableProcessors(),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        System.out.println(text);
        Files.writeString(results.resolve("growth.md"), text);
        Files.writeString(
                results.resolve("growth.json"),
                grown.stream().map(one -> one.json(first)).collect(Collectors.joining(",\n", "[", "]\n")));
    }
}
