package io.keyback.facecheck;

import io.keyback.facecheck.seeing.Watcher;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.bytedeco.javacpp.PointerScope;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The threads that look at live frames, each with its own watcher: what OpenCV looks with keeps buffers. How much may wait
 * is bounded by how many sessions there are and by what each may have in flight.
 */
@Component
class FaceWorkers implements DisposableBean {

    private final ThreadPoolExecutor threads;
    private final ThreadLocal<Watcher> watchers;

    FaceWorkers(FaceEngine engine, LiveSettings settings) {
        this.watchers = ThreadLocal.withInitial(engine::watcher);
        AtomicInteger number = new AtomicInteger();
        BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
        this.threads =
                new ThreadPoolExecutor(settings.workers(), settings.workers(), 0, TimeUnit.SECONDS, waiting, job -> {
                    Thread thread = new Thread(job, "face-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * Has the job done on one of the threads. What it allocates is freed when it ends.
     *
     * @param broken is told what it threw, or why there is nothing to look with
     */
    void run(Consumer<Watcher> job, Consumer<Throwable> broken) {
        threads.execute(() -> {
            try {
                Watcher watcher = watchers.get();
                PointerScope allocated = new PointerScope();
                try {
                    job.accept(watcher);
                } finally {
                    allocated.close();
                }
            } catch (RuntimeException | LinkageError problem) {
                broken.accept(problem);
            }
        });
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
