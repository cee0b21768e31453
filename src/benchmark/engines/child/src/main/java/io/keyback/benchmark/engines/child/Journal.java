package io.keyback.benchmark.engines.child;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Knows how far each case is, told by its steps after their commits: nobody asks the database for it. Static, because an
 * engine makes the objects of its steps itself.
 */
public final class Journal {

    private static final long PATIENCE_SECONDS = 60;
    private static final String BEFORE_REVIEW = "CheckRequest";
    private static final String AFTER_REVIEW = "Reset";
    private static final String LAST = "Notify";
    private static final Map<String, String> NEXT = Map.of("SendCode", BEFORE_REVIEW, AFTER_REVIEW, LAST);

    private static volatile Model model = Model.REFERENCE;
    private static final Map<Awaited, CompletableFuture<Void>> AWAITED = new ConcurrentHashMap<>();
    private static final Map<Awaited, Long> READY = new ConcurrentHashMap<>();
    private static final ConcurrentLinkedQueue<Long> PICK_UPS = new ConcurrentLinkedQueue<>();

    private record Awaited(String key, String step) {}

    private Journal() {}

    static void of(Model driven) {
        model = driven;
    }

    /**
     * Called by each step where its work would be done.
     *
     * @return the variables that the step sets
     */
    public static Map<String, Object> work(String key, String step) {
        if (model.isJob(step)) {
            // A job may run before the thread that made it has come back from its commit.
            Long since = READY.remove(new Awaited(key, step));
            PICK_UPS.add(since == null ? 0 : System.nanoTime() - since);
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                committed(key, step);
            }
        });
        return model.variables(step);
    }

    private static void committed(String key, String step) {
        if (NEXT.containsKey(step)) {
            ready(key, NEXT.get(step));
        } else {
            future(key, step).complete(null);
        }
    }

    private static void ready(String key, String step) {
        READY.put(new Awaited(key, step), System.nanoTime());
    }

    static void started(String key) {
        ready(key, "SendCode");
    }

    static void reviewed(String key) {
        ready(key, AFTER_REVIEW);
    }

    static void awaitReview(String key) throws Exception {
        await(key, BEFORE_REVIEW);
    }

    static void awaitEnd(String key) throws Exception {
        await(key, LAST);
    }

    private static void await(String key, String step) throws Exception {
        future(key, step).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        AWAITED.remove(new Awaited(key, step));
    }

    private static CompletableFuture<Void> future(String key, String step) {
        return AWAITED.computeIfAbsent(new Awaited(key, step), none -> new CompletableFuture<>());
    }

    /** How long each job lay between the commit that made it and its first line, in nanoseconds; then forgets them. */
    static List<Long> pickUps() {
        List<Long> all = PICK_UPS.stream().sorted().toList();
        PICK_UPS.clear();
        READY.clear();
        return all;
    }
}
