package io.keyback.vision;

/** A job broke; what it would have said is not known. */
public class WorkFailed extends RuntimeException {

    WorkFailed(Throwable cause) {
        super("the work failed: " + cause.getClass().getSimpleName(), cause);
    }
}
