package io.keyback.recovery;

/** What a senior reviewer finds out about a stop. */
public enum StopDecision {
    /** The holder was right to stop: the account stays frozen, and the host's support takes over. */
    STOP_UPHELD,
    /** It was a mistake: the freeze is lifted, and a new request may be made at once. */
    STOP_LIFTED
}
