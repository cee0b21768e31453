package io.keyback.faults;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Looks again and again how long a due job waits while nothing is broken, and for incidents. */
final class Watch implements AutoCloseable {

    private static final long GLANCE_MILLIS = 500;

    private final Books books;
    private final Map<String, Long> waitsSince = new HashMap<>();
    private final Set<String> incidents = new HashSet<>();
    private final Thread thread = new Thread(this::look, "watch");
    private long longestNanos;
    private boolean broken;
    private volatile boolean over;

    Watch(Books books) {
        this.books = books;
        thread.setDaemon(true);
        thread.start();
    }

    /** What waits while something is broken has not been left lying. */
    synchronized void broken(boolean now) {
        broken = now;
        waitsSince.clear();
    }

    synchronized Duration longestWait() {
        return Duration.ofNanos(longestNanos);
    }

    synchronized Set<String> incidents() {
        return Set.copyOf(incidents);
    }

    private void look() {
        while (!over) {
            try {
                Set<String> due = new HashSet<>(books.dueJobs());
                note(due);
                note(books.list("""
                        select coalesce(activity_id_, '?') || ': ' || coalesce(incident_msg_, '') from act_ru_incident
                        """, String.class));
                Thread.sleep(GLANCE_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private synchronized void note(java.util.List<String> found) {
        incidents.addAll(found);
    }

    private synchronized void note(Set<String> due) {
        long now = System.nanoTime();
        waitsSince.keySet().retainAll(due);
        due.forEach(job -> waitsSince.putIfAbsent(job, now));
        if (!broken) {
            waitsSince.values().forEach(since -> longestNanos = Math.max(longestNanos, now - since));
        }
    }

    @Override
    public void close() {
        over = true;
        thread.interrupt();
    }
}
