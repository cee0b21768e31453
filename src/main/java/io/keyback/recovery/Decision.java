package io.keyback.recovery;

/** What a reviewer decides. */
public enum Decision {
    APPROVED,
    REJECTED,
    INFO_NEEDED
}
