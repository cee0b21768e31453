package io.keyback.erasure;

import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Erases anew, before anybody is served, what stands on the list and is there all the same: the database is a copy from
 * before the erasure. The start fails when that cannot be done.
 */
@Component
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class ErasedBefore implements SmartLifecycle {

    /** Long before the web server. */
    private static final int FIRST = 0;

    private static final Logger log = LoggerFactory.getLogger(ErasedBefore.class);

    private final ErasureList list;
    private final ErasureRecords records;
    private final Erasures erasures;
    private volatile boolean running;

    ErasedBefore(ErasureList list, ErasureRecords records, Erasures erasures) {
        this.list = list;
        this.records = records;
        this.erasures = erasures;
    }

    @Override
    public void start() {
        AtomicInteger back = new AtomicInteger();
        list.read(some -> records.notErased(some).forEach(erased -> {
            erasures.again(erased.caseId(), erased.kind());
            back.incrementAndGet();
        }));
        if (back.get() > 0) {
            log.warn("The database held {} things that were erased before; they are erased again", back);
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return FIRST;
    }
}
