package io.keyback.process;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps a node that runs jobs honest towards the others: its clock is right, and its jobs stay its own while it lives. It
 * has a thread of its own, because nothing may make it late.
 */
@Component
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class NodeWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(NodeWatch.class);

    private final NodeClock clock;
    private final JobLease lease;
    private @Nullable ScheduledExecutorService thread;

    NodeWatch(NodeClock clock, JobLease lease) {
        this.clock = clock;
        this.lease = lease;
    }

    @Override
    public synchronized void start() {
        CustomizableThreadFactory daemon = new CustomizableThreadFactory("node-watch-");
        daemon.setDaemon(true);
        thread = Executors.newSingleThreadScheduledExecutor(daemon);
        long every = lease.every().toMillis();
        var unused = thread.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
    }

    /** While the database is away nobody takes a job from anybody. */
    private void look() {
        try {
            lease.prolong();
            clock.compare();
        } catch (RuntimeException e) {
            log.warn("This node could not show that it lives: {}", e.getMessage());
        }
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.shutdownNow();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
