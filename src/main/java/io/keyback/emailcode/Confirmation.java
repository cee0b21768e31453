package io.keyback.emailcode;

/** What came of a code that was entered. */
public sealed interface Confirmation {

    /** The code was right; or had been confirmed before. */
    record Confirmed() implements Confirmation {}

    /** The code was wrong; more tries are left. */
    record Wrong(int triesLeft) implements Confirmation {}

    /** The code was wrong; it cannot be guessed, so that this was not counted. */
    record Mistyped() implements Confirmation {}

    /** The code was too old; another must be asked for. */
    record Expired() implements Confirmation {}

    /** Too many wrong tries: no code of this case will be accepted any more. */
    record UsedUp() implements Confirmation {}
}
