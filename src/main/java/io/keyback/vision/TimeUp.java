package io.keyback.vision;

/** Work was not done by its {@link Deadline}; what it would have said is not known. */
public class TimeUp extends RuntimeException {

    public TimeUp() {
        super("not done in time");
    }
}
