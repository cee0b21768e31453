package io.keyback.vision;

import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.javacpp.PointerScope;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The fixed number of threads on which pictures are looked at, so that however many are handed in, their memory is
 * bounded. What OpenCV allocates in a job is freed when the job ends.
 */
@Component
public class Workers implements DisposableBean {

    private final ThreadPoolExecutor threads;

    Workers(VisionSettings settings) {
        BlockingQueue<Runnable> waiting =
                settings.maxWaiting() == 0 ? new SynchronousQueue<>() : new ArrayBlockingQueue<>(settings.maxWaiting());
        AtomicInteger number = new AtomicInteger();
        this.threads =
                new ThreadPoolExecutor(settings.workers(), settings.workers(), 0, TimeUnit.SECONDS, waiting, job -> {
                    Thread thread = new Thread(job, "vision-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * Has the job done, and waits for it no longer than until the deadline, waiting for a thread included.
     *
     * @throws TimeUp when it was not done by then; it is told by interruption and by its own look at the deadline
     * @throws NoWorkerFree when too many wait already
     * @throws WorkFailed when the job threw something
     */
    public <T> T call(Deadline deadline, Callable<T> job) {
        Future<T> result = submit(deadline, job);
        try {
            return result.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            result.cancel(true);
            throw new TimeUp();
        } catch (InterruptedException interrupted) {
            result.cancel(true);
            Thread.currentThread().interrupt();
            throw new TimeUp();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof TimeUp timeUp) {
                throw timeUp;
            }
            throw new WorkFailed(Objects.requireNonNull(failed.getCause()));
        }
    }

    private <T> Future<T> submit(Deadline deadline, Callable<T> job) {
        try {
            return threads.submit(() -> {
                deadline.check();
                OpenCv.load();
                PointerScope allocated = new PointerScope();
                try {
                    return job.call();
                } finally {
                    allocated.close();
                }
            });
        } catch (RejectedExecutionException full) {
            throw new NoWorkerFree();
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
