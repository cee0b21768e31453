package io.keyback.process;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The jobs that this node has locked and not finished: those that it executes, and those that wait for a thread. */
final class JobsInHand {

    private final Map<String, Long> since = new ConcurrentHashMap<>();

    void take(Collection<String> jobs) {
        jobs.forEach(job -> since.putIfAbsent(job, System.nanoTime()));
    }

    void leave(Collection<String> jobs) {
        since.keySet().removeAll(jobs);
    }

    /** Those that have not been in hand for longer than this, whatever the clock on the wall shows. */
    List<String> notLongerThan(Duration longest) {
        long now = System.nanoTime();
        return since.entrySet().stream()
                .filter(held -> now - held.getValue() <= longest.toNanos())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
