package io.keyback.recovery;

/** What a reviewer may decide: some decisions belong to seniors alone. */
public enum Rank {
    REVIEWER,
    SENIOR
}
