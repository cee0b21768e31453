package io.keyback.vision;

/** All workers are taken and as many wait as may wait. */
public class NoWorkerFree extends RuntimeException {

    public NoWorkerFree() {
        super("no worker is free");
    }
}
