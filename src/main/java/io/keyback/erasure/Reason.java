package io.keyback.erasure;

/** Why something was erased. */
public enum Reason {
    /** It had been kept for as long as it may be. */
    RETENTION_OVER,
    /** Somebody asked for it with the command. */
    REQUESTED,
    /** It was erased before, and came back with a copy of the database. */
    ERASED_BEFORE
}
