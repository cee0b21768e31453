package io.keyback.portal;

/** This browser is not, or no longer, bound to a case. */
class SessionEnded extends RuntimeException {
    SessionEnded() {
        super("No case is bound to this session");
    }
}
