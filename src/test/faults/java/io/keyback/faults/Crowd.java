package io.keyback.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** All applicants. They come one after the other over a while, and each goes on until the goal is reached. */
final class Crowd implements AutoCloseable {

    private static final int AT_ONCE = 4;

    /** So that every fault finds cases in all steps, and a node that starts still gets its share of two cores. */
    private static final Duration APART = Duration.ofMillis(600);

    private static final long BETWEEN_LOOKS_MILLIS = 100;
    private static final int UNDER_WAY_AT_MOST = 120;

    private final List<Applicant> everybody = new ArrayList<>();
    private final Queue<Applicant> underWay = new ConcurrentLinkedQueue<>();
    private final AtomicInteger come = new AtomicInteger();
    private final AtomicInteger arrived = new AtomicInteger();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private Instant nextComes = Instant.MIN;
    private volatile boolean over;

    Crowd(Nodes nodes, World world) {
        for (Goal goal : Goal.values()) {
            for (int number = 0; number < goal.cases(); number++) {
                everybody.add(new Applicant(
                        goal.name().toLowerCase(java.util.Locale.ROOT) + "-" + number,
                        goal,
                        number % 3 == 0,
                        new Browser(nodes, number),
                        world));
            }
        }
        Collections.shuffle(everybody, new Random(7));
    }

    List<Applicant> everybody() {
        return everybody;
    }

    void begin() {
        for (int thread = 0; thread < AT_ONCE; thread++) {
            threads.execute(this::walk);
        }
    }

    private void walk() {
        try {
            while (!over) {
                Applicant next = next();
                if (next == null) {
                    Thread.sleep(100);
                } else if (next.goesOn()) {
                    arrived.incrementAndGet();
                } else {
                    underWay.add(next);
                    Thread.sleep(BETWEEN_LOOKS_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    /** A new one when it is time for him, else one who is under way. */
    private synchronized Applicant next() {
        Instant now = Instant.now();
        int underWayNow = come.get() - arrived.get();
        if (come.get() < everybody.size() && underWayNow < UNDER_WAY_AT_MOST && !now.isBefore(nextComes)) {
            nextComes = now.plus(APART);
            return everybody.get(come.getAndIncrement());
        }
        return underWay.poll();
    }

    int come() {
        return come.get();
    }

    int arrived() {
        return arrived.get();
    }

    /** Whether all arrive; false when nobody else has within this time. */
    boolean awaitAll(Duration patience) throws InterruptedException {
        int seen = arrived.get();
        Instant until = Instant.now().plus(patience);
        while (arrived.get() < everybody.size() && Instant.now().isBefore(until)) {
            rethrow();
            Thread.sleep(200);
            if (arrived.get() > seen) {
                seen = arrived.get();
                until = Instant.now().plus(patience);
            }
        }
        return arrived.get() == everybody.size();
    }

    void rethrow() {
        RuntimeException e = failure.get();
        if (e != null) {
            throw new AssertionError("An applicant met what nobody expected", e);
        }
    }

    /** Who has not arrived, by goal. */
    Map<Goal, List<String>> late() {
        Map<Goal, List<String>> late = new EnumMap<>(Goal.class);
        underWay.forEach(applicant -> late.computeIfAbsent(applicant.goal(), first -> new ArrayList<>())
                .add(applicant.login()));
        return late;
    }

    @Override
    public void close() {
        over = true;
        threads.shutdownNow();
    }
}
