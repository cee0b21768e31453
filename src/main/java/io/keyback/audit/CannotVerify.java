package io.keyback.audit;

/** It cannot be said whether the trail is intact, because something that says so is not there. */
class CannotVerify extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotVerify(String why) {
        super(why);
    }
}
