package io.keyback.bench;

/** The folder cannot be judged as it is; the message says what to mend. */
public class BenchRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BenchRefused(String reason) {
        super(reason);
    }
}
