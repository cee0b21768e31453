package io.keyback.faults;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that befalls the cluster, one after the other, and how soon afterwards things go on. */
final class Faults {

    /** Until a node stands in the middle of all steps of a kill. */
    private static final Duration MEETS_WITHIN = Duration.ofSeconds(50);

    static final Duration NEXT_STEP_WITHIN = Duration.ofSeconds(15);

    private static final Duration GOES_ON_WITHIN = Duration.ofSeconds(90);
    private static final Duration SHORT_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONG_PAUSE = Duration.ofSeconds(60);
    private static final Duration DATABASE_AWAY = Duration.ofMinutes(2);
    private static final Duration BAD_SERVER = Duration.ofSeconds(12);
    private static final Duration CLOCK_OFF = Duration.ofMinutes(10);
    private static final Duration WITH_THE_WRONG_CLOCK = Duration.ofSeconds(15);
    private static final long GLANCE_MILLIS = 50;

    /**
     * One fault.
     *
     * @param next until the first of the jobs that were due when it was over, or that it had in its hands, was executed
     * @param all until all of them were
     */
    record Happened(String what, int jobs, Duration next, Duration all) {}

    private final Cluster cluster;
    private final Standstill standstill;
    private final Books books;
    private final Watch watch;
    private final List<Happened> happened = new ArrayList<>();

    Faults(Cluster cluster, Standstill standstill, Books books, Watch watch) {
        this.cluster = cluster;
        this.standstill = standstill;
        this.books = books;
        this.watch = watch;
    }

    List<Happened> happened() {
        return List.copyOf(happened);
    }

    /** What is done to somebody. */
    interface Deed {
        void now() throws IOException, SQLException, InterruptedException;
    }

    /**
     * {@code kill -9} in the middle of these steps, and a start at once, as whoever watches over processes does it.
     *
     * @param meanwhile while it starts
     */
    void kill(Node node, Step[] steps, Deed meanwhile) throws IOException, SQLException, InterruptedException {
        watch.broken(true);
        cluster.nodes().prefer(node);
        for (Step step : steps) {
            standstill.begin(node, step);
        }
        await(node, steps);
        List<String> inHand = jobsOf(node);
        node.kill();
        for (Step step : steps) {
            standstill.end(node, step);
        }
        Instant killed = Instant.now();
        cluster.nodes().preferNone();
        cluster.start(node);
        note("kill -9 of " + node.name() + " in " + List.of(steps), inHand, killed);
        watch.broken(false);
        meanwhile.now();
        node.awaitHealth();
    }

    private void await(Node node, Step... steps) throws InterruptedException {
        Instant until = Instant.now().plus(MEETS_WITHIN);
        while (!Stream.of(steps).allMatch(step -> standstill.holds(node, step))) {
            if (Instant.now().isAfter(until)) {
                throw new AssertionError(node.name() + " has not come to all of " + List.of(steps));
            }
            Thread.sleep(GLANCE_MILLIS);
        }
    }

    private List<String> jobsOf(Node node) {
        return books.ask(() -> books.jdbc()
                .sql("""
                        select id_ from act_ru_job
                        where lock_owner_ like :node || '/%' and lock_exp_time_ > now() at time zone 'utc'
                        """)
                .param("node", node.name())
                .query(String.class)
                .list());
    }

    void databaseStops() throws IOException, SQLException, InterruptedException {
        during("database stopped at once, and started", () -> {
            cluster.database().stopImmediately();
            cluster.database().start();
        });
    }

    void databaseIsAway() throws IOException, SQLException, InterruptedException {
        during("database away for " + words(DATABASE_AWAY), () -> {
            cluster.database().stopImmediately();
            Thread.sleep(DATABASE_AWAY.toMillis());
            cluster.database().start();
        });
    }

    void databasePauses() throws IOException, SQLException, InterruptedException {
        during("database paused for " + words(SHORT_PAUSE), () -> {
            cluster.database().pause();
            Thread.sleep(SHORT_PAUSE.toMillis());
            cluster.database().resume();
        });
    }

    void nodePauses(Node node) throws IOException, SQLException, InterruptedException {
        during(node.name() + " paused for " + words(SHORT_PAUSE), () -> {
            node.pause();
            Thread.sleep(SHORT_PAUSE.toMillis());
            node.resume();
        });
    }

