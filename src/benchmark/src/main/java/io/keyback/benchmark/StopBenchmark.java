package io.keyback.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How long it takes from the click on "Stop this request" until the case is closed, while many others are under way, and
 * until the account is frozen at the host.
 */
public final class StopBenchmark {

    /** Which part of the cases is brought to which state. */
    private static final Map<State, Integer> PERCENT =
            Map.of(State.WAITING_FOR_CODE, 40, State.FILLING_IN, 30, State.IN_REVIEW, 25, State.ON_HOLD, 5);

    private static final int APPLICANTS_AT_ONCE = 4;
    private static final int HOLDERS_AT_ONCE = 4;
    private static final int BUSY_BESIDE = 2;

    private final Keyback keyback;
    private final int running;
    private final int stops;
    private final Pictures pictures = new Pictures();
    private final AtomicInteger numbers = new AtomicInteger();

    private StopBenchmark(Keyback keyback, int running, int stops) {
        this.keyback = keyback;
        this.running = running;
        this.stops = stops;
    }

    /** Somebody with a case. */
    private record Holder(String login, State state) {}

    /**
     * A stop as it was measured.
     *
     * @param answered from the click to the page that says so
     * @param closed from the click to the case that is ended, with no step and no review open
     * @param frozen from the click to the account that is frozen at the host
     */
    record Stop(State state, Duration answered, Duration closed, Duration frozen) {}

    /** Called with the packaged Keyback, the folder for what comes of it, and how many cases run and are stopped. */
    public static void main(String[] arguments) throws Exception {
        Path results = Files.createDirectories(Path.of(arguments[1]));
        try (Keyback keyback = Keyback.start(Path.of(arguments[0]), results.resolve("keyback.log"))) {
            new StopBenchmark(keyback, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]))
                    .run()
                    .write(results);
        }
    }

    private Report run() throws IOException, InterruptedException, SQLException, ExecutionException {
        Report report = new Report();
        Reviewers reviewers = Reviewers.signedIn(keyback);
        List<Holder> holders = takeCases(running + stops, reviewers);
        AtomicBoolean measured = new AtomicBoolean();
        ExecutorService beside = Executors.newFixedThreadPool(BUSY_BESIDE);
        List<Future<Integer>> busy = IntStream.range(0, BUSY_BESIDE)
                .mapToObj(any -> beside.submit(() -> keepBusy(reviewers, measured)))
                .toList();
        beside.shutdown();
        try (Books books = new Books(keyback)) {
            report.begins(books);
            report.ends(stop(everyNth(holders)), books);
        } finally {
            measured.set(true);
        }
        int opened = 0;
        for (Future<Integer> each : busy) {
            opened += each.get();
        }
        report.openedBeside(opened);
        return report;
    }

    /** The same part of every state: the states stand one after the other. */
    private List<Holder> everyNth(List<Holder> holders) {
        return IntStream.range(0, stops)
                .mapToObj(stop -> holders.get((int) ((long) stop * holders.size() / stops)))
                .toList();
    }

    private List<Holder> takeCases(int number, Reviewers reviewers) throws InterruptedException, ExecutionException {
        List<Holder> holders = Stream.of(State.values())
                .flatMap(state -> Stream.generate(() -> new Holder(newLogin(), state))
                        .limit((long) number * PERCENT.get(state) / 100))
                .toList();
        Crowd.at(keyback, APPLICANTS_AT_ONCE, holders, (holder, books) -> {
            applicant(holder.login(), books).comesTo(holder.state(), Applicant.Way.PERSON, reviewers);
            return holder;
        });
        return holders;
    }

    /** Other applicants take their cases to a reviewer meanwhile, one after the other. */
    private int keepBusy(Reviewers reviewers, AtomicBoolean measured)
            throws IOException, InterruptedException, SQLException {
        int opened = 0;
        try (Books books = new Books(keyback)) {
            while (!measured.get()) {
                applicant(newLogin(), books).comesTo(State.IN_REVIEW, Applicant.Way.PERSON, reviewers);
                opened++;
            }
        }
        return opened;
    }

    private List<Stop> stop(List<Holder> holders) throws InterruptedException, ExecutionException {
        return Crowd.at(keyback, HOLDERS_AT_ONCE, holders, this::stop);
    }

    private Stop stop(Holder holder, Books books) throws IOException, InterruptedException, SQLException {
        Browser browser = new Browser(keyback.address());
        String link = books.stopLink(holder.login());
        browser.open(link);

        Instant clicked = Instant.now();
        browser.submit(link, Map.of());
        Duration answered = Duration.between(clicked, Instant.now());
        while (!books.closed(holder.login())) {
            Thread.onSpinWait();
        }
        Duration closed = Duration.between(clicked, Instant.now());
        if (!browser.page().contains("The request is stopped")) {
            throw new IllegalStateException("Not stopped: " + browser.page());
        }
        return new Stop(holder.state(), answered, closed, Duration.between(clicked, books.awaitFrozen(holder.login())));
    }

    private String newLogin() {
        return "holder" + numbers.incrementAndGet();
    }

    private Applicant applicant(String login, Books books) {
        return new Applicant(login, new Browser(keyback.address()), books, pictures);
    }
}
