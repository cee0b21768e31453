package io.keyback.evidence;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many takes are in memory at the same time, from reading what was sent to keeping it. Who waits for a place holds
 * no picture.
 */
final class IntakePlaces {

    private final Semaphore free;
    private final Duration patience;

    IntakePlaces(EvidenceSettings settings) {
        this.free = new Semaphore(settings.maxParallelTakes(), true);
        this.patience = settings.maxTakeWait();
    }

    /**
     * Waits for a place, to be left again.
     *
     * @throws EvidenceBusy when none comes free in time
     */
    void enter() {
        try {
            if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new EvidenceBusy();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting to take pictures in", stopped);
        }
    }

    int free() {
        return free.availablePermits();
    }

    void leave() {
        free.release();
    }
}
