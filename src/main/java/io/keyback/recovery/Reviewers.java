package io.keyback.recovery;

/** Port: who the reviewers are. Asked each time, so that what is personal of them is kept with staff alone. */
public interface Reviewers {

    /** The reviewer with what is known of him now; without an email when he has none, or is gone. */
    Reviewer named(String name);
}
