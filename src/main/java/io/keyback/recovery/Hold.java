package io.keyback.recovery;

/** How long the host keeps sensitive actions closed after a reset; decided by {@code hold.dmn}. */
public enum Hold {
    /** Time enough to read a mail. */
    STANDARD,
    /** Something spoke against the applicant, or whoever has the mailbox reads every notice. */
    EXTENDED
}
