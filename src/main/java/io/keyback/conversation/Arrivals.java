package io.keyback.conversation;

import io.keyback.caseid.CaseId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Requests that wait for the next message of a case. A waiting request holds neither a servlet thread nor a database
 * connection. One query for all of them looks at the table every half second, so it does not matter which node a message
 * was written on, and there is nothing to connect again after a database restart.
 */
@Component
public class Arrivals {

    private static final Logger log = LoggerFactory.getLogger(Arrivals.class);

    private final Messages messages;
    private final ConversationProperties properties;
    private final Map<CaseId, Deque<Waiting<?>>> waiting = new HashMap<>();
    private boolean closed;

    Arrivals(Messages messages, ConversationProperties properties) {
        this.messages = messages;
        this.properties = properties;
    }

    /** A request; the answer is read by its own rules when it is time, so that whoever may no longer read is refused. */
    private record Waiting<T>(int after, long since, Supplier<T> read, CompletableFuture<T> answer) {

        void end() {
            try {
                answer.complete(read.get());
            } catch (RuntimeException refused) {
                answer.completeExceptionally(refused);
            }
        }
    }

    /**
     * The answer, as soon as the case has a message after this number; the same without one when that takes too long.
     *
     * @param read makes the answer; called again for it
     */
    public <T> CompletableFuture<T> await(CaseId caseId, int after, Supplier<T> read) {
        Waiting<T> request = new Waiting<>(after, System.nanoTime(), read, new CompletableFuture<>());
        Waiting<?> ends = enter(caseId, request);
        if (ends != null) {
            ends.end();
        }
        return request.answer();
    }

    /** Takes the place of the oldest where there are too many. */
    private synchronized @Nullable Waiting<?> enter(CaseId caseId, Waiting<?> request) {
        if (closed) {
            return request;
        }
        Deque<Waiting<?>> ofCase = waiting.computeIfAbsent(caseId, id -> new ArrayDeque<>());
        ofCase.add(request);
        return ofCase.size() > properties.maxWaiting() ? ofCase.poll() : null;
    }

    /** Answers those for whom something has come, and those who have waited long enough. */
    void look() {
        Collection<CaseId> cases = awaited();
        if (cases.isEmpty()) {
            return;
        }
        try {
            Map<CaseId, Integer> latest = messages.latest(cases);
            leave(latest, properties.longestWait()).forEach(Waiting::end);
        } catch (DataAccessException noDatabase) {
            log.warn("Cannot look for messages: {}", noDatabase.getClass().getSimpleName());
            leave(Map.of(), Duration.ZERO).forEach(Waiting::end);
        }
    }

    void open() {
        closed(false);
    }

    /** Answers all at once, and from now on everybody; a node that stops does not wait for those who wait. */
    void close() {
        closed(true);
        leave(Map.of(), Duration.ZERO).forEach(Waiting::end);
    }

    private synchronized void closed(boolean now) {
        closed = now;
    }

    private synchronized Collection<CaseId> awaited() {
        return List.copyOf(waiting.keySet());
    }

    private synchronized List<Waiting<?>> leave(Map<CaseId, Integer> latest, Duration longestWait) {
        long now = System.nanoTime();
        List<Waiting<?>> leaving = new ArrayList<>();
        waiting.forEach((caseId, requests) -> {
            List<Waiting<?>> ready = requests.stream()
                    .filter(request -> latest.getOrDefault(caseId, 0) > request.after()
                            || now - request.since() >= longestWait.toNanos())
                    .toList();
            requests.removeAll(ready);
            leaving.addAll(ready);
        });
        waiting.values().removeIf(Deque::isEmpty);
        return leaving;
    }
}
