package io.keyback.documentcheck;

/** The folder cannot be judged as it is; the message says what to mend. */
public class BenchRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BenchRefused(String reason) {
        super(reason);
    }
}
