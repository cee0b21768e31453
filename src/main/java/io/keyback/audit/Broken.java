package io.keyback.audit;

/** The trail is not as it was written; the message says where, in plain words. */
public class Broken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Broken(String where) {
        super(where);
    }
}
