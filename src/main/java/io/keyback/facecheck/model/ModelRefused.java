package io.keyback.facecheck.model;

/** A file is there and must not be used; the message says why, for the operator. */
class ModelRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ModelRefused(String reason) {
        super(reason);
    }

    ModelRefused(String reason, Throwable cause) {
        super(reason, cause);
    }
}