    /** In the middle of a step; all are sent to the other one, which has troubles of its own meanwhile. */
    void nodePausesForLong(Node node, Step step, Deed meanwhile)
            throws IOException, SQLException, InterruptedException {
        watch.broken(true);
        cluster.nodes().prefer(node);
        standstill.begin(node, step);
        await(node, step);
        List<String> inHand = jobsOf(node);
        node.pause();
        Instant paused = Instant.now();
        standstill.end(node, step);
        cluster.nodes().prefer(cluster.other(node));
        note(node.name() + " paused for " + words(LONG_PAUSE) + " in " + step, inHand, paused);
        watch.broken(false);
        meanwhile.now();
        Thread.sleep(Math.max(
                0, Duration.between(Instant.now(), paused.plus(LONG_PAUSE)).toMillis()));
        during(node.name() + " goes on after " + words(LONG_PAUSE), () -> {
            node.resume();
            cluster.nodes().preferNone();
        });
    }

    void mailServerIs(MailRelay.Mood mood) throws IOException, SQLException, InterruptedException {
        during("mail server " + words(mood), () -> {
            cluster.relay().is(mood);
            Thread.sleep(BAD_SERVER.toMillis());
            cluster.relay().is(MailRelay.Mood.WELL);
        });
    }

    void hostIs(HostServer.Mood mood) throws IOException, SQLException, InterruptedException {
        during("host " + words(mood), () -> {
            cluster.host().is(mood);
            Thread.sleep(BAD_SERVER.toMillis());
            cluster.host().is(HostServer.Mood.WELL);
        });
    }

    /** The proxy sends nobody to a node that is not healthy; that it says so is awaited. */
    void clockMoves(Node node, boolean ahead) throws IOException, SQLException, InterruptedException {
        Duration off = ahead ? CLOCK_OFF : CLOCK_OFF.negated();
        during("clock of " + node.name() + (ahead ? " +" : " ") + off.toMinutes() + " min", () -> {
            cluster.nodes().prefer(cluster.other(node));
            node.moveClock(off);
            Thread.sleep(WITH_THE_WRONG_CLOCK.toMillis());
            if (node.healthy()) {
                throw new AssertionError(node.name() + " does not see that its clock is wrong");
            }
            node.moveClock(Duration.ZERO);
            cluster.nodes().preferNone();
        });
    }

    void diskIsFull() throws IOException, SQLException, InterruptedException {
        during("disk full for evidence", () -> {
            cluster.pictures().fill();
            Thread.sleep(BAD_SERVER.toMillis());
            cluster.pictures().empty();
        });
    }

    private void during(String what, Deed deed) throws IOException, SQLException, InterruptedException {
        watch.broken(true);
        deed.now();
        Instant over = Instant.now();
        note(what, books.dueJobs(), over);
        watch.broken(false);
    }

    private void note(String what, List<String> jobs, Instant since) throws InterruptedException {
        Duration next = null;
        List<String> left = jobs;
        while (!left.isEmpty()) {
            left = books.stillDue(left);
            Duration passed = Duration.between(since, Instant.now());
            if (next == null && left.size() < jobs.size()) {
                next = passed;
            }
            if (passed.compareTo(GOES_ON_WITHIN) > 0) {
                throw new AssertionError(what + ": " + left.size() + " of " + jobs.size() + " jobs do not go on");
            }
            Thread.sleep(GLANCE_MILLIS);
        }
        Duration all = jobs.isEmpty() ? Duration.ZERO : Duration.between(since, Instant.now());
        happened.add(new Happened(what, jobs.size(), next == null ? Duration.ZERO : next, all));
    }

    private static String words(Duration duration) {
        return duration.toSeconds() + " s";
    }

    private static String words(Enum<?> mood) {
        return mood.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    String inWords() {
        return happened.stream()
                .map(one -> "| %s | %d | %d | %d |"
                        .formatted(
                                one.what(),
                                one.jobs(),
                                one.next().toMillis(),
                                one.all().toMillis()))
                .collect(Collectors.joining("\n"));
    }
}
