package io.keyback.recovery;

/** Port: who the reviewers are. Asked each time, so that what is personal of them is kept with staff alone. */
public interface Reviewers {

    /** The reviewer with what is known of him now; without an email and a rank of his own when he is gone. */
    Reviewer named(String name);
}
