package io.keyback.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Several at once, until everything is done. */
final class Crowd {

    private Crowd() {}

    /** What is done for one, with a connection of its own. */
    interface Deed<A, B> {
        B of(A one, Books books) throws IOException, InterruptedException, SQLException;
    }

    static <A, B> List<B> at(Keyback keyback, int threads, List<A> all, Deed<A, B> deed)
            throws InterruptedException, ExecutionException {
        ConcurrentLinkedQueue<A> left = new ConcurrentLinkedQueue<>(all);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<List<B>>> parts = IntStream.range(0, threads)
                .mapToObj(any -> pool.submit(() -> {
                    List<B> done = new ArrayList<>();
                    try (Books books = new Books(keyback)) {
                        for (A one = left.poll(); one != null; one = left.poll()) {
                            done.add(deed.of(one, books));
                        }
                    }
                    return done;
                }))
                .toList();
        pool.shutdown();
        List<B> done = new ArrayList<>();
        for (Future<List<B>> part : parts) {
            done.addAll(part.get());
        }
        return done;
    }
}
