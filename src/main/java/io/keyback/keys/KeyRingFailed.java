package io.keyback.keys;

/** The key ring could not wrap or unwrap. The message says what to look at, and nothing of the keys. */
public class KeyRingFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public KeyRingFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
